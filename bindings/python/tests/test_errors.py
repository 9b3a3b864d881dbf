"""What is refused, and in which words."""

from __future__ import annotations

import pickle
from typing import Any

import epitome
import pytest
from epitome import EpitomeError, ParameterError, Summarizer, UnmetError


def refused(call: Any, *arguments: Any, **options: Any) -> ParameterError:
    with pytest.raises(ParameterError) as caught:
        call(*arguments, **options)
    assert isinstance(caught.value, (ValueError, EpitomeError))
    return caught.value


@pytest.mark.parametrize("unit", ["sentences", "words", "percent", "chars", "bytes", "tokens"])
def test_lengths(unit: str, flood: str) -> None:
    error = refused(epitome.summarize, flood, **{unit: -1}, counter=len)
    assert (error.parameter, error.value, error.range) == (unit, -1, "at least 0")
    assert str(error) == f"parameter '{unit}' is -1, but must be at least 0"
    huge = refused(epitome.summarize, flood, **{unit: 2**80}, counter=len)
    assert (huge.parameter, huge.value) == (unit, 2**80)
    for wrong in ["3", 2.5, True, [1]]:
        with pytest.raises(TypeError, match=f"parameter '{unit}' must be an int"):
            epitome.summarize(flood, **{unit: wrong}, counter=len)


def test_one_length_is_given(flood: str) -> None:
    error = refused(epitome.summarize, flood, sentences=1, words=3)
    assert (error.parameter, error.range) == ("words", "the only length, but 'sentences' is given too")
    assert refused(epitome.summarize, flood, 2, auto=True).parameter == "auto"


def test_tokens_want_a_counter(flood: str) -> None:
    error = refused(epitome.summarize, flood, tokens=3)
    assert (error.parameter, error.value) == ("counter", None)


@pytest.mark.parametrize(
    ("options", "parameter", "part"),
    [
        ({"language": "xx"}, "language", "one of en, de"),
        ({"method": "lexrang"}, "method", "lexrank"),
        ({"min_relevance": 1.5}, "min_relevance", "0..=1"),
        ({"min_relevance": float("nan")}, "min_relevance", "0..=1"),
        ({"template": "latex"}, "template", "one of plain, markdown, xml"),
        ({"line_breaks": "soft"}, "line_breaks", "one of auto, wrapped, hard"),
        ({"context": -1}, "context", "at least 0"),
        ({"per_source": (3, 1)}, "per_source", "not above its end"),
        ({"per_source": (1, 2, 3)}, "per_source", "a pair of ints"),
        ({"sentence_words": -2}, "sentence_words", "at least 0"),
        ({"pinned": [-1]}, "pinned", "at least 0"),
    ],
)
def test_options(options: dict[str, Any], parameter: str, part: str) -> None:
    error = refused(Summarizer, **options)
    assert error.parameter == parameter
    assert part in error.range
    assert parameter in str(error)


def test_keyword_options(flood: str) -> None:
    assert refused(epitome.keywords, flood, -1).parameter == "count"
    assert refused(epitome.keywords, flood, max_words=9).range == "in the range 1..=8"
    assert refused(epitome.keywords, flood, method="yak").parameter == "keyword method"
    assert refused(epitome.split_ranges, flood, unit="lines").range == "one of chars, bytes"


def test_batch_options(flood: str) -> None:
    assert refused(epitome.summarize_many, [flood], jobs=0).parameter == "jobs"
    assert refused(epitome.summarize_many, [flood], jobs=5000).range == "in the range 1..=1024"
    assert refused(epitome.summarize_many, [flood], in_flight=0).parameter == "in_flight"
    with pytest.raises(TypeError, match="'progress' must be a function"):
        epitome.summarize_many([flood], progress=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'texts' must hold texts"):
        epitome.summarize_many(flood)


@pytest.mark.parametrize("wrong", [None, 5, b"bytes", 2.0, object(), ["a", 3], [["a"]]])
def test_what_is_no_text(wrong: Any) -> None:
    with pytest.raises(TypeError, match="parameter 'text' must be a str"):
        epitome.summarize(wrong)


def test_lone_surrogates_are_named() -> None:
    for call in (epitome.summarize, epitome.split, epitome.keywords, epitome.Document, epitome.Source):
        error = refused(call, "Rain \ud800 fell.")
        assert error.parameter == "text"
        assert "character 5" in str(error)
        str(error).encode()


def test_what_must_be_there_and_cannot(flood: str) -> None:
    with pytest.raises(UnmetError) as caught:
        Summarizer(must="bridge").summarize(flood, words=3)
    assert caught.value.missing == (4, "words")
    assert "4 more than 3" in str(caught.value)
    with pytest.raises(UnmetError, match="snow"):
        Summarizer(must="snow").summarize(flood)


def test_errors_pickle(flood: str) -> None:
    for error in [refused(epitome.summarize, flood, words=-1), UnmetError("so", (1, "words")), epitome.RecordError(3, ValueError("x"))]:
        back = pickle.loads(pickle.dumps(error))
        assert (type(back), str(back)) == (type(error), str(error))


def test_scores_of_the_callers_own(flood: str) -> None:
    document = epitome.Document(flood)
    assert refused(Summarizer().select, document, [1.0]).range == "one for each of the 5 sentences"
    assert refused(Summarizer().select, document, [1.0, 2.0, float("nan"), 0.0, 0.0]).range == "finite"


def test_a_summary_of_another_text(flood: str) -> None:
    document = epitome.Document(flood)
    assert refused(document.highlight, epitome.summarize("Snow fell at night.")).parameter == "summary"
    assert refused(document.highlight, document.summarize(), mode="x").parameter == "mode"
