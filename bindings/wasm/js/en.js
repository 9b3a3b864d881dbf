import { compileFrom, createEngine } from './engine.js';

export const { load, summarize, keywords, split } = createEngine(() =>
  compileFrom(new URL('../epitome-en.wasm', import.meta.url)),
);
