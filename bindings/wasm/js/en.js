import { compileFrom, createEngine } from './engine.js';

export const { load, summarize, keywords, split } = createEngine({
  summary: () => compileFrom(new URL('../epitome-summary-en.wasm.gz', import.meta.url)),
  everything: () => compileFrom(new URL('../epitome-en.wasm.gz', import.meta.url)),
});
