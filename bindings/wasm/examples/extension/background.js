// The module runs here, where no page's policy can forbid it; the script in the page asks it.

import { compileFrom, createEngine } from '../../js/engine.js';

const engine = createEngine({ summary: () => compileFrom(chrome.runtime.getURL('epitome-summary.wasm.gz')) });

// `activeTab` allows it for the page that the button was pressed for, and no other.
chrome.action.onClicked.addListener(({ id: tabId }) => chrome.scripting.executeScript({ target: { tabId }, files: ['content.js'] }));

chrome.runtime.onMessage.addListener(({ text, options }, _sender, reply) => {
  engine.summarize(text, options).then(
    (answer) => reply({ answer }),
    (error) => reply({ error: error.message }),
  );
  // The reply comes later.
  return true;
});
