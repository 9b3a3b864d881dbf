// The same with the word lists of English alone.
export * from './index.js';
