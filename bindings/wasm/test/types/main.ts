import { createWorker } from 'epitome-wasm/worker';
import { summarize, type Summary } from 'epitome-wasm';
import { keywords } from 'epitome-wasm/en';
import 'epitome-wasm/element';

const text = 'Rain fell for a week. The river rose over its banks. People left their houses.';
const summary: Summary = await summarize(text, { budget: '20 words', signal: AbortSignal.timeout(1000) });
for (const { start, end, score } of summary.sentences) console.log(text.slice(start, end), score.toFixed(3));
const [first] = await keywords(text, { count: 1 });
const worker = createWorker({ languages: 'en' });
await worker.split(first?.text ?? '', { onProgress: ({ step, fraction }) => console.log(step, fraction) });
document.querySelector('epitome-summary')?.addEventListener('epitome-summary', (event) => console.log(event.detail.title));
// @ts-expect-error: a budget is a number or a text
await summarize(text, { budget: true });
