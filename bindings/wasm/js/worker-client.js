// A worker as if it were the module itself.

const ERRORS = { RangeError, TypeError };

const startModule = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

/**
 * The same functions in a worker of its own, so that no text however long keeps the page waiting. To abort a text ends the
 * worker, hence at once; the next text starts another.
 */
export function createWorker({ languages = 'all', start: startWorker = startModule } = {}) {
  const waiting = [];
  let worker;
  let running;
  let number = 0;

  function start() {
    worker = startWorker();
    worker.addEventListener('message', ({ data }) => {
      if (data.id !== running?.id) return;
      if (data.progress) return running.onProgress?.(data.progress);
      const { error } = data;
      if (error) finish('reject', new (ERRORS[error.name] ?? Error)(error.message));
      else finish('resolve', data.answer);
    });
    worker.addEventListener('error', (event) => {
      end();
      finish('reject', new Error(event.message || 'the worker could not be started'));
    });
  }

  function end() {
    worker?.terminate();
    worker = undefined;
  }

  function next() {
    running = waiting.shift();
    if (!running) return;
    const { id, method, text, options } = running;
    try {
      if (!worker) start();
      worker.postMessage({ id, method, text, options, languages });
    } catch (error) {
      // A worker that may not be started here, or an option that cannot be sent.
      finish('reject', error);
    }
  }

  function finish(how, value) {
    const job = running;
    running = undefined;
    job?.signal?.removeEventListener('abort', job.abort);
    job?.[how](value);
    next();
  }

  function ask(method, text, { signal, onProgress, ...options } = {}) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      number += 1;
      const job = { id: number, method, text, options, signal, onProgress, resolve, reject };
      job.abort = () => {
        if (job === running) {
          end();
          finish('reject', signal.reason);
        } else {
          waiting.splice(waiting.indexOf(job), 1);
          reject(signal.reason);
        }
      };
      signal?.addEventListener('abort', job.abort, { once: true });
      waiting.push(job);
      if (!running) next();
    });
  }

  return {
    load: () => ask('load'),
    summarize: (text, options) => ask('summarize', text, options),
    keywords: (text, options) => ask('keywords', text, options),
    split: (text, options) => ask('split', text, options),
    terminate() {
      end();
      const stopped = new DOMException('the worker was terminated', 'AbortError');
      for (const job of waiting.splice(0)) job.reject(stopped);
      if (running) finish('reject', stopped);
    },
  };
}
