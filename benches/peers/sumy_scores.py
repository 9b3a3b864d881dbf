"""How long sumy takes to score the document of `benches/score.rs`, beside this crate's time for the same.

    pip install sumy numpy
    python3 benches/peers/sumy_scores.py

Both get words that are cut already; the figure is the scoring alone. The text is made by the same generator as there.
"""

import json
import pathlib
import subprocess
import time

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
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


def ours(method):
    command = ["cargo", "bench", "--bench", "score", "--", f"score/{method}/small$"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    estimates = ROOT / "target/criterion/score" / method / "small/new/estimates.json"
    return json.loads(estimates.read_text())["median"]["point_estimate"] * 1e-9


def main():
    sentences = [Sentence(text, Words()) for text in uneven(SENTENCES)]
    document = ObjectDocumentModel([Paragraph(sentences)])
    for sentence in sentences:
        sentence.words  # cut now and kept
    for method, summarizer in [("textrank", TextRankSummarizer()), ("lexrank", LexRankSummarizer())]:
        start = time.perf_counter()
        summarizer(document, 3)
        theirs = time.perf_counter() - start
        own = ours(method)
        print(f"{method}: sumy {theirs:.2f} s, epitome {own * 1e3:.3f} ms, {theirs / own:,.0f} times")


main()
