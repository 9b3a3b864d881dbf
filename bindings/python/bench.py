#!/usr/bin/env python3
"""How fast the package is, beside the crate by itself and beside sumy:

    python bench.py [--articles 10000] [--sumy 30]

Run it from an environment with the wheel and sumy, on a machine that is otherwise idle: `bindings/python/ci` leaves one in
target/venv. The crate's figure is that of overhead/, which it builds. Writes a table on standard output.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import epitome

HERE = Path(__file__).parent
NEWS = HERE.parent.parent / "examples" / "texts" / "news.txt"

SUBJECTS = "ferry river council bridge harbour museum storm engine school orchard railway mill market lighthouse".split()
VERBS = "reopened closed rebuilt measured painted sold inspected repaired counted flooded visited abandoned".split()
PLACES = "Wenlock Harlow Oda Tarn Maren Ullin Fosse Grell Lomond Sarn Brack Ilmen Corrib Vosk".split()
REASONS = "after the winter flood; because the cables had rusted; although the auditors had warned of it; \
as the old timetable said; before the first tourists came; while the tide was low; to save the pier".split("; ")


def article(number: int) -> str:
    """Some 4 KB of English in 40 sentences, made by a generator of its own."""
    state = number + 1

    def below(bound: int) -> int:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % bound

    def one(words: list[str]) -> str:
        return words[below(len(words))]

    sentences = []
    for _ in range(40):
        sentences.append(
            f"The {one(SUBJECTS)} at {one(PLACES)} was {one(VERBS)} {2 + below(90)} times {one(REASONS)}, "
            f"and the {one(SUBJECTS)} {one(VERBS)} near {one(PLACES)}."
        )
    return "\n\n".join(" ".join(sentences[at : at + 8]) for at in range(0, 40, 8))


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def microseconds_a_call(text: str, repeats: int = 300, calls: int = 20) -> float:
    """The least of some means, of so few calls at a time that some of the times are not interrupted."""

    def run() -> None:
        for _ in range(calls):
            epitome.summarize(text, 3)

    run()
    return min(seconds(run) for _ in range(repeats)) / calls * 1e6


def native_microseconds() -> float:
    """The same in Rust, with the same profile."""
    manifest = str(HERE / "overhead" / "Cargo.toml")
    command = ["cargo", "run", "--quiet", "--release", "--manifest-path", manifest, "--target-dir", str(HERE / "target")]
    command += ["--", str(NEWS)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def of_many(texts: list[str], jobs: list[int]) -> list[float]:
    """The least of five rounds with each number of threads, which take turns."""

    def run(jobs: int) -> None:
        answered = sum(isinstance(answer, epitome.Summary) for answer in epitome.summarize_many(texts, 3, jobs=jobs))
        assert answered == len(texts)

    rounds = [[seconds(partial(run, number)) for number in jobs] for _ in range(5)]
    return [min(times) for times in zip(*rounds)]


def sumy_seconds(texts: list[str]) -> float:
    """sumy's LexRank, with its stemmer and stop words, over sentences cut at full stops: its own cutting needs a download."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    class Tokenizer:
        language = "english"

        def to_sentences(self, paragraph: str) -> list[str]:
            return [sentence.strip() for sentence in re.findall(r"[^.]+\.", paragraph)]

        def to_words(self, sentence: str) -> list[str]:
            return re.findall(r"[^\W\d_]+", sentence)

    summarizer: Any = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    def run() -> None:
        for text in texts:
            assert len(summarizer(PlaintextParser.from_string(text, Tokenizer()).document, 3)) == 3

    return seconds(run)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the batch")
    parser.add_argument("--sumy", type=int, default=30, help="how many of them sumy is given")
    args = parser.parse_args()
    load = os.getloadavg()[0]
    news = NEWS.read_text(encoding="utf-8")
    rounds = [(native_microseconds(), microseconds_a_call(news)) for _ in range(3)]
    native, python = (min(values) for values in zip(*rounds))
    texts = [article(number) for number in range(args.articles)]
    size = statistics.mean(map(len, texts))
    one, two = of_many(texts, [1, 2])
    sumy = sumy_seconds(texts[: args.sumy]) / args.sumy
    wheels = list((HERE / "target" / "wheels").glob("*.whl"))
    shows: list[tuple[str, str, bool]] = [
        *((f"{wheel.name}", f"{wheel.stat().st_size / 1e6:.2f} MB", wheel.stat().st_size <= 4e6) for wheel in wheels),
        (f"a call on {len(news)} characters", f"{python:.1f} µs, in Rust {native:.1f}: {python - native:+.1f}", python - native <= 10),
        (f"{args.articles} articles of {size:.0f} characters, one thread", f"{one:.2f} s", True),
        ("the same, two threads", f"{two:.2f} s, {one / two:.2f} times as fast", one / two >= 1.8),
        (f"sumy's LexRank, the first {args.sumy}", f"{sumy * 1e3:.1f} ms an article", True),
        ("one thread beside sumy", f"{sumy / (one / args.articles):.0f} times as fast", sumy / (one / args.articles) >= 100),
    ]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load:.1f} before, {os.getloadavg()[0]:.1f} after\n")
    for what, figure, is_met in shows:
        print(f"{what}: {figure}{'' if is_met else '  <-- falls short'}")
    return int(not all(is_met for *_, is_met in shows))


if __name__ == "__main__":
    sys.exit(main())
