// <epitome-summary for="article">: the button in the page.

import { Panel } from './panel.js';

const ENGINES = { all: () => import('./index.js'), en: () => import('./en.js') };

export class EpitomeSummary extends HTMLElement {
  static observedAttributes = ['label', 'lang'];

  /** What summarizes: the module itself, a worker, or anything with the same `summarize`. */
  engine = null;

  /** Words of the panel in place of its own, such as `{ ask: 'Short of time?' }`. */
  strings = {};

  #panel = null;

  connectedCallback() {
    this.#panel ??= this.#make();
    if (this.hasAttribute('open')) this.show();
  }

  disconnectedCallback() {
    this.#panel?.disconnect();
  }

  attributeChangedCallback() {
    if (this.#panel && !this.#panel.isOpen) this.#panel = this.#make();
  }

  #make() {
    return new Panel(this, () => ({
      engine: this.engine ?? (ENGINES[this.getAttribute('languages')] ?? ENGINES.all)(),
      selector: this.getAttribute('for'),
      budget: this.getAttribute('budget') ?? undefined,
      language: this.getAttribute('language') ?? undefined,
      label: this.getAttribute('label'),
      strings: this.strings,
      onSummary: (summary) =>
        this.dispatchEvent(new CustomEvent('epitome-summary', { detail: summary, bubbles: true, composed: true })),
    }));
  }

  /** Shows the summary, as the button does. */
  show() {
    return this.#panel.open();
  }

  /** Shows the button alone. */
  close() {
    this.#panel.close();
  }

  /** Marks the summary's sentences in the article, or no more. */
  highlight(isOn = true) {
    this.#panel.highlight(isOn);
  }
}

if (!customElements.get('epitome-summary')) customElements.define('epitome-summary', EpitomeSummary);
