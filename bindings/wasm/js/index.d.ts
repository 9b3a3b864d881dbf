/** A part of a text in UTF-16 code units, as `text.slice(start, end)` takes them. */
export interface TextRange {
  start: number;
  end: number;
}

/** A sentence of a text, word for word. */
export interface TextSentence extends TextRange {
  /** `text.slice(start, end)`. */
  text: string;
}

/** A sentence of a summary. */
export interface SummarySentence extends TextSentence {
  /** Its number among the text's sentences, from 0. */
  index: number;
  /** Its place in the order of choice, from 0. */
  rank: number;
  /** What it is worth; comparable within one text. */
  score: number;
  /** As it is to be shown: without what stands within it and is not of it, such as the head of a page. */
  displayed: string;
  /** The heading it stands under. */
  heading: string | null;
  /** Who says it, in a conversation. */
  speaker: string | null;
  /** When it is said, in a transcript. */
  time: string | null;
}

export interface Summary {
  /** The code of the text's language; `und` where it is not known. */
  language: string;
  /** The title that was given or found. */
  title: string | null;
  /** What the summary is, or why it is short or empty: `complete`, `fewer-sentences`, `no-sentences`, ... */
  outcome: { code: string; message: string };
  /** How many sentences the text has. */
  sentenceCount: number;
  /** In the order of the text. */
  sentences: SummarySentence[];
}

export interface Keyword {
  /** How it is written most often. */
  text: string;
  /** What it is worth, above 0; comparable within one text. */
  score: number;
  /** Every place where it stands, in the order of the text. */
  places: TextRange[];
}

export interface Progress {
  /** What begins now. */
  step: 'load' | 'analyze' | 'score' | 'select' | 'keywords' | 'split' | 'done';
  /** How many of the steps behind `load` are done, from 0 to 1. */
  fraction: number;
}

export interface Options {
  /** The code of the text's language, such as `en`. Default: found from the text. */
  language?: string;
  /** Stops the work between two steps; in a worker at once. */
  signal?: AbortSignal;
  /** Told of each step. */
  onProgress?: (progress: Progress) => void;
}

export interface SummaryOptions extends Options {
  /** A number of sentences, or `"100 words"`, `"10%"`, `"280 chars"`, `"auto"`. Default: 3. */
  budget?: number | string;
  /** What the summary shall answer. */
  query?: string;
  /** The least relevance to the query of what is shown, from 0 (the default) to 1. */
  minRelevance?: number;
  /** The text's title, where it is not in the text. */
  title?: string;
}

export interface KeywordOptions extends Options {
  /** How many at most. Default: 10. */
  count?: number;
}

export interface Engine {
  /**
   * The sentences that carry the most, word for word.
   *
   * Rejects with a `RangeError` that names a wrong budget, language or relevance, with the signal's reason when it is
   * aborted, and with an `Error` where the module cannot be loaded. Time and memory grow with the text.
   */
  summarize(text: string, options?: SummaryOptions): Promise<Summary>;
  /** The key words and phrases, the best first. */
  keywords(text: string, options?: KeywordOptions): Promise<Keyword[]>;
  /** All sentences, headings and boilerplate among them. */
  split(text: string, options?: Options): Promise<TextSentence[]>;
}

/**
 * Loads the module of summaries now rather than with the first text, and runs it once over a text of its own, so that the
 * browser has compiled what the first summary runs; the module of everything comes when it is needed.
 *
 * Rejects with an `Error` where the module cannot be loaded; the next call tries again.
 */
export function load(): Promise<void>;
export const summarize: Engine['summarize'];
export const keywords: Engine['keywords'];
export const split: Engine['split'];
