"""Arrow arrays, as pyarrow, pandas and any other producer export them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import epitome
import pytest
from epitome import RecordError, Summary

pa = pytest.importorskip("pyarrow")

TEXTS = [
    "Rain fell for a week in Zürich 🚲. The river rose over its banks.",
    None,
    "Short.",
    "",
    "Twelve bytes",
    "Thirteen byte",
    "People left their houses by boat. The old bridge was closed on Monday.",
    None,
]
TYPES = [pa.string(), pa.large_string(), pa.string_view()]


def same(answers: Iterable[Summary | RecordError], expected: list[str | None]) -> None:
    """Each string is answered as if it came from a list, each null by an error with its number."""
    answers = list(answers)
    assert len(answers) == len(expected)
    for index, (answer, text) in enumerate(zip(answers, expected)):
        if text is None:
            assert isinstance(answer, RecordError) and answer.index == index
            assert "null" in str(answer)
        else:
            assert answer == epitome.summarize(text, 1)


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_strings(kind: Any) -> None:
    array = pa.array(TEXTS, kind)
    same(epitome.summarize_many(array, 1), TEXTS)
    same(epitome.summarize_many(array.slice(1, 5), 1), TEXTS[1:6])
    same(epitome.summarize_many(array.slice(6), 1), TEXTS[6:])
    same(epitome.summarize_many(pa.array(TEXTS[2:7], kind), 1), TEXTS[2:7])
    same(epitome.summarize_many(pa.array([], kind), 1), [])
    same(epitome.summarize_many(pa.array([None, None], kind), 1), [None, None])
    same(epitome.summarize_many(pa.array(["", ""], kind), 1), ["", ""])


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_chunks(kind: Any) -> None:
    array = pa.chunked_array([pa.array(TEXTS, kind), pa.array([], kind), pa.array(TEXTS, kind).slice(3)], kind)
    same(epitome.summarize_many(array, 1), TEXTS + TEXTS[3:])
    same(epitome.summarize_many(pa.chunked_array([], kind), 1), [])


@pytest.mark.parametrize("index", [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()], ids=str)
def test_dictionaries(index: Any) -> None:
    array = pa.DictionaryArray.from_arrays(pa.array([2, 0, None, 1, 0], index), pa.array(TEXTS))
    expected = [TEXTS[2], TEXTS[0], None, TEXTS[1], TEXTS[0]]
    same(epitome.summarize_many(array, 1), expected)
    same(epitome.summarize_many(array.slice(1), 1), expected[1:])


def test_many_views() -> None:
    array = pa.array([f"The river {i} rose over its banks. People {i} left." for i in range(5000)], pa.string_view())
    answers = list(epitome.summarize_many(array, 1))
    assert answers[4999] == epitome.summarize("The river 4999 rose over its banks. People 4999 left.", 1)


def test_nulls_alone() -> None:
    same(epitome.summarize_many(pa.nulls(3), 1), [None] * 3)


@pytest.mark.parametrize("wrong", [pa.array([1, 2]), pa.array([b"a"]), pa.array([["a"]]), pa.table({"text": ["a"]}), pa.RecordBatch.from_pydict({"text": ["a"]})], ids=lambda v: str(type(v)))
def test_other_types_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="parameter 'texts' is an Arrow"):
        epitome.summarize_many(wrong)


def test_bytes_that_are_no_text() -> None:
    data = pa.py_buffer(b"Rain fell.\xff\xfe Snow.")
    offsets = pa.py_buffer(pa.array([0, 10, 12, 18], pa.int32()).buffers()[1].to_pybytes())
    array = pa.StringArray.from_buffers(3, offsets, data)
    answers = list(epitome.summarize_many(array, 1))
    assert [isinstance(answer, RecordError) for answer in answers] == [False, True, False]
    assert isinstance(answers[1], RecordError) and isinstance(answers[1].error, UnicodeDecodeError)
    assert str(answers[0]) == "Rain fell."


def test_a_stream_that_fails_ends_in_its_error() -> None:
    schema = pa.schema([("text", pa.string())])

    class Stream:
        """A column of batches that are made while they are read."""

        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            def batches() -> Any:
                yield pa.RecordBatch.from_arrays([pa.array(TEXTS[:1])], schema=schema)
                raise OSError("the file is gone")

            return pa.RecordBatchReader.from_batches(schema, batches()).__arrow_c_stream__()

    with pytest.raises(TypeError, match="give one column"):
        epitome.summarize_many(Stream())


def test_the_array_outlives_its_name_and_is_released() -> None:
    before = pa.total_allocated_bytes()
    array = pa.array(["The river rose over its banks. " * 1000] * 100)
    summaries = epitome.summarize_many(array, 1)
    del array
    assert len(list(summaries)) == 100
    del summaries
    assert pa.total_allocated_bytes() == before
    # What is not read to its end is released too.
    summaries = epitome.summarize_many(pa.array(["Rain fell."] * 1000), 1)
    next(summaries)
    del summaries
    assert pa.total_allocated_bytes() == before


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    same(epitome.summarize_many(pandas.Series(TEXTS[2:7]), 1), TEXTS[2:7])
    missing = list(epitome.summarize_many(pandas.Series(["Rain fell.", None, float("nan")]), 1))
    assert [isinstance(answer, RecordError) for answer in missing] == [False, True, True]
    frame = pandas.DataFrame({"text": TEXTS[2:7]})
    frame["summary"] = [str(summary) for summary in epitome.summarize_many(frame["text"], 1)]
    assert frame["summary"][4] == str(epitome.summarize(TEXTS[6], 1))  # type: ignore[arg-type]


def test_answers_as_arrow() -> None:
    rows = [answer.to_dict()["sentences"] if isinstance(answer, Summary) else None for answer in epitome.summarize_many(pa.array(TEXTS), 1)]
    array = pa.array(rows)
    assert array.null_count == 2 and array[0][0]["start"].as_py() == 0
