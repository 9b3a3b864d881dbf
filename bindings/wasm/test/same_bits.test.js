// The records by which every binding is held to the crate: its command's answers, with places in UTF-16.
//
// `bindings/same_bits/answers DIR` writes both; the gate names DIR in SAME_BITS.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { summarize } from 'epitome-wasm';

const folder = process.env.SAME_BITS;
const lines = (name) =>
  readFileSync(`${folder}/${name}.jsonl`, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));

for (const [name, budget] of [['utf16', 3], ['words', '60 words']]) {
  test(`${budget} of each record of one text`, { skip: folder ? false : 'SAME_BITS names no folder' }, async () => {
    const answers = lines(name);
    const records = lines('records');
    assert.equal(answers.length, records.length);
    let texts = 0;
    for (const [at, { id, text, query }] of records.entries()) {
      // The module takes one text at a time.
      if (text === undefined) continue;
      texts += 1;
      const { sentences, outcome, title, language } = await summarize(text, { budget, query });
      const native = answers[at];
      assert.deepEqual(
        sentences.map(({ displayed, index, score }) => ({ displayed, index, score })),
        native.sentences.map((sentence) => ({ displayed: sentence.text, index: sentence.index, score: sentence.score })),
        `record ${id}`,
      );
      if (name === 'utf16') {
        const ranges = (of) => of.map(({ start, end }) => [start, end]);
        assert.deepEqual(ranges(sentences), ranges(native.sentences), `record ${id}`);
      }
      assert.deepEqual([outcome.message, title, language], [native.outcome, native.title, native.language], `record ${id}`);
    }
    assert.equal(texts, 400);
  });
}
