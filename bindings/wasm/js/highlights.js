// Marks on the page, by the CSS Custom Highlight API: the page's own elements are not touched.

import { HIGHLIGHTS } from './style.js';

const SUMMARY = 'epitome-summary';
const SENTENCE = 'epitome-sentence';

/** The documents and shadow trees that have the marks' style. */
const styled = new WeakSet();

export const canHighlight = () => typeof Highlight === 'function' && CSS.highlights !== undefined;

function style(root) {
  if (styled.has(root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HIGHLIGHTS);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  styled.add(root);
}

function set(name, ranges) {
  if (!canHighlight()) return;
  CSS.highlights.delete(name);
  if (ranges.length === 0) return;
  for (const range of ranges) style(range.startContainer.getRootNode());
  CSS.highlights.set(name, new Highlight(...ranges));
}

/** Marks the sentences of a summary, or none. */
export const highlightSummary = (ranges) => set(SUMMARY, ranges);

/** Marks the one that was jumped to, or none. */
export const highlightSentence = (range) => set(SENTENCE, range ? [range] : []);

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Brings a range to the middle of everything that scrolls around it, and gives the focus to its block. */
export function scrollTo(range) {
  const parent = range.startContainer.parentElement;
  for (let closed = parent.closest('details:not([open])'); closed; closed = closed.parentElement?.closest('details:not([open])')) {
    closed.open = true;
  }
  const behavior = isCalm() ? 'auto' : 'smooth';
  const page = parent.ownerDocument.scrollingElement;
  for (let around = parent; around && around !== page; around = around.parentElement) {
    const scrolls = around.scrollHeight > around.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(around).overflowY);
    if (!scrolls || around === around.ownerDocument.body) continue;
    const box = around.getBoundingClientRect();
    const place = range.getBoundingClientRect();
    // At once: the page around it is moved by where the range then is.
    around.scrollBy({ top: place.top + place.height / 2 - (box.top + box.height / 2), behavior: 'instant' });
  }
  const place = range.getBoundingClientRect();
  scrollBy({ top: place.top + place.height / 2 - innerHeight / 2, behavior });
  focusOn(parent);
}

/** As a link within a page does: who reads with the keyboard or by ear goes on from there. */
function focusOn(element) {
  let block = element;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
  if (!block.hasAttribute('tabindex')) {
    block.tabIndex = -1;
    block.addEventListener('blur', () => block.removeAttribute('tabindex'), { once: true });
  }
  block.focus({ preventScroll: true });
}
