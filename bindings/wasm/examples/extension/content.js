// Put into the page when the extension's button is pressed: shows the summary above the article, or takes it away again.

import { findArticle } from '../../js/article.js';
import { Panel } from '../../js/panel.js';

const engine = {
  async summarize(text, { signal, ...options }) {
    const { answer, error } = await chrome.runtime.sendMessage({ text, options });
    signal?.throwIfAborted();
    if (error) throw new Error(error);
    return answer;
  },
};

const before = document.querySelector('div[data-epitome]');
if (before) {
  before.epitome?.disconnect();
  before.remove();
} else {
  const host = document.createElement('div');
  host.dataset.epitome = '';
  const article = findArticle(document);
  const heading = article?.querySelector('h1');
  if (heading) heading.after(host);
  else (article ?? document.body).prepend(host);
  const panel = new Panel(host, () => ({ engine }));
  host.epitome = panel;
  panel.open().then(() => host.scrollIntoView({ block: 'nearest' }));
}
