// Reports of the sample texts in Chromium: on a telephone and a desk, light and dark, by keyboard, on paper.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// With it pictures of all pages are kept, to be looked at.
const shots = process.env.SCREENSHOTS;

const text = (name) => join(root, "examples/texts", `${name}.txt`);
const other = (name) => join(root, "tests/data/report", `${name}.txt`);
const reports = {
  news: [text("news")],
  abstract: ["--percent", "30", text("abstract")],
  meeting: ["--query", "What does the roof cost?", text("meeting")],
  page: ["--words", "60", text("page")],
  arabic: [other("ar")],
  hebrew: [other("he")],
  japanese: ["-n", "2", other("ja")],
  several: ["-n", "6", text("news"), other("he"), text("meeting")],
  clauses: ["--words", "8", other("clauses")],
  unanswered: ["--query", "zebras", "--min-relevance", "0.5", text("news")],
};

let browser, folder;
const files = {};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "reports-"));
  for (const [name, args] of Object.entries(reports)) {
    files[name] = join(folder, `${name}.html`);
    const options = { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] };
    writeFileSync(files[name], execFileSync(process.env.SUMMARIZE, ["--format", "html", ...args], options));
  }
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// A page of a report that must ask for nothing and say nothing on the console.
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const heard = [];
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error}`));
  page.on("request", (request) => {
    const own = request.url() === pathToFileURL(files[name]).href || request.url().startsWith("data:");
    if (!own) heard.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(files[name]).href);
  return { page, heard, context };
}

const shownSentences = (page) => page.locator(".sentences > li:visible").count();
const markedSentences = (page) =>
  page.locator("[data-mark=sentence][data-chosen]").evaluateAll((marks) => new Set(marks.map((m) => m.dataset.sentence)).size);

for (const name of Object.keys(reports)) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      // Of two reports all four; of the others each width and each scheme once, for axe takes its time.
      if (!["news", "several"].includes(name) && (width === 360) !== (colorScheme === "light")) continue;
      test(`${name} at ${width} px, ${colorScheme}`, async () => {
        const { page, heard, context } = await open(name, { viewport: { width, height: 900 }, colorScheme });
        const { scroll, inner } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          inner: window.innerWidth,
        }));
        assert.ok(scroll <= inner, `the page is ${scroll} px wide`);
        if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });

        // The page's policy holds for axe too, so it runs in a world of its own.
        const session = await context.newCDPSession(page);
        const { frameTree } = await session.send("Page.getFrameTree");
        const world = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
        const run = async (expression) => {
          const answer = await session.send("Runtime.evaluate", {
            expression, awaitPromise: true, returnByValue: true, contextId: world.executionContextId,
          });
          assert.equal(answer.exceptionDetails, undefined, answer.exceptionDetails?.exception?.description);
          return answer.result.value;
        };
        await run(`${axe}; true`);
        const found = await run(
          "axe.run().then((result) => ({ passes: result.passes.length, violations: result.violations.map((v) =>" +
            " `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join('; ')}`) }))",
        );
        assert.ok(found.passes > 10, `axe checked ${found.passes} rules`);
        assert.deepEqual(found.violations, []);
        assert.deepEqual(heard, []);
        await context.close();
      });
    }
  }
}

test("the keyboard sets the length", async () => {
  for (const name of ["news", "meeting", "arabic", "several"]) {
    const { page, heard, context } = await open(name);
    const slider = page.getByRole("slider", { name: "Length" });
    const first = Number(await slider.inputValue());
    const most = Number(await slider.getAttribute("max"));
    assert.equal(await shownSentences(page), first);
    assert.equal(await markedSentences(page), first);

    // Tab leads to it: past the link to the text, nothing else stands before it.
    for (let presses = 0; presses < 5 && !(await slider.evaluate((s) => s === document.activeElement)); presses++) {
      await page.keyboard.press("Tab");
    }
    const steps = [["ArrowRight", first + 1], ["ArrowRight", first + 2], ["End", most], ["Home", 1], ["ArrowUp", 2]];
    for (const [key, expected] of steps) {
      await page.keyboard.press(key);
      assert.equal(await shownSentences(page), expected, `${name}: ${key}`);
      assert.equal(await markedSentences(page), expected, `${name}: ${key}`);
      assert.equal(await page.locator("svg g[data-chosen]").count(), expected);
      const said = await page.locator("#shown").textContent();
      const words = await page.locator(".sentences > li:visible").evaluateAll((items) =>
        items.reduce((sum, item) => sum + Number(item.dataset.words), 0));
      assert.ok(said.startsWith(`${expected} of `) && said.includes(` ${words} of `), said);
      assert.equal(await slider.getAttribute("aria-valuetext"), said);
    }
    // The sentences shown are those marked, word for word.
    const spaces = (string) => string.replace(/\s+/g, " ").trim();
    for (const item of await page.locator(".sentences > li:visible").all()) {
      const target = await item.locator(".number").getAttribute("href");
      const mark = page.locator(target);
      assert.equal(await mark.getAttribute("data-chosen") !== null, true);
      const [shown, marked] = [await item.locator("p").first().textContent(), await mark.textContent()];
      assert.ok(spaces(shown).endsWith(spaces(marked)) || spaces(marked).includes(spaces(shown)), `${shown} is not ${marked}`);
    }
    assert.deepEqual(heard, []);
    await context.close();
  }
});

test("links lead to sentences, and switches show and hide", async () => {
  const { page, heard, context } = await open("news");
  const skip = page.getByRole("link", { name: "Skip to the text" });
  await page.keyboard.press("Tab");
  assert.equal(await skip.evaluate((link) => link === document.activeElement), true);
  await page.locator(".sentences > li:visible .number").nth(1).click();
  assert.equal(await page.evaluate(() => document.querySelector(":target").dataset.rank), "1");

  const why = page.locator(".why:visible");
  assert.ok((await why.count()) >= 3);
  await page.getByLabel("Show reasons").uncheck();
  assert.equal(await why.count(), 0);

  const underlined = () => page.locator("article mark[data-mark=phrase]").first().evaluate((mark) =>
    getComputedStyle(mark).textDecorationLine);
  assert.equal(await underlined(), "none");
  await page.getByLabel("Mark key phrases in the text").check();
  assert.equal(await underlined(), "underline");
  assert.deepEqual(heard, []);
  await context.close();
});

test("without scripts the summary is there, and no slider", async () => {
  const { page, context } = await open("news", { javaScriptEnabled: false });
  assert.equal(await shownSentences(page), 3);
  assert.equal(await page.locator("#length").isVisible(), false);
  await context.close();
});

test("on paper there is the summary and the text, and nothing to press", async () => {
  const { page, heard, context } = await open("news", { colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#length").isVisible(), false);
  assert.equal(await page.locator(".switch").first().isVisible(), false);
  assert.equal(await shownSentences(page), 3);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  if (shots) writeFileSync(join(shots, "news.pdf"), await page.pdf({ printBackground: false }));
  assert.deepEqual(heard, []);
  await context.close();
});
