// The button and the summary, in the shadow of whatever element is given: of <epitome-summary>, or of a plain one where
// there are no custom elements, as in an extension.

import { findArticle, readArticle } from './article.js';
import { canHighlight, highlightSentence, highlightSummary, scrollTo } from './highlights.js';
import { counted, stringsFor } from './strings.js';
import { PANEL } from './style.js';

/** Words that are read in a minute; of characters without spaces two make a word. Brysbaert 2019 has 238. */
const WORDS_A_MINUTE = 238;

let sheet;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function cross() {
  const of = (name, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const icon = of('svg', { viewBox: '0 0 18 18', 'aria-hidden': 'true' });
  icon.append(
    of('path', { d: 'M4 4l10 10M14 4L4 14', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round' }),
  );
  return icon;
}

function minutes(text) {
  const words = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{1,2}|[\p{L}\p{N}]+/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

export class Panel {
  #host;
  #options;
  #parts = {};
  #article = null;
  #summary = null;
  /** Where each sentence of the summary stands on the page; `null` where that cannot be told. */
  #ranges = [];
  #count;
  #isHighlighted = false;
  /** Ends what is under way when something newer is asked for. */
  #running;
  /** The button of the sentence that was jumped to. */
  #from;

  /**
   * `options()` is asked when the button is pressed: `engine`, a promise of what has `summarize`; `selector` of the
   * article, `budget`, `language`; `label` and `strings`. `onSummary` is told of each summary.
   */
  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    sheet ??= new CSSStyleSheet();
    sheet.replaceSync(PANEL);
    root.adoptedStyleSheets = [sheet];
    this.#build(root);
  }

  get #strings() {
    const { strings } = this.#options();
    const tag = this.#host.closest('[lang]')?.lang ?? document.documentElement.lang;
    return { ...stringsFor(tag), ...strings };
  }

  #build(root) {
    const { ask, get, summary, shorter, longer, highlight, close, back } = this.#strings;
    const label = this.#options().label;
    const parts = this.#parts;
    const tool = (text, act, more = {}) => element('button', { class: 'tool', part: 'tool', type: 'button', onclick: act, ...more }, text);
    parts.get = element(
      'button',
      { class: 'get', part: 'button', type: 'button', 'aria-expanded': 'false', onclick: () => this.open() },
      ...(label ? [] : [element('span', { class: 'ask' }, ask)]),
      element('span', { class: 'do' }, label || get),
    );
    // Who points at the button will press it: by then the module is there, and has run.
    const load = async () => (await this.#options().engine)?.load?.();
    for (const event of ['pointerenter', 'focus']) {
      // Where it cannot be loaded, the summary says so.
      parts.get.addEventListener(event, () => load().catch(() => {}), { once: true });
    }
    parts.title = element('p', { class: 'title', tabindex: '-1' }, summary);
    parts.length = element('p', { class: 'length', part: 'length' });
    parts.list = element('ol', { part: 'sentences', role: 'list' });
    parts.note = element('p', { class: 'note', hidden: true });
    parts.shorter = tool(shorter, () => this.#resize(-1));
    parts.longer = tool(longer, () => this.#resize(1));
    parts.highlight = tool(highlight, () => this.highlight(!this.#isHighlighted), { 'aria-pressed': 'false' });
    parts.highlight.hidden = !canHighlight();
    parts.tools = element('div', { class: 'tools' }, parts.shorter, parts.longer, parts.highlight);
    const shut = element('button', { class: 'close', type: 'button', 'aria-label': close, onclick: () => this.close() }, cross());
    parts.region = element(
      'section',
      { part: 'summary', 'aria-label': summary, hidden: true },
      element('div', { class: 'head' }, parts.title, parts.length, shut),
      parts.note,
      parts.list,
      parts.tools,
    );
    parts.status = element('p', { class: 'status', role: 'status' });
    parts.back = element('button', { class: 'back', part: 'back', type: 'button', hidden: true, onclick: () => this.#return() }, `↑ ${back}`);
    const panel = element('div', { class: 'panel', part: 'panel' }, parts.get, parts.region);
    root.replaceChildren(panel, parts.status, parts.back);
  }

  get isOpen() {
    return !this.#parts.region.hidden;
  }

  /** Whether a sentence was jumped to, and Escape leads back. */
  get isAway() {
    return !this.#parts.back.hidden;
  }

  /** Reads the article and shows its summary. */
  async open() {
    const { selector, root = document } = this.#options();
    const found = findArticle(root, selector);
    this.#article = found && readArticle(found);
    this.#count = undefined;
    if (this.isOpen || (await this.#show())) this.#parts.title.focus({ preventScroll: true });
  }

  /** Asks for a summary and shows it; whether it could. */
  async #show() {
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    const { engine, budget = 'auto', language, onSummary } = this.#options();
    const { none, failed, reading } = this.#strings;
    if (!this.#article?.text) return this.#say(none);
    this.#parts.status.textContent = reading;
    try {
      const summarizer = await engine;
      const wanted = this.#count ?? budget;
      const summary = await summarizer.summarize(this.#article.text, { budget: wanted, language, signal });
      if (signal.aborted) return false;
      if (summary.sentences.length === 0) return this.#say(none);
      this.#summary = summary;
    } catch (error) {
      if (signal.aborted) return false;
      this.#say(failed);
      throw error;
    }
    this.#ranges = this.#summary.sentences.map(({ start, end }) => this.#article.rangeOf(start, end));
    this.#render();
    onSummary?.(this.#summary);
    return true;
  }

  #say(text) {
    this.#parts.note.textContent = text;
    this.#parts.note.hidden = false;
    this.#parts.tools.hidden = true;
    this.#parts.list.replaceChildren();
    this.#parts.length.textContent = '';
    this.#parts.status.textContent = text;
    this.#reveal(true);
    return true;
  }

  #reveal(shown) {
    const { get, region } = this.#parts;
    region.hidden = !shown;
    get.hidden = shown;
    get.setAttribute('aria-expanded', String(shown));
  }

  #render() {
    const { note, tools, list, length, status, shorter, longer } = this.#parts;
    const { count, minutes: spent, jump } = this.#strings;
    const { sentences, sentenceCount, language } = this.#summary;
    const texts = sentences.map(({ displayed }) => displayed.replace(/\s+/g, ' '));
    note.hidden = true;
    tools.hidden = false;
    list.replaceChildren(
      ...texts.map((text, at) => {
        const button = element(
          'button',
          { class: 'sentence', part: 'sentence', type: 'button', title: jump, disabled: !this.#ranges[at], onclick: () => this.#jump(at, button) },
          text,
        );
        return element('li', {}, button);
      }),
    );
    list.lang = language === 'und' ? '' : language;
    list.dir = 'auto';
    const [short, long] = [minutes(texts.join(' ')), minutes(this.#article.text)];
    const said = [counted(count, sentences.length, sentenceCount), ...(short < long ? [counted(spent, short, long)] : [])];
    length.textContent = said.join(' · ');
    status.textContent = said[0];
    shorter.disabled = sentences.length <= 1;
    longer.disabled = sentences.length >= sentenceCount;
    this.#reveal(true);
    highlightSummary(this.#isHighlighted ? this.#ranges.filter(Boolean) : []);
  }

  async #resize(step) {
    this.#count = Math.max(1, this.#summary.sentences.length + step);
    const before = this.#summary.sentences.length;
    await this.#show();
    // The text has no more that differ.
    if (step > 0 && this.#summary.sentences.length <= before) this.#parts.longer.disabled = true;
    const { shorter, longer } = this.#parts;
    const pressed = step > 0 ? longer : shorter;
    if (pressed.disabled) (step > 0 ? shorter : longer).focus();
  }

  /** Marks the summary's sentences in the article, or no more. */
  highlight(isOn) {
    this.#isHighlighted = isOn;
    this.#parts.highlight.setAttribute('aria-pressed', String(isOn));
    highlightSummary(isOn ? this.#ranges.filter(Boolean) : []);
  }

  #jump(at, button) {
    const range = this.#ranges[at];
    highlightSentence(range);
    scrollTo(range);
    this.#from = button;
    this.#parts.back.hidden = false;
    document.addEventListener('keydown', this.#onKey);
  }

  #onKey = (event) => {
    if (event.key !== 'Escape') return;
    // Nothing around it shall close as well.
    event.preventDefault();
    this.#return();
  };

  /** From the article back to the sentence that was jumped from. */
  #return() {
    this.#forget();
    this.#host.scrollIntoView({ block: 'center', behavior: 'instant' });
    this.#from?.focus({ preventScroll: true });
  }

  #forget() {
    highlightSentence(null);
    this.#parts.back.hidden = true;
    document.removeEventListener('keydown', this.#onKey);
  }

  /** Shows the button alone. */
  close() {
    const hadFocus = this.#host.matches(':focus-within');
    this.disconnect();
    this.#reveal(false);
    if (hadFocus) this.#parts.get.focus({ preventScroll: true });
  }

  /** Ends what is under way and takes the marks off the page. */
  disconnect() {
    this.#running?.abort();
    this.#forget();
    this.highlight(false);
  }
}
