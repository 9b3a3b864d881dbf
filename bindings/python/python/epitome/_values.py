"""Values that are no more than their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import overload


@dataclass(frozen=True)
class Mention:
    """A sentence of another source that says the same as a chosen one."""

    source: int
    """The number of its source, from 0."""
    index: int
    """Its number among the document's sentences, from 0."""
    start: int
    """Its place in its source's text, in characters."""
    end: int
    byte_start: int
    """Its place in its source's UTF-8, in bytes."""
    byte_end: int
    source_id: str | None
    """The id its source was given."""


@dataclass(frozen=True)
class SummarizedSource:
    """What is known of a source that was summarized."""

    id: str | None
    """The id it was given."""
    title: str | None
    """The title it was given, else the one found in its text."""
    date: str | None
    """The date it was given."""
    language: str
    """The code of its language; `und` where it is not known."""
    outcome: str
    """`shown`, `no-sentences`, `nothing-allowed`, `nothing-new`, `said-elsewhere` or `not-chosen`."""


@dataclass(frozen=True)
class KeywordPlace:
    """A place where a key phrase stands."""

    source: int
    """The number of its source, from 0."""
    sentence: int
    """The number of its sentence in the document, from 0."""
    start: int
    """Its place in its source's text, in characters."""
    end: int
    byte_start: int
    """Its place in its source's UTF-8, in bytes."""
    byte_end: int


@dataclass(frozen=True)
class Keyword:
    """A key word or phrase; `len(keyword.places)` is how often it stands there."""

    text: str
    """How it is written most often."""
    score: float
    """What it is worth, above 0; comparable within one answer."""
    places: tuple[KeywordPlace, ...]
    """Every place where it stands, in the order of the text."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Block:
    """A block of a text."""

    kind: str
    """`title`, `heading`, `paragraph`, `list-item`, `turn`, `boilerplate` and the like."""
    source: int
    """The number of its source, from 0."""
    start: int
    """Its place in its source's text, in characters."""
    end: int
    byte_start: int
    """Its place in its source's UTF-8, in bytes."""
    byte_end: int
    reason: str | None
    """Why it is boilerplate, such as `navigation`."""


class Html(str):
    """HTML, which a notebook shows as such; without a script, the text escaped."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        if not self.startswith("<!DOCTYPE"):
            return str(self)
        # The style of a page is not the notebook's.
        return f'<iframe srcdoc="{escape(self)}" style="width: 100%; height: 30em; border: 0"></iframe>'


class Scores(Sequence[float]):
    """What each sentence of a document is worth: a sequence of numbers, and the parts they are made of."""

    __slots__ = ("parts", "values")

    values: tuple[float, ...]
    """The total of each sentence; comparable within one document."""
    parts: dict[str, tuple[float, ...]]
    """The parts of the totals by their names, each with a number for each sentence."""

    def __init__(self, values: Iterable[float], parts: Mapping[str, Iterable[float]] | None = None) -> None:
        self.values = tuple(values)
        self.parts = {name: tuple(part) for name, part in (parts or {}).items()}

    def ranked(self) -> list[int]:
        """The numbers of the sentences, the best first, of equal ones the first in the text."""
        return sorted(range(len(self.values)), key=lambda index: -self.values[index])

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, index: int) -> float: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[float, ...]: ...
    def __getitem__(self, index: int | slice) -> float | tuple[float, ...]:
        return self.values[index]

    def __iter__(self) -> Iterator[float]:
        return iter(self.values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scores):
            return NotImplemented
        return self.values == other.values and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.values)

    def __repr__(self) -> str:
        return f"Scores({list(self.values)!r}, parts={list(self.parts)!r})"
