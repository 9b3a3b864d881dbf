"""The same bits as the crate: its command's answers to 500 records of 12 languages.

`bindings/same_bits/answers DIR` writes both; the gate names DIR in SAME_BITS.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from epitome import RecordError, Source, Summarizer, Summary

DIR = os.environ.get("SAME_BITS")
pytestmark = pytest.mark.skipif(DIR is None, reason="SAME_BITS names no folder")


def lines(name: str) -> list[dict[str, Any]]:
    path = Path(DIR or "") / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(record: dict[str, Any]) -> Any:
    if "documents" in record:
        return [Source(d["text"], id=d["id"], date=d["date"]) for d in record["documents"]]
    return record["text"]


def texts(record: dict[str, Any]) -> list[str]:
    return [d["text"] for d in record.get("documents", [record])]


def check(record: dict[str, Any], native: dict[str, Any], summary: Summary) -> None:
    """Sentences, places, scores to the bit, and what is said of the whole."""
    assert summary.message == native["outcome"]
    assert len(summary) == len(native["sentences"])
    for ours, theirs in zip(summary, native["sentences"]):
        assert (ours.displayed, ours.index, ours.source) == (theirs["text"], theirs["index"], theirs["source"])
        assert ours.score.hex() == theirs["score"].hex()
        assert (ours.byte_start, ours.byte_end) == (theirs["start"], theirs["end"])
        text = texts(record)[ours.source]
        assert text[ours.slice] == text.encode()[ours.byte_slice].decode() == ours.text
        mentions = [(m.source, m.index, m.byte_start, m.byte_end) for m in ours.also_in]
        expected = [(m["source"], m["index"], m["start"], m["end"]) for m in theirs.get("also_in", [])]
        assert mentions == expected
    if "sources" in native:
        assert [source.outcome for source in summary.sources] == [source["outcome"] for source in native["sources"]]
    else:
        assert (summary.title, summary.language) == (native["title"], native["language"])


CASES = [
    ("sentences", {}, {"sentences": 3}),
    ("words", {}, {"words": 60}),
    ("lexrank", {"method": "lexrank"}, {"percent": 20}),
]


def pairs(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    records, natives = lines("records"), lines(name)
    assert len(records) == len(natives) == 500
    assert len({record["language_of_record"] for record in records}) == 12
    return zip(records, natives)


@pytest.mark.parametrize(("name", "options", "length"), CASES, ids=[case[0] for case in CASES])
def test_one_by_one(name: str, options: dict[str, Any], length: dict[str, Any]) -> None:
    for record, native in pairs(name):
        summarizer = Summarizer(query=record.get("query"), **options)
        check(record, native, summarizer.summarize(text_of(record), **length))
        check(record, native, summarizer.document(text_of(record)).summarize(**length))


@pytest.mark.parametrize("jobs", [1, 2])
def test_in_batches(jobs: int) -> None:
    asked = [pair for pair in pairs("sentences") if "query" not in pair[0]]
    answers = Summarizer().summarize_many((text_of(record) for record, _ in asked), 3, jobs=jobs)
    for (record, native), answer in zip(asked, answers):
        assert not isinstance(answer, RecordError)
        check(record, native, answer)


def test_characters_as_the_command_counts_them() -> None:
    differ = 0
    for record, native in pairs("chars"):
        summary = Summarizer(query=record.get("query")).summarize(text_of(record), 3)
        assert [(s.start, s.end) for s in summary] == [(s["start"], s["end"]) for s in native["sentences"]]
        differ += any(s.start != s.byte_start for s in summary)
    assert differ > 300, "characters are bytes in most records: the test shows little"
