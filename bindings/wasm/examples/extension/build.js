// Puts the extension together in target/extension, to be loaded in chrome://extensions: node examples/extension/build.js

import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../../target/extension/');

mkdirSync(out, { recursive: true });
// A script that is put into a page is no module.
await build({ entryPoints: [here('content.js')], bundle: true, format: 'iife', outdir: out, logLevel: 'warning' });
await build({ entryPoints: [here('background.js')], bundle: true, format: 'esm', outdir: out, logLevel: 'warning' });
copyFileSync(here('manifest.json'), `${out}manifest.json`);
copyFileSync(here('../../epitome-summary.wasm.gz'), `${out}epitome-summary.wasm.gz`);
