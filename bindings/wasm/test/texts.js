// 204 texts in twelve languages, made of the sentences that the splitter is tested with (own writing, in
// tests/data/split): articles, lists, pages with a menu, chats, by chance but always the same.

import { readFileSync } from 'node:fs';

export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'ja', 'ko', 'pl', 'ru', 'tr', 'zh'];
const OF_EACH = 17;

/** Numbers from 0 to below `bound`; Numerical Recipes' generator. */
function chance(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

function sentencesOf(language) {
  const file = readFileSync(new URL(`../../../tests/data/split/${language}.txt`, import.meta.url), 'utf8');
  const cases = file.split(/^===$/m).map((part) => part.split(/^---$/m)[1] ?? '');
  return cases.flatMap((expected) => expected.split('\n')).filter((line) => line.trim() !== '');
}

function textOf(language, number) {
  const sentences = sentencesOf(language);
  const next = chance(1000 * LANGUAGES.indexOf(language) + number);
  const some = (count) => Array.from({ length: count }, () => sentences[next(sentences.length)]);
  const space = ['ja', 'zh'].includes(language) ? '' : ' ';
  const paragraph = () => some(2 + next(5)).join(space);
  const blocks = Array.from({ length: 2 + next(8) }, paragraph);
  switch (number % 6) {
    case 1:
      blocks.unshift(`# ${some(1)[0]}`);
      blocks.splice(2, 0, `## ${number}. 🚲`);
      break;
    case 2:
      blocks.splice(1, 0, some(4).map((item) => `- ${item}`).join('\n'));
      break;
    case 3:
      return [['Home', 'News', 'Sign in', 'Share on Facebook'].join('\n'), ...blocks, '© 2026'].join('\n\n');
    case 4:
      return blocks.map((block, at) => `${at % 2 ? 'Ann' : 'Bo 🙂'}: ${block}`).join('\n');
    case 5:
      return `${blocks.join('\r\n\r\n')}\r\n`;
    default:
  }
  return blocks.join('\n\n');
}

export const texts = LANGUAGES.flatMap((language) =>
  Array.from({ length: OF_EACH }, (_, number) => ({ language, text: textOf(language, number) })),
);

/** An answer in the form of `native`. */
export function comparable({ summary, keywords, split }) {
  const bits = (number) => new BigUint64Array(new Float64Array([number]).buffer)[0].toString(16).padStart(16, '0');
  const place = ({ start, end }) => [start, end];
  return {
    language: summary.language,
    sentences: summary.sentences.map((sentence) => [place(sentence), sentence.rank, bits(sentence.score)]),
    keywords: keywords.map(({ score, places }) => [bits(score), places.map(place)]),
    split: split.map(place),
  };
}
