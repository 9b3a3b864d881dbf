// The bookmarklet and the extension, on the page of the first example.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.js';

const { CHROMIUM = '/usr/bin/chromium', SCREENSHOTS } = process.env;
const NEWS = '/examples/page/index.html';
const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let server;
let context;

before(async () => {
  server = await serve();
  context = await chromium.launchPersistentContext('', {
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--enable-unsafe-extension-debugging'],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 1000, height: 800 },
  });
});

after(async () => {
  await context?.close();
  server?.close();
});

async function open(path) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (!/^(data:|chrome-extension:)/.test(request.url()) && !request.url().startsWith(server.origin)) faults.push(request.url());
  });
  await page.goto(server.origin + path);
  return { page, faults };
}

test('the bookmarklet shows the article alone, with its summary, and takes itself away again', async () => {
  const { page: install } = await open('/examples/bookmarklet/index.html');
  const link = await install.locator('#bookmarklet').getAttribute('href');
  assert.match(link, /^javascript:/);
  const { page, faults } = await open(NEWS);
  // As a bookmark does: in the page, whatever its policy says of scripts in links.
  await page.evaluate(link.slice('javascript:'.length));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('region', { name: 'Summary' }).waitFor();
  const text = await dialog.textContent();
  assert.match(text, /Ferry across Lake Harrow to sail again/);
  assert.doesNotMatch(text, /Read also|lakeside_tom|Subscribe|Most read/);
  await dialog.locator('.sentence').last().click();
  const inView = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('epitome-sentence') ?? [];
      const place = range?.getBoundingClientRect();
      return Boolean(place) && place.top >= 0 && place.bottom <= innerHeight;
    });
  assert.ok(await inView());
  if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/bookmarklet.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id }) => id), []);
  await page.keyboard.press('Escape');
  assert.equal(await inView(), false);
  assert.ok(await dialog.isVisible());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await page.close();
  await install.close();
});

test('the extension puts the summary into the page it is pressed for, and takes it away', async () => {
  const manifest = JSON.parse(await readFile(new URL('../target/extension/manifest.json', import.meta.url), 'utf8'));
  // `scripting` is the name of the interface; the only page it may reach is the one that `activeTab` opens.
  assert.deepEqual([manifest.permissions, manifest.host_permissions, manifest.content_scripts], [['activeTab', 'scripting'], undefined, undefined]);
  const debuggerOfBrowser = await context.browser().newBrowserCDPSession();
  const path = fileURLToPath(new URL('../target/extension', import.meta.url));
  const started = context.waitForEvent('serviceworker');
  const { id } = await debuggerOfBrowser.send('Extensions.loadUnpacked', { path });
  // Before it listens, a press would be lost.
  const worker = await started;
  while (!(await worker.evaluate(() => chrome.action?.onClicked.hasListeners()))) await new Promise((resolve) => setTimeout(resolve, 50));
  const { page, faults } = await open(`${NEWS}?extension`);
  await page.evaluate(() => document.querySelector('epitome-summary').remove());
  const { targetInfos } = await debuggerOfBrowser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const targetId = targetInfos.find(({ url }) => url.endsWith('?extension')).targetId;
  // A busy browser loses a press now and then, which a reader would repeat.
  const press = async (state) => {
    for (let tries = 1; ; tries++) {
      await debuggerOfBrowser.send('Extensions.triggerAction', { id, targetId });
      try {
        return await page.locator('[data-epitome]').waitFor({ state, timeout: 10_000 });
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  };
  await press('attached');
  await page.getByRole('region', { name: 'Summary' }).waitFor();
  const article = (await page.locator('#story').textContent()).replace(/\s+/g, ' ');
  const shown = await page.locator('[data-epitome] .sentence').allTextContents();
  assert.ok(shown.length >= 3 && shown.every((sentence) => article.includes(sentence)), shown.join(' '));
  await page.getByRole('button', { name: 'Highlight in the article' }).click();
  if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/extension.png` });
  await press('detached');
  assert.deepEqual(faults, []);
  await page.close();
});
