// The element on the example's page, in Chromium. CHROMIUM names the program, SCREENSHOTS a folder for what is looked at.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { native } from './native.js';
import { serve } from './serve.js';
import { comparable, texts } from './texts.js';

const { CHROMIUM = '/usr/bin/chromium', SCREENSHOTS } = process.env;
const NEWS = '/examples/page/index.html';
const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const blank = (body, attributes = 'lang="en"') =>
  `<!doctype html><html ${attributes}><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
  <script type="module" src="/js/element.js"></script><body>${body}</body></html>`;

const paragraph = (about) =>
  `<p>The ${about} was opened on Monday, and the council of the town paid for all of it. Nobody had thought that the ${about}
  would cost as much as it did, and the mayor said so. People came from the other shore of the lake to see it.</p>`;

const PAGES = {
  '/blank': blank(''),
  '/untrusted': blank(''),
  '/teasers': blank(`<epitome-summary></epitome-summary>
    <article><h2>One</h2><p>The mill has a new owner, who comes from the other side of the lake.</p></article>
    <article id="long"><h2>Two</h2>${['bridge', 'tunnel', 'tower'].map(paragraph).join('')}</article>
    <article><h2>Three</h2><p>Growers have never picked their apples as late in the year as they do now.</p></article>`),
  '/divs': blank(`<epitome-summary></epitome-summary><div><a href="#a">News</a> <a href="#b">Sport</a></div>
    <div><div id="text">${['bridge', 'tunnel', 'tower'].map(paragraph).join('').replace(/p>/g, 'div>')}</div></div>
    <div>Newsletter: all that matters, every Friday morning, in your mail box. Sign up here.</div>`),
  '/none': blank('<main><h1>Empty</h1><epitome-summary></epitome-summary><p>Nothing here.</p></main>'),
  '/german': blank(
    `<main><h1>Brücke</h1><epitome-summary for="text"></epitome-summary><div id="text"><p>Die Brücke wurde am Montag geöffnet, und die Stadt hat sie
    bezahlt. Niemand hatte gedacht, dass sie so viel kosten würde. Die Leute kamen von der anderen Seite des Sees.</p></div></main>`,
    'lang="de"',
  ),
  '/parts': blank(`<epitome-summary for="main" budget="100%"></epitome-summary><main><h1>Bridge</h1>
    <p>The   bridge is<br>open.<sup><a href="#f1">[1]</a></sup> It has <b>two</b>
      lanes and <i>no</i> toll.</p><details><summary>More</summary><p>A hidden sentence stands within here.</p></details>
    <p id="gone">This one is not shown to anybody.</p><p aria-hidden="true">Nor is this one read by anybody.</p>
    <ul><li><a href="#x">Read this first</a></li><li><a href="#y">Then read this</a></li></ul>
    <div id="box" class="box"><p>The first paragraph of the box is a long one.</p><p>The last words stand far below, in a box.</p></div>
    <table><caption>Tolls</caption><tr><th>Car</th><td>Nothing at all is charged for a car.</td></tr></table></main>`),
};

let server;
let browser;

before(async () => {
  server = await serve(PAGES);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page that no request may leave, and that must stay silent. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) faults.push(`request: ${request.url()}`);
  });
  await page.goto(server.origin + path);
  return {
    page,
    /** `allowed` is what the browser says of what the test does on purpose. */
    async close(allowed) {
      assert.deepEqual(allowed ? faults.filter((fault) => !allowed.test(fault)) : faults, []);
      await context.close();
    },
  };
}

const summary = (page) => page.getByRole('region', { name: 'Summary' });
const sentences = (page) => page.locator('epitome-summary .sentence');
const marked = (page, name) =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => range.toString().replace(/\s+/g, ' ')), name);

async function press(page, name) {
  await page.getByRole('button', { name }).click();
}

