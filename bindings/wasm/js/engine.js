// Calls the module: one text at a time, in steps between which it can be stopped.

import { readKeywords, readSentences, readSummary, readText } from './answer.js';

/** The numbers of `Field` in src/session.rs. */
const FIELDS = { text: 0, language: 1, title: 2, budget: 3, query: 4 };

/** A text of so many characters takes long enough (some milliseconds) to let a page breathe between the steps. */
const LONG = 50_000;

/** The memory of an instance never shrinks: one that grew beyond this many bytes is given up. */
const MOST_MEMORY = 64 << 20;

/** A text of its own with what articles have, for a browser to compile what it runs. */
const REHEARSAL = `Rain in the valley

By Ann Lee, 3 May 2024

The river rose by two metres on Monday, and the bridge was closed. "We have seen nothing like it since 1998," said Dr. Lee.
However, the mayor expects it to fall by Friday.

Share this article

It was the third flood in five years. Some 1,200 people left their homes.`;

/** The first byte of what is gzipped. */
const GZIP = 0x1f;

const encoder = new TextEncoder();

const breathe = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

const SUMMARY = [{ name: 'analyze' }, { name: 'score' }, { name: 'select', read: readSummary }];

/**
 * What summarizes, by one of two modules, of which each function gives a promise: `summary`, and `everything` for queries,
 * key phrases and the split. They are asked once, when the first text needs the module, `summary` also when `load` is
 * called.
 */
export function createEngine(compile) {
  const compiled = {};
  /** The name of the module that `exports` are of. */
  let loaded;
  let exports;
  /** The first run of all, where `load` asked for it. */
  let rehearsed;
  // Texts wait for each other: the module holds one at a time.
  let last = Promise.resolve();

  /** The compiled module; where that failed, the next text tries again. */
  function load(name) {
    compiled[name] ??= compile[name]().catch((error) => {
      compiled[name] = undefined;
      throw error;
    });
    return compiled[name];
  }

  /** Makes `exports` those of the module; one that has everything has summaries, too. */
  async function instantiate(needed, signal) {
    const name = loaded === 'everything' ? loaded : needed;
    if (exports && loaded === name) return;
    const module = await load(name);
    signal?.throwIfAborted();
    exports = (await WebAssembly.instantiate(module, {})).exports;
    loaded = name;
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

  async function answer(text, options, needed, steps) {
    const { signal, onProgress, minRelevance = 0 } = options;
    if (!(minRelevance >= 0 && minRelevance <= 1)) {
      throw new RangeError(`parameter 'minRelevance' is ${minRelevance}, but must be in the range 0..=1`);
    }
    signal?.throwIfAborted();
    onProgress?.({ step: 'load', fraction: 0 });
    await instantiate(needed, signal);
    try {
      exports.clear();
      for (const [name, field] of Object.entries(FIELDS)) {
        const value = name === 'text' ? text : options[name];
        if (value !== undefined && value !== null) hand(value, field);
      }
      // Only a query makes it matter.
      if (options.query != null) check(exports.set_min_relevance(minRelevance));
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

  function queue(text, options, needed, steps) {
    if (typeof text !== 'string') return Promise.reject(new TypeError('the text is not a string'));
    const next = last.then(() => answer(text, options, needed, steps));
    last = next.catch(() => {});
    return next;
  }

  return {
    async load() {
      // A browser compiles a function when it first runs: nine tenths of a first summary.
      if (!exports) rehearsed ??= queue(REHEARSAL, {}, 'summary', SUMMARY);
      try {
        await rehearsed;
      } catch (error) {
        rehearsed = undefined;
        throw error;
      }
    },
    summarize: (text, options = {}) =>
      queue(text, options, options.query == null ? 'summary' : 'everything', SUMMARY),
    keywords(text, { count = 10, ...options } = {}) {
      if (!Number.isInteger(count) || count < 0 || count > 0xffffffff) {
        return Promise.reject(new RangeError(`parameter 'count' is ${count}, not a whole number from 0`));
      }
      const step = { name: 'keywords', arguments: [count], read: readKeywords };
      return queue(text, options, 'everything', [{ name: 'analyze' }, step]);
    },
    split: (text, options = {}) => queue(text, options, 'everything', [{ name: 'split', read: readSentences }]),
  };
}

/** The module at an address, gzipped; it has to be of this origin where the page's policy says so. */
export async function compileFrom(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Some servers tell the browser to unpack what is called .gz.
  if (new Uint8Array(bytes, 0, 1)[0] !== GZIP) return WebAssembly.compile(bytes);
  const unpacked = new Response(bytes).body.pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { 'content-type': 'application/wasm' } }));
}
