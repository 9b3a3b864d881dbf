import type { Engine, Summary } from './index.js';

export interface Strings {
  ask: string;
  get: string;
  summary: string;
  reading: string;
  /** Of many sentences and of one, `{}` for the numbers. */
  count: [string, string];
  minutes: [string, string];
  jump: string;
  shorter: string;
  longer: string;
  highlight: string;
  close: string;
  back: string;
  none: string;
  failed: string;
}

/**
 * `<epitome-summary for="article">`: a button that shows the summary of the page's article in its place.
 *
 * Attributes: `for` (a selector or an id; by default the article is found), `budget` (`auto`), `language` (found),
 * `languages` (`all` or `en`), `label`, `open`. Custom properties: `--epitome-accent`, `--epitome-highlight`. Parts:
 * `panel`, `button`, `summary`, `length`, `sentences`, `sentence`, `tool`, `back`.
 */
export class EpitomeSummary extends HTMLElement {
  /** What summarizes, in place of the module that `languages` names. */
  engine: Pick<Engine, 'summarize'> | Promise<Pick<Engine, 'summarize'>> | null;
  /** Words of the panel in place of its own. */
  strings: Partial<Strings>;
  /** Shows the summary, as the button does. */
  show(): Promise<void>;
  /** Shows the button alone. */
  close(): void;
  /** Marks the summary's sentences in the article, or no more. */
  highlight(isOn?: boolean): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'epitome-summary': EpitomeSummary;
  }
  interface HTMLElementEventMap {
    'epitome-summary': CustomEvent<Summary>;
  }
}
