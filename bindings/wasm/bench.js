// How long a summary takes: node bench.js, after ./ci has built it all.
//
// An article of 4 KB, in this machine's Chromium, in Node and natively: the first summary (in Chromium in a page that was
// just opened, with the module fetched and compiled, and behind load(), as the element calls it when the pointer comes),
// and later ones; of each the least and the median, for other programs on the machine only ever add to it.

import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { summarize } from 'epitome-wasm';
import { native } from './test/native.js';
import { serve } from './test/serve.js';

/** Enough for the browser to have compiled what is slow a second time. */
const REPEATS = 3000;
const news = await readFile(new URL('../../examples/texts/news.txt', import.meta.url), 'utf8');
const text = `${news}\n\n${news.split('\n\n').slice(1).reverse().join('\n\n')}`.slice(0, 4096);

function least(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { least: sorted[0], median: sorted[sorted.length >> 1] };
}

/** Runs in Node and in the page. */
async function time({ summarize: one, text: article, repeats }) {
  const start = performance.now();
  await one(article);
  const first = performance.now() - start;
  const later = [];
  // Ten at a time: the browser's clock has steps of 0.1 ms.
  for (let run = 0; run < repeats; run += 10) {
    const began = performance.now();
    for (let at = 0; at < 10; at += 1) await one(article);
    later.push((performance.now() - began) / 10);
  }
  return { first, later };
}

async function inChromium(path, isLoaded) {
  const server = await serve({ '/bench': '<!doctype html><title>bench</title>' });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const firsts = [];
  let later;
  for (let run = 8; run >= 0; run -= 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/bench`);
    const code = `(async () => { const time = ${time}; const { load, summarize } = await import('${path}'); if (${isLoaded}) await load();
      return time({ summarize, text: ${JSON.stringify(text)}, repeats: ${run > 0 ? 0 : REPEATS} }); })()`;
    const took = await page.evaluate(code);
    firsts.push(took.first);
    later = took.later;
    await context.close();
  }
  await browser.close();
  server.close();
  return { first: least(firsts), later: least(later) };
}

const natively = Array.from({ length: 9 }, () => native(text, String(REPEATS))[0]);
const node = await time({ summarize, text, repeats: REPEATS });
const rows = {
  native: { first: least(natively.map(({ first }) => first)), later: least(natively.map(({ later }) => later)) },
  'Node, all languages': { first: least([node.first]), later: least(node.later) },
  'Chromium, all languages': await inChromium('/js/index.js', false),
  'the same, behind load()': await inChromium('/js/index.js', true),
  'Chromium, English': await inChromium('/js/en.js', false),
  'English, behind load()': await inChromium('/js/en.js', true),
};
const shown = (times) => `${times.least.toFixed(2).padStart(7)} ${times.median.toFixed(2).padStart(7)}`;
console.log(`${Buffer.byteLength(text)} bytes; milliseconds, least and median`);
for (const [name, { first, later }] of Object.entries(rows)) {
  const factor = (later.least / rows.native.later.least).toFixed(1);
  console.log(`${name.padEnd(24)} first ${shown(first)}   later ${shown(later)}   ${factor} times native`);
}
