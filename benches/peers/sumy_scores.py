"""How long sumy takes to score the document of `cargo bench --bench speed -- scorers 1000`.

    pip install sumy numpy
    python3 benches/peers/sumy_scores.py

It gets words that are cut already; the figure is the scoring alone. The text is made by the same generator as there.
"""

import time
from importlib.metadata import version

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

SENTENCES = 1_000


def numbers(seed):
    """SplitMix64, as in benches/inputs."""
    mask = (1 << 64) - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def uneven(sentences):
    vocabulary = int(10 * (sentences * 20) ** 0.6)
    stream = numbers(2)
    for _ in range(sentences):
        length = 10 + next(stream) % 21
        units = ((next(stream) >> 11) / (1 << 53) for _ in range(length))
        yield " ".join(str(min(int(vocabulary**unit), vocabulary) - 1) for unit in units)


class Words:
    """A tokenizer that cuts at white space."""

    def to_words(self, sentence):
        return tuple(sentence.split())


def main():
    sentences = [Sentence(text, Words()) for text in uneven(SENTENCES)]
    document = ObjectDocumentModel([Paragraph(sentences)])
    for sentence in sentences:
        sentence.words  # cut now and kept
    for method, summarizer in [("textrank", TextRankSummarizer()), ("lexrank", LexRankSummarizer())]:
        start = time.perf_counter()
        summarizer(document, 3)
        theirs = time.perf_counter() - start
        print(f"- {method} of sumy {version('sumy')}: {theirs:.2f} s")


main()