/** Whether a text stands wholly within the window. */
const isInView = (page, name) =>
  page.evaluate((key) => {
    const [range] = CSS.highlights.get(key);
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, name);

async function violations(page) {
  // By the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const width of [360, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`summary, highlights and jump at ${width} px, ${colorScheme}`, async () => {
      const { page, close } = await open(NEWS, { viewport: { width, height: 860 }, colorScheme });
      const shot = async (name) => SCREENSHOTS && page.screenshot({ path: `${SCREENSHOTS}/${width}-${colorScheme}-${name}.png` });
      await shot('button');
      assert.deepEqual(await violations(page), []);
      await press(page, /Get a summary/);
      await summary(page).waitFor();
      const shown = await sentences(page).allTextContents();
      assert.ok(shown.length >= 3, `${shown.length} sentences`);
      const article = (await page.locator('#story').textContent()).replace(/\s+/g, ' ');
      for (const sentence of shown) assert.ok(article.includes(sentence), sentence);
      const foreign = /Read also|Courier|Send by mail|lakeside_tom|Miriam|Photo/;
      assert.ok(shown.every((sentence) => !foreign.test(sentence)), shown.join(' '));

      assert.deepEqual(await marked(page, 'epitome-summary'), []);
      await press(page, 'Highlight in the article');
      assert.deepEqual(await marked(page, 'epitome-summary'), shown);
      assert.deepEqual(await violations(page), []);
      await shot('summary');
      if (SCREENSHOTS && width === 1280 && colorScheme === 'light') {
        // The README's.
        await page.screenshot({ path: `${SCREENSHOTS}/screenshot.png`, clip: { x: 100, y: 260, width: 704, height: 560 } });
      }

      await sentences(page).last().click();
      await page.waitForFunction(() => {
        const [range] = CSS.highlights.get('epitome-sentence') ?? [];
        const box = range?.getBoundingClientRect();
        return box && Math.abs(box.top + box.height / 2 - innerHeight / 2) < 60;
      });
      assert.deepEqual(await marked(page, 'epitome-sentence'), [shown.at(-1)]);
      assert.ok(await isInView(page, 'epitome-sentence'));
      await shot('sentence');
      assert.deepEqual(await violations(page), []);
      // Nothing is wider than the window.
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);

      await press(page, /Back to the summary/);
      assert.deepEqual(await marked(page, 'epitome-sentence'), []);
      await press(page, 'Close');
      assert.deepEqual(await marked(page, 'epitome-summary'), []);
      assert.equal(await summary(page).isVisible(), false);
      await close();
    });
  }
}

test('all of it by keyboard alone', async () => {
  const { page, close } = await open(NEWS, { reducedMotion: 'reduce' });
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const inner = activeElement.shadowRoot?.activeElement ?? activeElement;
      return inner.getAttribute('aria-label') ?? inner.textContent.trim().replace(/\s+/g, ' ');
    });
  const tabTo = async (pattern) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (pattern.test(await focused())) return;
    }
    assert.fail(`${pattern} is not reached: ${await focused()}`);
  };
  await tabTo(/Get a summary/);
  await page.keyboard.press('Enter');
  await summary(page).waitFor();
  await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.textContent === 'Summary');
  await tabTo(/^Close$/);
  await page.keyboard.press('Tab');
  const [first, second] = await sentences(page).allTextContents();
  assert.equal(await focused(), first);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), second);
  await page.keyboard.press('Enter');
  // The focus is on the paragraph, and goes on from there.
  assert.ok((await focused()).includes(second));
  assert.ok(await isInView(page, 'epitome-sentence'));
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'electric vessel');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), second);
  assert.equal(await page.evaluate(() => document.querySelectorAll('#story [tabindex]').length), 0);
  await tabTo(/Highlight in the article/);
  await page.keyboard.press('Space');
  assert.ok((await marked(page, 'epitome-summary')).length > 0);
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(), 'Longer');
  const before = await sentences(page).count();
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelector('epitome-summary').shadowRoot.querySelectorAll('.sentence').length > count, before);
  assert.equal(await sentences(page).count(), before + 1);
  assert.equal((await marked(page, 'epitome-summary')).length, before + 1);
  assert.match(await page.locator('epitome-summary .status').textContent(), new RegExp(`^${before + 1} of `));
  await close();
});

test('shorter and longer end where there is nothing more', async () => {
  const { page, close } = await open(NEWS);
  await press(page, /Get a summary/);
  await summary(page).waitFor();
  const shorter = page.getByRole('button', { name: 'Shorter' });
  for (let left = await sentences(page).count(); left > 1; left -= 1) {
    await shorter.click();
    await page.waitForFunction((count) => document.querySelector('epitome-summary').shadowRoot.querySelectorAll('.sentence').length === count, left - 1);
  }
  assert.ok(await shorter.isDisabled());
  await close();
});

