// The package's folder and some pages of the tests' own, from an address of this machine, under the strictest policy that
// the element can work with.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';

const ROOT = new URL('../', import.meta.url);
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.gz': 'application/gzip' };

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
];

/** Scripts from trusted addresses alone, by a policy that only the test of the worker makes. */
const TRUSTED = ["require-trusted-types-for 'script'", 'trusted-types worker'];

const policyOf = (path) => [...POLICY, ...(path === '/untrusted' ? [] : TRUSTED)].join('; ');

/** `pages` by path, beside the files. */
export async function serve(pages = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    try {
      const body = pages[path] ?? (await readFile(new URL(`.${path}`, ROOT)));
      const type = TYPES[pages[path] === undefined ? extname(path) : '.html'] ?? 'text/plain';
      response.writeHead(200, { 'content-type': type === TYPES['.gz'] ? type : `${type}; charset=utf-8`, 'content-security-policy': policyOf(path) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
