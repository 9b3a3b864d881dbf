import { readFile } from 'node:fs/promises';
import { createEngine } from './engine.js';

export const { load, summarize, keywords, split } = createEngine(async () =>
  WebAssembly.compile(await readFile(new URL('../epitome.wasm', import.meta.url))),
);
