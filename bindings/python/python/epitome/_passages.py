"""What LangChain and LlamaIndex have in common: the passages of several texts that answer a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import Sentence, Summarizer


def passages(
    texts: Sequence[str], query: str | None, options: dict[str, Any], length: dict[str, Any]
) -> list[tuple[int, list[Sentence]]]:
    """The numbers of the texts that say something to the query, in their order, each with those sentences.

    The length is that of all of them together.
    """
    summarizer = Summarizer(query=query, **options)
    found: dict[int, list[Sentence]] = {}
    for sentence in summarizer.summarize(texts, **length).by_source():
        found.setdefault(sentence.source, []).append(sentence)
    return list(found.items())
