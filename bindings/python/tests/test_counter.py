"""Any tokenizer as the counter."""

from __future__ import annotations

from typing import Any

import epitome
import pytest
from epitome import Summarizer

tokenizers = pytest.importorskip("tokenizers", reason="the tokenizer of Hugging Face")


def words() -> Any:
    """A tokenizer of Hugging Face, made here: nothing is downloaded."""
    model = tokenizers.Tokenizer(tokenizers.models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    model.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    return model


class Tiktoken:
    """As tiktoken: its `encode` refuses the names of special tokens."""

    def encode(self, text: str) -> list[int]:
        raise ValueError("special token")

    def encode_ordinary(self, text: str) -> list[int]:
        return list(range(len(text.split())))


class Callable:
    def __call__(self, text: str) -> int:
        return len(text)


@pytest.mark.parametrize("counter", [len, str.split, words(), Tiktoken(), Callable(), lambda text: text.encode()])
def test_counters(counter: Any, flood: str) -> None:
    summary = epitome.summarize(flood, tokens=40, counter=counter)
    assert summary.outcome == "complete"
    if isinstance(counter, Tiktoken):
        assert len(str(summary).split()) <= 40
    else:
        counted = counter.encode(str(summary)) if hasattr(counter, "encode") else counter(str(summary))
        assert (counted if isinstance(counted, int) else len(counted)) <= 40


def test_what_a_counter_raises_is_raised(flood: str) -> None:
    def fails(text: str) -> int:
        raise KeyError("no vocabulary")

    with pytest.raises(KeyError, match="no vocabulary"):
        epitome.summarize(flood, tokens=10, counter=fails)
    with pytest.raises(KeyError, match="no vocabulary"):
        Summarizer(counter=fails).document(flood).summarize(tokens=10)


@pytest.mark.parametrize(("answer", "error"), [(-1, ValueError), (None, TypeError), (2.5, TypeError)])
def test_what_a_counter_must_give(answer: Any, error: type[Exception], flood: str) -> None:
    with pytest.raises(error, match="the counter gave"):
        epitome.summarize(flood, tokens=10, counter=lambda _: answer)


def test_huge_counts_are_too_many(flood: str) -> None:
    summary = epitome.summarize(flood, tokens=10, counter=lambda _: 2**62)
    assert (len(summary), summary.outcome) == (0, "budget-too-small")


@pytest.mark.parametrize("wrong", [5, "text", None])
def test_what_is_no_counter(wrong: Any, flood: str) -> None:
    with pytest.raises((TypeError, ValueError), match="'counter'"):
        epitome.summarize(flood, tokens=10, counter=wrong)
