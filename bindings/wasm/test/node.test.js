import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as english from 'epitome-wasm/en';
import { keywords, load, split, summarize } from 'epitome-wasm';
import { createEngine } from '../js/engine.js';
import { compileFrom } from '../js/file.node.js';
import { native } from './native.js';
import { LANGUAGES, comparable, texts } from './texts.js';

const FERRY = [
  'The ferry across Lake Harrow sails again from May, the council decided on Tuesday.',
  'The crossing takes fourteen minutes. A ticket costs nineteen pounds, and residents pay half.',
  'The old boat was sold for scrap eleven years ago. Nobody in the village had thought it would come back.',
].join('\n\n');

test('sentences, ranges, scores and key phrases are those of the native library', async () => {
  assert.equal(texts.length, 204);
  assert.ok(texts.every(({ text }) => !text.includes('\u001e')));
  const expected = native(texts.map(({ text }) => text).join('\u001e'));
  assert.equal(expected.length, texts.length);
  const found = new Set();
  // Before anything else is asked: by the module of summaries alone.
  const summaries = [];
  for (const { text } of texts) summaries.push(await summarize(text, { budget: 'auto' }));
  for (const [at, { text }] of texts.entries()) {
    const answer = {
      summary: summaries[at],
      keywords: await keywords(text, { count: 5 }),
      split: await split(text),
    };
    assert.deepEqual(comparable(answer), expected[at], `text ${at}`);
    assert.deepEqual(await summarize(text, { budget: 'auto' }), answer.summary, `text ${at}`);
    assert.ok(answer.summary.sentences.length > 0, `text ${at}`);
    found.add(answer.summary.language);
  }
  for (const language of LANGUAGES) assert.ok(found.has(language), language);
});

test('a summary has its sentences word for word, with their places in UTF-16', async () => {
  const text = `# 🚲 Zürich\n\n${FERRY}`;
  const summary = await summarize(text, { budget: 2, language: 'en' });
  assert.equal(summary.sentences.length, 2);
  for (const sentence of summary.sentences) assert.equal(text.slice(sentence.start, sentence.end), sentence.text);
  assert.deepEqual(summary.outcome.code, 'complete');
  assert.equal(summary.title, '🚲 Zürich');
  assert.equal(summary.sentenceCount, 5);
  assert.deepEqual(summary.sentences.map(({ rank }) => rank).sort(), [0, 1]);
});

test('budgets are numbers or texts, and wrong ones are named', async () => {
  const words = await summarize(FERRY, { budget: '20 words' });
  assert.ok(words.sentences.map(({ text }) => text).join(' ').split(' ').length <= 20);
  assert.equal((await summarize(FERRY)).sentences.length, 3);
  assert.equal((await summarize(FERRY, { budget: 5_000_000_000 })).sentences.length, 5);
  for (const budget of [-1, 2.5, NaN, 'many', '3 parsecs']) {
    await assert.rejects(summarize(FERRY, { budget }), (error) => error instanceof RangeError && /budget/.test(error.message));
  }
  await assert.rejects(summarize(FERRY, { language: 'tlh' }), /tlh/);
  await assert.rejects(summarize(FERRY, { query: 'ferry', minRelevance: 2 }), RangeError);
  await assert.rejects(keywords(FERRY, { count: -1 }), RangeError);
  await assert.rejects(summarize(null), TypeError);
  // What was refused leaves nothing behind.
  assert.equal((await summarize(FERRY, { budget: 1 })).sentences.length, 1);
});

test('a query is answered, and what does not answer it is not shown', async () => {
  const query = 'What does a ticket cost?';
  const { sentences } = await summarize(FERRY, { budget: 1, query });
  assert.match(sentences[0].text, /^A ticket costs nineteen pounds/);
  const none = await summarize(FERRY, { query: 'Who won the football cup?', minRelevance: 0.5 });
  assert.deepEqual([none.sentences.length, none.outcome.code], [0, 'not-answered']);
  assert.match(none.outcome.message, /football/);
});

test('what is asked for more than a summary comes from the module of everything, and the rest from either', async () => {
  const asked = [];
  const of = (name) => () => {
    asked.push(name);
    return compileFrom(new URL(`../epitome${name}-en.wasm.gz`, import.meta.url));
  };
  const engine = createEngine({ summary: of('-summary'), everything: of('') });
  const budgets = [2, '5 words', '40 chars', '30%', 'auto'];
  const summaries = () => Promise.all(budgets.map((budget) => engine.summarize(FERRY, { budget })));
  const before = await summaries();
  assert.deepEqual(asked, ['-summary']);
  assert.equal((await engine.summarize(FERRY, { query: 'What was sold for scrap?', budget: 1 })).sentences[0].index, 3);
  assert.deepEqual(asked, ['-summary', '']);
  assert.deepEqual(await summaries(), before);
  assert.deepEqual(asked, ['-summary', '']);
});

