// Runs the native library, built by ./ci.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../target/native/native', import.meta.url));

export function native(input, ...argv) {
  const { status, stdout, stderr, error } = spawnSync(program, argv, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`native: ${error ?? stderr}`);
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}
