// What npm would publish: it installs, its types compile, and it runs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'epitome-'));
const run = (program, argv, cwd = folder) => execFileSync(program, argv, { cwd, encoding: 'utf8' });

after(() => rmSync(folder, { recursive: true }));

test('the package holds what it needs, compiles and runs', () => {
  const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root));
  const names = files.map(({ path }) => path).sort();
  for (const needed of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'epitome.wasm.gz', 'epitome-en.wasm.gz', 'epitome-summary.wasm.gz', 'epitome-summary-en.wasm.gz', 'js/element.js', 'js/element.d.ts']) {
    assert.ok(names.includes(needed), needed);
  }
  assert.deepEqual(names.filter((name) => !/^(js\/|LICENSE-|README\.md$|screenshot\.png$|package\.json$|epitome(-summary)?(-en)?\.wasm\.gz$)/.test(name)), []);

  cpSync(join(root, 'test/types'), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', '--offline', join(folder, filename)]);
  // It needs nothing else.
  assert.deepEqual(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')), ['epitome-wasm']);
  run(join(root, 'node_modules/.bin/tsc'), ['--project', folder]);
  writeFileSync(
    join(folder, 'main.js'),
    `import { summarize } from 'epitome-wasm'; import * as en from 'epitome-wasm/en';
    for (const it of [summarize, en.summarize]) console.log((await it('Rain fell for a week. The river rose.', { budget: 1 })).sentences.length);`,
  );
  assert.equal(run(process.execPath, ['main.js']), '1\n1\n');
});
