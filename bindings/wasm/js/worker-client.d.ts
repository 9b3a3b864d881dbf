import type { Engine } from './index.js';

export interface WorkerEngine extends Engine {
  /** Starts the worker now, which loads the module as `load` does on the page. */
  load(): Promise<void>;
  /** Ends the worker; what waits is rejected with an `AbortError`. The next text starts another. */
  terminate(): void;
}

export interface WorkerOptions {
  /** `all` languages (the default) or the smaller module of `en` alone. */
  languages?: 'all' | 'en';
  /**
   * Starts `epitome-wasm/worker-script` as a module, where a page's policy demands trusted types or a bundler moves files.
   * Default: `new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })`.
   */
  start?: () => Worker;
}

/** The same functions in a worker of its own; to abort a text ends the worker, hence at once. */
export function createWorker(options?: WorkerOptions): WorkerEngine;
