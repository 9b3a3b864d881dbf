"""Extractive summarization: the sentences that carry the most, word for word, with their places in the source.

>>> import epitome
>>> text = "Rain fell for a week. The river rose over its banks. People left their houses by boat."
>>> summary = epitome.summarize(text, sentences=2)
>>> all(text[sentence.slice] == sentence.text for sentence in summary)
True
"""

from __future__ import annotations

from typing import Final

from . import _epitome
from ._epitome import (
    Document,
    Page,
    Seen,
    Sentence,
    Source,
    Summaries,
    Summarizer,
    Summary,
    keywords,
    split,
    split_ranges,
    summarize,
    summarize_many,
)
from ._errors import EpitomeError, ParameterError, RecordError, UnmetError
from ._values import Block, Html, Keyword, KeywordPlace, Mention, Scores, SummarizedSource

METHODS: Final[tuple[str, ...]] = tuple(_epitome.METHODS)
"""The names of the methods of summarizing, the default first."""

KEYWORD_METHODS: Final[tuple[str, ...]] = tuple(_epitome.KEYWORD_METHODS)
"""The names of the methods of finding keywords, the default first."""

LANGUAGES: Final[dict[str, str]] = dict(_epitome.LANGUAGES)
"""The languages with word lists: the English name by the code."""

__version__: Final = "0.1.0"

__all__ = [
    "KEYWORD_METHODS",
    "LANGUAGES",
    "METHODS",
    "Block",
    "Document",
    "EpitomeError",
    "Html",
    "Keyword",
    "KeywordPlace",
    "Mention",
    "Page",
    "ParameterError",
    "RecordError",
    "Scores",
    "Seen",
    "Sentence",
    "Source",
    "Summaries",
    "SummarizedSource",
    "Summarizer",
    "Summary",
    "UnmetError",
    "__version__",
    "keywords",
    "split",
    "split_ranges",
    "summarize",
    "summarize_many",
]
