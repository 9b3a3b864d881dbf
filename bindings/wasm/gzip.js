// Gzips a file as small as it goes: node gzip.js FROM TO.gz

import { readFileSync, writeFileSync } from 'node:fs';
import zopfli from '@gfx/zopfli';

const [from, to] = process.argv.slice(2);
writeFileSync(to, await zopfli.gzipAsync(readFileSync(from), {}));
