// Calls the module: one text at a time, in steps between which it can be stopped.

import { readKeywords, readSentences, readSummary, readText } from './answer.js';

/** The numbers of `Field` in src/session.rs. */
const FIELDS = { text: 0, language: 1, title: 2, query: 3, budget: 4 };

/** A text of so many characters takes long enough (some milliseconds) to let a page breathe between the steps. */
const LONG = 50_000;

/** The memory of an instance never shrinks: one that grew beyond this many bytes is given up. */
const MOST_MEMORY = 64 << 20;

const encoder = new TextEncoder();

const breathe = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/**
 * What summarizes, by the module that `compile` gives a promise of. It is asked once, when the first text comes or
 * `load` is called.
 */
export function createEngine(compile) {
  let compiled;
  let exports;
  // Texts wait for each other: the module holds one at a time.
  let last = Promise.resolve();

  /** The compiled module; where that failed, the next text tries again. */
  function load() {
    compiled ??= compile().catch((error) => {
      compiled = undefined;
      throw error;
    });
    return compiled;
  }

  function hand(bytesOf, field) {
    const value = String(bytesOf);
    // A UTF-16 code unit takes three bytes of UTF-8 at most.
    const address = exports.input(3 * value.length);
    const buffer = new Uint8Array(exports.memory.buffer, address, 3 * value.length);
    const { written } = encoder.encodeInto(value, buffer);
    check(exports.set(field, written));
  }

  function output() {
    return new Uint8Array(exports.memory.buffer, exports.output(), exports.output_length());
  }

  function check(refused) {
    if (refused) throw new RangeError(readText(output()));
  }

  async function answer(text, options, steps) {
    const { signal, onProgress, minRelevance = 0 } = options;
    if (!(minRelevance >= 0 && minRelevance <= 1)) {
      throw new RangeError(`parameter 'minRelevance' is ${minRelevance}, but must be in the range 0..=1`);
    }
    signal?.throwIfAborted();
    onProgress?.({ step: 'load', fraction: 0 });
    const module = await load();
    signal?.throwIfAborted();
    exports ??= (await WebAssembly.instantiate(module, {})).exports;
    try {
      exports.clear();
      for (const [name, field] of Object.entries(FIELDS)) {
        const value = name === 'text' ? text : options[name];
        if (value !== undefined && value !== null) hand(value, field);
      }
      check(exports.set_min_relevance(minRelevance));
      for (const [at, step] of steps.entries()) {
        onProgress?.({ step: step.name, fraction: at / steps.length });
        if (text.length > LONG && (at > 0 || onProgress)) await breathe();
        signal?.throwIfAborted();
        check(exports[step.name](...(step.arguments ?? [])));
      }
      const bytes = output();
      onProgress?.({ step: 'done', fraction: 1 });
      return steps.at(-1).read(bytes, text);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      // What is left of the instance cannot be trusted.
      exports = undefined;
      throw new Error('the text could not be summarized: out of memory, or a fault of the module', { cause: error });
    } finally {
      if (exports?.memory.buffer.byteLength > MOST_MEMORY) exports = undefined;
      exports?.clear();
    }
  }

  function queue(text, options, steps) {
    if (typeof text !== 'string') return Promise.reject(new TypeError('the text is not a string'));
    const next = last.then(() => answer(text, options, steps));
    last = next.catch(() => {});
    return next;
  }

  return {
    async load() {
      await load();
    },
    summarize: (text, options = {}) =>
      queue(text, options, [{ name: 'analyze' }, { name: 'score' }, { name: 'select', read: readSummary }]),
    keywords(text, { count = 10, ...options } = {}) {
      if (!Number.isInteger(count) || count < 0 || count > 0xffffffff) {
        return Promise.reject(new RangeError(`parameter 'count' is ${count}, not a whole number from 0`));
      }
      return queue(text, options, [{ name: 'analyze' }, { name: 'keywords', arguments: [count], read: readKeywords }]);
    },
    split: (text, options = {}) => queue(text, options, [{ name: 'split', read: readSentences }]),
  };
}

/** The module at an address, which has to be of this origin where the page's policy says so. */
export async function compileFrom(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  // A server that calls it something else costs the streaming, not the module.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
