// Finds the article of a page, and reads it as a text whose every place leads back to the page.

/** What stands in an article and is not of its text. */
const SKIPPED = [
  'nav, aside, footer, dialog, menu, figure, button, select, textarea, input, label',
  'script, style, noscript, template, iframe, object, embed, svg, math, canvas, audio, video, img, rt, rp',
  'epitome-summary, [data-epitome], [hidden], [aria-hidden="true"], [role="navigation"], [role="complementary"]',
  '[role="contentinfo"], [role="search"], [role="menu"], [role="dialog"], [contenteditable="true"]',
  'table:has(th, caption)',
].join(',');

const ARTICLES = 'article, [role="article"]';
const USUAL = `[itemprop~="articleBody"], ${ARTICLES}, main, [role="main"]`;
const BLOCKS = 'p, div, section, article, main, td, li, dd, blockquote, body';

/** A run of text as long as a line is more likely prose than a label. Where spaces do not part words, a third of it. */
const PROSE = 40;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/u;

/** An element with less prose than this is no article: two sentences. */
const LEAST = 200;

/** The innermost element with this share of the most prose is the article; what stands around it is not. */
const SHARE = 0.6;

/** A block with this share of its letters in links is a list of links. */
const LINKED = 0.6;

/**
 * The article of a page: of the elements that a selector or an id names, or that usually hold one, the innermost with
 * most of the prose; else what stands around the densest prose. `null` where the page has none.
 */
export function findArticle(root, selector) {
  const runs = proseOf(root);
  return (
    richest(named(root, selector), runs) ??
    richest([...root.querySelectorAll(USUAL)], runs, LEAST) ??
    densest(runs)
  );
}

function named(root, selector) {
  if (!selector) return [];
  let found = [];
  try {
    found = [...root.querySelectorAll(selector)];
  } catch {
    // No selector, but perhaps an id.
  }
  const byId = found.length === 0 && root.getElementById?.(selector);
  return byId ? [byId] : found;
}

/** The text nodes that are prose, with the length of each. */
function proseOf(root) {
  const runs = [];
  const walker = document.createTreeWalker(root.body ?? root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const length = UNSPACED.test(text) ? 3 * text.length : text.length;
    if (length < PROSE) continue;
    const parent = walker.currentNode.parentElement;
    if (!parent || parent.closest(`a, ${SKIPPED}`) || !isShown(parent)) continue;
    runs.push({ parent, length });
  }
  return runs;
}

function richest(candidates, runs, least = 0) {
  const worth = new Map(candidates.map((candidate) => [candidate, 0]));
  for (const { parent, length } of runs) {
    // What stands in an article within an article, such as a comment, is not of the outer one.
    const article = parent.closest(ARTICLES);
    for (const candidate of candidates) {
      const isForeign = article && article !== candidate && candidate.matches(ARTICLES) && candidate.contains(article);
      if (!isForeign && candidate.contains(parent)) worth.set(candidate, worth.get(candidate) + length);
    }
  }
  const most = Math.max(0, ...worth.values());
  if (candidates.length === 0 || most < least) return null;
  const good = candidates.filter((candidate) => worth.get(candidate) >= SHARE * most);
  return good.find((candidate) => !good.some((other) => other !== candidate && candidate.contains(other)));
}

/** What holds the most prose close by: a block counts for the one around it, and by half for the next. */
function densest(runs) {
  const worth = new Map();
  for (const { parent, length } of runs) {
    const around = parent.closest(BLOCKS)?.parentElement;
    const add = (element, value) => element && worth.set(element, (worth.get(element) ?? 0) + value);
    add(around, length);
    add(around?.parentElement, length / 2);
  }
  const [best] = [...worth].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= LEAST ? best[0] : null;
}

function isShown(element) {
  return element.checkVisibility?.({ visibilityProperty: true, checkVisibilityCSS: true }) ?? true;
}

/**
 * The text of an article as the library reads one best: blocks parted by empty lines, headings and list items marked,
 * without what is not of the text. `rangeOf(start, end)` is where a part of it stands on the page.
 */