test('key phrases and sentences come with every place', async () => {
  const text = 'The sea wall broke 🌊. Both sea walls are old. Dr. Ems came at 5 p.m. on Monday.';
  const [wall] = await keywords(text, { count: 1 });
  assert.equal(wall.text, 'sea wall');
  assert.deepEqual(wall.places.map(({ start, end }) => text.slice(start, end)), ['sea wall', 'sea walls']);
  const sentences = await split(text);
  assert.deepEqual(sentences.map((sentence) => sentence.text), [
    'The sea wall broke 🌊.',
    'Both sea walls are old.',
    'Dr. Ems came at 5 p.m. on Monday.',
  ]);
});

test('any string is answered', async () => {
  for (const text of ['', ' ', '\u0000', '\ud800', 'a\udc00b. \ud83d\ude00', '🙂'.repeat(1000), '. '.repeat(5000)]) {
    const summary = await summarize(text);
    for (const sentence of summary.sentences) assert.equal(text.slice(sentence.start, sentence.end), sentence.text);
    assert.ok(summary.outcome.message);
  }
  const lone = 'The bridge \ud800 opened again on Monday. People crossed it at once.';
  assert.deepEqual((await split(lone)).map(({ text }) => text), [lone.slice(0, 36), lone.slice(37)]);
});

test('a text is aborted before it starts, and between its steps', async () => {
  const reason = new Error('enough');
  await assert.rejects(summarize(FERRY, { signal: AbortSignal.abort(reason) }), reason);
  const long = Array.from({ length: 3000 }, (_, at) => `Sentence number ${at} is about the ferry and the lake.`).join(' ');
  const controller = new AbortController();
  const steps = [];
  const onProgress = ({ step, fraction }) => {
    steps.push([step, fraction]);
    if (step === 'score') controller.abort(reason);
  };
  await assert.rejects(summarize(long, { signal: controller.signal, onProgress }), reason);
  assert.deepEqual(steps.map(([step]) => step), ['load', 'analyze', 'score']);
  // The next one is not touched.
  assert.equal((await summarize(FERRY, { budget: 2 })).sentences.length, 2);
});

test('progress goes from loading to done', async () => {
  const steps = [];
  await summarize(FERRY, { onProgress: (progress) => steps.push(progress) });
  assert.deepEqual(steps.map(({ step }) => step), ['load', 'analyze', 'score', 'select', 'done']);
  const fractions = steps.map(({ fraction }) => fraction);
  assert.deepEqual(fractions, [...fractions].sort());
  assert.equal(fractions.at(-1), 1);
});

test('texts asked for at once do not disturb each other', async () => {
  const some = texts.slice(0, 40);
  const alone = [];
  for (const { text } of some) alone.push(await summarize(text));
  assert.deepEqual(await Promise.all(some.map(({ text }) => summarize(text))), alone);
});

test('memory that a huge text took is given back', async () => {
  const huge = `${FERRY}\n\n`.repeat(20_000);
  assert.equal((await summarize(huge, { budget: 2 })).sentences.length, 2);
  assert.equal((await summarize(FERRY, { budget: 2 })).sentences.length, 2);
});

test('English has its own module: the same answers, and no other language', async () => {
  await english.load();
  await load();
  for (const { text } of texts.filter(({ language }) => language === 'en')) {
    const both = [await summarize(text, { language: 'en' }), await english.summarize(text, { language: 'en' })];
    assert.deepEqual(both[1], both[0]);
  }
  const german = texts.find(({ language }) => language === 'de').text;
  assert.equal((await english.summarize(german)).language, 'und');
  assert.ok((await english.summarize(german)).sentences.length > 0);
});

test('load reads the module and has run it; where it cannot, it says so and tries again', async (t) => {
  const { instantiate } = WebAssembly;
  let runs = 0;
  const { mock } = t.mock.method(WebAssembly, 'instantiate', async (...of) => {
    const { exports } = await instantiate.apply(WebAssembly, of);
    const select = () => {
      runs += 1;
      return exports.select();
    };
    return { exports: { ...exports, select } };
  });
  let reads = 0;
  const engine = createEngine({
    summary: async () => {
      reads += 1;
      if (reads === 1) throw new Error('no network');
      return compileFrom(new URL('../epitome-summary.wasm.gz', import.meta.url));
    },
    everything: () => assert.fail('nobody asked for it'),
  });
  await assert.rejects(engine.load(), /no network/);
  await Promise.all([engine.load(), engine.load()]);
  await engine.load();
  assert.deepEqual([mock.callCount(), runs], [1, 1]);
  const steps = [];
  const summary = await engine.summarize(FERRY, { onProgress: ({ step }) => steps.push(step) });
  assert.equal(reads, 2);
  assert.deepEqual([mock.callCount(), runs], [1, 2]);
  assert.deepEqual(steps, ['load', 'analyze', 'score', 'select', 'done']);
  assert.deepEqual(summary, await summarize(FERRY));
});
