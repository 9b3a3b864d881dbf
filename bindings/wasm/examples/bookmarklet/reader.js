// Reader mode: the article of the page alone, over the page, with its summary above it.

import { findArticle, readArticle } from '../../js/article.js';
import { Panel } from '../../js/panel.js';
import * as engine from '../../js/index.js';

const STYLE = `
dialog { position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; border: 0; padding: 0;
  overflow: auto; color: light-dark(#1c1b19, #ece9e2); background: light-dark(#fdfcf9, #16171a); font: 1.125rem/1.65 Georgia, "DejaVu Serif", serif; }
.page { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1.25rem 6rem; overflow-wrap: anywhere; }
:is(h1, h2) { line-height: 1.25; }
h1 { font-size: clamp(1.5rem, 5vw, 2.1rem); }
h2 { font-size: 1.25rem; margin-top: 2em; }
.shut { float: inline-end; font: inherit; font-size: 1rem; color: inherit; background: none; border: 1px solid; border-radius: 18px;
  padding: 0.25em 0.9em; cursor: pointer; }
`;

let host = null;

function made(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** The text that the library reads, as elements again. */
function written(text) {
  const article = document.createElement('article');
  let list = null;
  for (const block of text.split(/\n{2,}/)) {
    const [, level, heading] = /^(#+) (.*)$/s.exec(block) ?? [];
    const item = /^- (.*)$/s.exec(block)?.[1];
    if (item && !list) article.append((list = document.createElement('ul')));
    if (!item) list = null;
    if (item) list.append(made('li', item));
    else article.append(level ? made(level.length === 1 ? 'h1' : 'h2', heading) : made('p', block));
  }
  return article;
}

function open() {
  const found = findArticle(document);
  const { text } = found ? readArticle(found) : { text: '' };
  host = document.createElement('div');
  host.dataset.epitome = '';
  host.style.colorScheme = 'light dark';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', document.title);
  const shut = made('button', 'Close');
  shut.className = 'shut';
  shut.addEventListener('click', toggle);
  const article = written(text);
  if (!article.querySelector('h1')) article.prepend(made('h1', document.title));
  const button = document.createElement('div');
  const page = document.createElement('div');
  page.className = 'page';
  article.querySelector('h1').after(button);
  page.append(shut, article);
  dialog.append(page);
  root.append(dialog);
  document.body.append(host);

  const panel = new Panel(button, () => ({ engine, root, selector: 'article' }));
  // Escape first leads back from a sentence to the summary.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (!panel.isAway) toggle();
  });
  dialog.showModal();
  return panel.open();
}

/** Shows the article and its summary, or the page again. */
export async function toggle() {
  if (!host) return open();
  host.remove();
  host = null;
}