test('the article is found among teasers, in a page of plain blocks, and by id', async () => {
  for (const [path, id] of [['/teasers', 'long'], ['/divs', 'text']]) {
    const { page, close } = await open(path);
    await press(page, /Get a summary/);
    await summary(page).waitFor();
    const within = (await page.locator(`#${id}`).textContent()).replace(/\s+/g, ' ');
    const shown = await sentences(page).allTextContents();
    assert.ok(shown.length > 0 && shown.every((sentence) => within.includes(sentence)), `${path}: ${shown}`);
    await close();
  }
});

test('a page in German speaks German', async () => {
  const { page, close } = await open('/german');
  await press(page, /Keine Zeit zum Lesen\? Zusammenfassung zeigen/);
  await page.getByRole('region', { name: 'Zusammenfassung' }).waitFor();
  assert.equal(await page.locator('epitome-summary ol').getAttribute('lang'), 'de');
  assert.deepEqual(await violations(page), []);
  await close();
});

test('a page without an article says so', async () => {
  const { page, close } = await open('/none');
  await press(page, /Get a summary/);
  await page.locator('epitome-summary .note', { hasText: 'no article' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await close();
});

test('what is read is what is shown, and its places are right', async () => {
  const { page, close } = await open('/parts');
  const read = await page.evaluate(async () => {
    const { readArticle } = await import('/js/article.js');
    document.querySelector('#gone').style.display = 'none';
    const { text, rangeOf } = readArticle(document.querySelector('main'));
    const places = [...text.matchAll(/\p{L}+(?:\s\p{L}+)*/gu)].map(({ 0: words, index }) => [words, rangeOf(index, index + words.length)?.toString()]);
    return { text, places };
  });
  assert.equal(
    read.text,
    '# Bridge\n\nThe bridge is\nopen. It has two lanes and no toll.\n\nMore\n\n' +
      'The first paragraph of the box is a long one.\n\nThe last words stand far below, in a box.',
  );
  const squeezed = (text) => text?.replace(/\s+|\[1\]/g, '');
  for (const [words, place] of read.places) assert.equal(squeezed(place), squeezed(words));
  await close();
});

test('a sentence in a box that scrolls comes into view', async () => {
  const { page, close } = await open('/parts', { reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const box = document.querySelector('#box');
    Object.assign(box.style, { height: '120px', overflow: 'auto', marginTop: '1500px' });
    box.lastElementChild.style.marginTop = '900px';
  });
  await press(page, /Get a summary/);
  await summary(page).waitFor();
  await page.locator('epitome-summary .sentence', { hasText: 'far below' }).click();
  const inside = await page.evaluate(() => {
    const [range] = CSS.highlights.get('epitome-sentence');
    const [place, box] = [range.getBoundingClientRect(), document.querySelector('#box').getBoundingClientRect()];
    return place.top >= box.top && place.bottom <= box.bottom && box.top >= 0 && place.bottom <= innerHeight;
  });
  assert.ok(inside);
  await close();
});

test('sentences, ranges, scores and key phrases are those of the native library', async () => {
  const { page, close } = await open('/blank');
  const expected = native(texts.map(({ text }) => text).join('\u001e'));
  const answers = await page.evaluate(async (all) => {
    const { summarize, keywords, split } = await import('/js/index.js');
    // Before anything else is asked: by the module of summaries alone.
    const summaries = await Promise.all(all.map((text) => summarize(text, { budget: 'auto' })));
    const answer = async (text, at) => ({
      summary: summaries[at],
      keywords: await keywords(text, { count: 5 }),
      split: await split(text),
    });
    return Promise.all(all.map(answer));
  }, texts.map(({ text }) => text));
  assert.equal(answers.length, 204);
  for (const [at, answer] of answers.entries()) assert.deepEqual(comparable(answer), expected[at], `text ${at}`);
  await close();
});

test('a worker answers the same, says how far it is, and stops at once', async () => {
  const { page, close } = await open('/untrusted');
  const [{ text }] = texts;
  const answer = await page.evaluate(async (short) => {
    const { createWorker } = await import('/js/worker-client.js');
    const direct = await (await import('/js/index.js')).summarize(short);
    const worker = createWorker();
    const steps = [];
    const same = await worker.summarize(short, { onProgress: ({ step }) => steps.push(step) });
    const huge = 'The ferry crosses the lake in fourteen minutes, and nobody minds. '.repeat(40_000);
    const controller = new AbortController();
    const started = performance.now();
    const long = worker.summarize(huge, { signal: controller.signal }).then(() => 'done', (error) => error.name);
    const next = worker.summarize(short);
    setTimeout(() => controller.abort(), 30);
    const outcome = await long;
    const took = performance.now() - started;
    const refused = await worker.summarize(short, { budget: 'many' }).catch((error) => [error.name, error.message]);
    const after = await next;
    let starts = 0;
    const start = () => {
      starts += 1;
      return new Worker('/js/worker.js', { type: 'module' });
    };
    const english = createWorker({ languages: 'en', start });
    const loaded = [await english.load(), starts];
    const words = await english.keywords('The sea wall broke. A new sea wall is built.', { count: 1 });
    worker.terminate();
    english.terminate();
    return { direct, same, after, steps, outcome, took, refused, loaded, starts, word: words[0].text };
  }, text);
  assert.deepEqual(answer.same, answer.direct);
  assert.deepEqual(answer.after, answer.direct);
  assert.deepEqual(answer.steps, ['load', 'analyze', 'score', 'select', 'done']);
  assert.equal(answer.outcome, 'AbortError');
  assert.equal(answer.refused[0], 'RangeError');
  assert.match(answer.refused[1], /many/);
  assert.deepEqual([answer.loaded, answer.starts], [[undefined, 1], 1]);
  assert.equal(answer.word, 'sea wall');
  await close();
});

test('where a page demands trusted types, the worker is started by the page', async () => {
  const { page, close } = await open('/blank');
  const [refused, count] = await page.evaluate(async () => {
    const { createWorker } = await import('/js/worker-client.js');
    const text = 'Rain fell for a week. The river rose.';
    const refused = await createWorker().summarize(text).catch((error) => error.name);
    const policy = trustedTypes.createPolicy('worker', { createScriptURL: (url) => url });
    const start = () => new Worker(policy.createScriptURL('/js/worker.js'), { type: 'module' });
    const worker = createWorker({ start });
    const { sentences } = await worker.summarize(text);
    worker.terminate();
    return [refused, sentences.length];
  });
  assert.deepEqual([refused, count], ['TypeError', 2]);
  // The refusal is told in the console.
  await close(/TrustedScriptURL/);
});

test('attributes, properties and the event', async () => {
  const { page, close } = await open('/teasers');
  const seen = await page.evaluate(async () => {
    document.querySelector('epitome-summary').remove();
    const element = document.createElement('epitome-summary');
    element.setAttribute('label', 'In short');
    element.setAttribute('budget', '2');
    element.setAttribute('languages', 'en');
    element.setAttribute('for', '#long');
    element.strings = { summary: 'The gist' };
    document.body.prepend(element);
    const button = element.shadowRoot.querySelector('.get').textContent;
    const told = new Promise((resolve) => document.addEventListener('epitome-summary', resolve, { once: true }));
    await element.show();
    const { detail } = await told;
    element.highlight();
    const marks = CSS.highlights.get('epitome-summary').size;
    element.remove();
    return { button, count: detail.sentences.length, marks, left: CSS.highlights.has('epitome-summary') };
  });
  assert.deepEqual(seen, { button: 'In short', count: 2, marks: 2, left: false });
  await page.evaluate(() => {
    const element = document.createElement('epitome-summary');
    element.setAttribute('open', '');
    document.body.prepend(element);
  });
  await summary(page).waitFor();
  assert.ok((await sentences(page).count()) > 0);
  await close();
});

test('an engine that fails is told to the reader, and to the console', async () => {
  const { page, close } = await open('/teasers');
  await page.evaluate(() => {
    document.querySelector('epitome-summary').engine = { summarize: () => Promise.reject(new Error('no module')) };
  });
  await press(page, /Get a summary/);
  await page.locator('epitome-summary .note', { hasText: 'could not be made' }).waitFor();
  await close(/no module/);
});

test('the module is fetched when the reader points at the button, and not before', async () => {
  const { page, close } = await open(NEWS);
  const modules = [];
  page.on('response', (response) => response.url().endsWith('.wasm.gz') && modules.push(response.url()));
  await page.waitForTimeout(300);
  assert.deepEqual(modules, []);
  const fetched = page.waitForResponse((response) => response.url().endsWith('/epitome-summary.wasm.gz'));
  await page.getByRole('button', { name: /Get a summary/ }).hover();
  await fetched;
  await press(page, /Get a summary/);
  await summary(page).waitFor();
  assert.equal(modules.length, 1);
  await close();
});
