// What runs in the worker: does what js/worker-client.js asks, one text at a time.

const ENGINES = { all: () => import('./index.js'), en: () => import('./en.js') };

addEventListener('message', async ({ data: { id, method, text, options, languages } }) => {
  try {
    const engine = await (ENGINES[languages] ?? ENGINES.all)();
    const onProgress = (progress) => postMessage({ id, progress });
    postMessage({ id, answer: await engine[method](text, { ...options, onProgress }) });
  } catch (error) {
    postMessage({ id, error: { name: error.name, message: error.message } });
  }
});
