// Reads what src/answer.rs writes; the two change together.

const decoder = new TextDecoder();

/** Numbers and strings, one after the other. */
class Reader {
  #bytes;
  #view;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  number() {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  float() {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, true);
  }

  text() {
    const length = this.number();
    this.#at += length;
    return decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  optional() {
    this.#at += 1;
    return this.#bytes[this.#at - 1] === 1 ? this.text() : null;
  }

  range() {
    return { start: this.number(), end: this.number() };
  }

  many(read) {
    return Array.from({ length: this.number() }, read);
  }
}

export function readText(bytes) {
  return new Reader(bytes).text();
}

export function readSummary(bytes, text) {
  const answer = new Reader(bytes);
  return {
    language: answer.text(),
    title: answer.optional(),
    outcome: { code: answer.text(), message: answer.text() },
    sentenceCount: answer.number(),
    sentences: answer.many(() => {
      const range = answer.range();
      const verbatim = text.slice(range.start, range.end);
      return {
        text: verbatim,
        ...range,
        index: answer.number(),
        rank: answer.number(),
        score: answer.float(),
        displayed: answer.optional() ?? verbatim,
        heading: answer.optional(),
        speaker: answer.optional(),
        time: answer.optional(),
      };
    }),
  };
}

export function readKeywords(bytes) {
  const answer = new Reader(bytes);
  return answer.many(() => ({
    text: answer.text(),
    score: answer.float(),
    places: answer.many(() => answer.range()),
  }));
}

export function readSentences(bytes, text) {
  const answer = new Reader(bytes);
  return answer.many(() => {
    const range = answer.range();
    return { text: text.slice(range.start, range.end), ...range };
  });
}
