// How long a summary takes: node bench.js, after ./ci has built it all.
//
// An article of 4 KB, in this machine's Chromium, in Node and natively: the first summary (in Chromium with the module
// fetched and compiled, of a page that was just opened), and the median of later ones. A quiet machine, please.

import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { summarize } from 'epitome-wasm';
import { native } from './test/native.js';
import { serve } from './test/serve.js';

const REPEATS = 500;
const news = await readFile(new URL('../../examples/texts/news.txt', import.meta.url), 'utf8');
const text = `${news}\n\n${news.split('\n\n').slice(1).reverse().join('\n\n')}`.slice(0, 4096);

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

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

async function inChromium(path) {
  const server = await serve({ '/bench': '<!doctype html><title>bench</title>' });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const firsts = [];
  let later;
  for (let run = 0; run < 9; run += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/bench`);
    const code = `(async () => { const time = ${time}; const { summarize } = await import('${path}');
      return time({ summarize, text: ${JSON.stringify(text)}, repeats: ${REPEATS} }); })()`;
    const took = await page.evaluate(code);
    firsts.push(took.first);
    later = took.later;
    await context.close();
  }
  await browser.close();
  server.close();
  return { first: median(firsts), later: median(later) };
}

const [ours] = native(text, String(REPEATS));
const node = await time({ summarize, text, repeats: REPEATS });
const rows = {
  native: ours,
  'Node, all languages': { first: node.first, later: median(node.later) },
  'Chromium, all languages': await inChromium('/js/index.js'),
  'Chromium, English': await inChromium('/js/en.js'),
};
console.log(`${Buffer.byteLength(text)} bytes; milliseconds`);
for (const [name, { first, later }] of Object.entries(rows)) {
  console.log(`${name.padEnd(24)} first ${first.toFixed(2).padStart(6)}  later ${later.toFixed(3)}  ${(later / ours.later).toFixed(1)} times native`);
}
