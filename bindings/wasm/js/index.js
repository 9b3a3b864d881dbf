import { compileFrom, createEngine } from './engine.js';

export const { load, summarize, keywords, split } = createEngine(() =>
  compileFrom(new URL('../epitome.wasm', import.meta.url)),
);
