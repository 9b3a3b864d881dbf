import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** The module in a file, gzipped. */
export async function compileFrom(url) {
  return WebAssembly.compile(gunzipSync(await readFile(url)));
}