export function readArticle(article) {
  const reader = new Reader();
  reader.children(article, { isPre: false });
  return { text: reader.text, rangeOf: (start, end) => rangeOf(reader.pieces, start, end) };
}

/** Where the first and the last character of a part of the text stand. */
function rangeOf(pieces, start, end) {
  // The first piece that ends behind `place`.
  const at = (place) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle].start + pieces[middle].length > place) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const first = pieces[at(start)];
  let last = pieces[Math.min(at(end - 1), pieces.length - 1)];
  if (last && last.start >= end) last = pieces[pieces.indexOf(last) - 1];
  if (!first || !last || first.start >= end) return null;
  const range = document.createRange();
  try {
    range.setStart(first.node, first.offset + Math.max(0, start - first.start));
    range.setEnd(last.node, last.offset + Math.min(last.length, end - last.start));
  } catch {
    // The page has changed since it was read.
    return null;
  }
  return range;
}

class Reader {
  text = '';
  /** Which part of which text node each part of the text is, in order. */
  pieces = [];
  /** What parts the next word from the last one, and the mark of the block that it opens. */
  #gap = '';
  #mark = '';

  children(element, style) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#words(node, style);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node, style);
    }
  }

  #element(element, style) {
    if (element.localName === 'br') return this.#part(this.#gap.includes('\n') ? '\n\n' : '\n');
    if (element.matches(SKIPPED) || element.matches(ARTICLES) || isReference(element)) return;
    if (!isShown(element)) return;
    const { display, whiteSpace, whiteSpaceCollapse = '' } = getComputedStyle(element);
    const isPre = /^(pre|break)/.test(whiteSpace) || /preserve|break/.test(whiteSpaceCollapse);
    if (/^(inline|ruby|contents)/.test(display)) return this.children(element, { ...style, isPre });
    if (isListOfLinks(element)) return;
    this.#part('\n\n');
    const level = /^h([1-6])$/.exec(element.localName)?.[1];
    if (level) this.#mark = `${'#'.repeat(level)} `;
    else if (element.localName === 'li') this.#mark = '- ';
    const isCode = element.localName === 'pre' && element.querySelector('code');
    if (isCode) this.#fence();
    this.children(element, { isPre });
    if (isCode) this.#fence();
    this.#mark = '';
    this.#part('\n\n');
  }

  #part(gap) {
    if (gap.length > this.#gap.length || this.#gap === ' ') this.#gap = gap;
  }

  #fence() {
    this.#part('\n\n');
    this.#put('```');
    this.#part('\n');
  }

  /** Words with one space between them, or what is preformatted as it stands. */
  #words(node, { isPre }) {
    for (const { 0: word, index } of node.data.matchAll(isPre ? /[^]+/g : /[^ \t\n\r\f]+/g)) {
      if (index > 0 && this.#gap === '') this.#gap = isPre ? '' : ' ';
      this.#put(word, node, index);
    }
    if (!isPre && this.#gap === '' && /[ \t\n\r\f]$/.test(node.data)) this.#gap = ' ';
  }

  #put(word, node, offset) {
    const gap = this.text === '' ? '' : this.#gap;
    const last = this.pieces.at(-1);
    const start = this.text.length + gap.length + this.#mark.length;
    this.text += gap + this.#mark + word;
    const isNext = last?.node === node && gap === ' ' && this.#mark === '';
    this.#gap = '';
    this.#mark = '';
    if (!node) return;
    if (isNext && last.offset + last.length + 1 === offset && node.data[offset - 1] === ' ') {
      last.length += 1 + word.length;
    } else {
      this.pieces.push({ start, node, offset, length: word.length });
    }
  }
}

/** The number of a footnote. */
function isReference(element) {
  return element.localName === 'sup' && element.querySelector('a') !== null;
}

/** A block that is links and little else. */
function isListOfLinks(element) {
  const links = element.querySelectorAll('a');
  if (links.length < 2) return false;
  const letters = (text) => text.replace(/\s+/g, '').length;
  const linked = [...links].reduce((sum, link) => sum + letters(link.textContent), 0);
  return linked > LINKED * letters(element.textContent);
}
