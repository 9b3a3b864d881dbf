"""Summaries and what else is handed out, as values of Python."""

from __future__ import annotations

import copy
import html
import json
import pickle
import re
from typing import Any

import epitome
import pytest
from epitome import Document, Page, Source, Summarizer

SOURCES = [
    Source("🚲 The old iron bridge at Harlow was closed on Monday. Rain fell.", id="a", title="Bridge", date="2024-01-02"),
    Source("Ä. The old iron bridge at Harlow was closed on Monday. Snow fell on the pass.", id="b"),
]
HTML = "<html><head><title>Ferry</title></head><body><article><p>The ferry sails again from the first of May.</p></article></body></html>"


def values() -> list[Any]:
    summary = epitome.summarize(SOURCES, 3)
    seen = epitome.Seen()
    seen.add(Document(SOURCES))
    return [summary, summary[0], summary[0].also_in[0], summary.sources[0], SOURCES[0], epitome.keywords(SOURCES[0], 1)[0],
            Summarizer().score(Document(SOURCES))]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_values_pickle(protocol: int) -> None:
    for value in values():
        assert pickle.loads(pickle.dumps(value, protocol)) == value
        assert copy.deepcopy(value) == value


def test_scores_pickle_to_the_bit() -> None:
    text = " ".join(f"The river number {i} rose by {i * i % 97} metres over bank {i * 7 % 13}." for i in range(200))
    summary = epitome.summarize(text, 200)
    back = pickle.loads(pickle.dumps(summary))
    assert [s.score.hex() for s in back] == [s.score.hex() for s in summary]


def test_what_works_pickles() -> None:
    summarizer = Summarizer(method="lexrank", counter=str.split, per_source=(1, 2), must=["bridge"], language="en")
    back = pickle.loads(pickle.dumps(summarizer))
    assert repr(back) == repr(summarizer)
    assert back.summarize(SOURCES, tokens=12) == summarizer.summarize(SOURCES, tokens=12)
    seen = epitome.Seen()
    seen.add(Document(SOURCES[0]))
    update = pickle.loads(pickle.dumps(Summarizer(seen=seen)))
    assert str(update.summarize(SOURCES[0])) == ""
    for text in ("Rain fell.", SOURCES, Page(HTML), [Page(HTML.encode()), "Rain fell."]):
        document = summarizer.document(text)
        again = pickle.loads(pickle.dumps(document))
        assert again.sentences == document.sentences
        assert again.blocks == document.blocks
        assert again.summarize(1) == document.summarize(1) if "bridge" in str(document.sentences) else True


def test_a_counter_that_does_not_pickle_says_so() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError)):
        pickle.dumps(Summarizer(counter=lambda text: len(text)))


def test_repr_shows(flood: str) -> None:
    summary = epitome.summarize(flood, 1)
    start = "Summary([Sentence('Rain fell for a week in Zürich 🚲.', start=0, end=33, score="
    assert repr(summary).startswith(start)
    assert repr(summary).endswith("outcome='complete')")
    long = epitome.summarize("The river " + "rose and rose " * 20 + "at night.", 1)
    assert "…" in repr(long[0]) and len(repr(long[0])) < 120
    assert repr(Summarizer()) == "Summarizer()"
    assert repr(Summarizer(method="lead", query="a'b")) == "Summarizer(method='lead', query=\"a'b\")"
    assert repr(Document(flood)) == "Document(sentences=5, sources=1, language='en')"
    assert repr(Source("Rain.", id="x")) == "Source('Rain.', id='x')"
    assert repr(Page(HTML)) == "Page('The ferry sails again from the first of May.\\n\\n', title='Ferry')"


def test_a_summary_is_a_sequence(flood: str) -> None:
    summary = epitome.summarize(flood, 3)
    assert [s.index for s in summary] == [s.index for s in summary.sentences]
    assert summary[-1] == summary[2] and summary[:2] == summary.sentences[:2]
    with pytest.raises(IndexError, match="sentence 3 of 3"):
        summary[3]
    assert str(summary) == summary.text == " ".join(map(str, summary))
    assert summary != epitome.summarize(flood, 2)


def test_dicts_are_plain(flood: str) -> None:
    summary = epitome.summarize(SOURCES, 3)
    data = json.loads(json.dumps(summary.to_dict()))
    assert data["text"] == str(summary)
    assert [s["score"] for s in data["sentences"]] == [s.score for s in summary]
    assert data["sources"][0] == {"id": "a", "title": "Bridge", "date": "2024-01-02", "language": "en", "outcome": "shown"}
    assert data["sentences"][0]["also_in"][0]["source_id"] == "b"


def test_a_notebook_shows_marks(flood: str) -> None:
    shown = epitome.summarize(Source(flood + " <script>alert('x')</script> & more came.", title="<b>"), 6)._repr_html_()
    assert "<script>" not in shown and "<b>" not in shown
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more" in shown
    marks = re.findall(r"<mark [^>]*>(.*?)</mark>", shown)
    assert "It froze at night." in [html.unescape(mark) for mark in marks]
    strengths = [float(s) for s in re.findall(r"rgba\(255, 193, 7, ([0-9.]+)\)", shown)]
    assert max(strengths) == 0.55 and min(strengths) >= 0.15


def test_highlights(flood: str) -> None:
    document = Document(Source(flood, title="a<b"))
    summary = document.summarize(2)
    marked = document.highlight(summary, query="river")
    assert marked.count('<mark id="epitome-') == 2
    assert '<mark data-mark="term">river</mark>' in marked
    assert marked._repr_html_() == marked
    page = document.highlight(summary, page=True)
    assert page.startswith("<!DOCTYPE html>") and "a&lt;b" in page
    assert page._repr_html_().startswith("<iframe srcdoc=\"&lt;!DOCTYPE")
    assert document.highlight(summary, mode="bullets").startswith("<ul")


def test_documents(flood: str) -> None:
    document = Document(["# Flood\n\n" + flood, "Snow 🚲 fell."])
    assert document.title == "Flood"
    assert len(document) == len(document.sentences) == len(list(document)) == 6
    assert document[0] == document.sentences[0] and document[-1] == "Snow 🚲 fell."
    with pytest.raises(IndexError):
        document[6]
    for sentence, (start, end), bytes_, source in zip(
        document.sentences, document.ranges, document.byte_ranges, document.source_numbers
    ):
        text = document.texts[source]
        assert text[start:end] == text.encode()[slice(*bytes_)].decode() == sentence
    assert document.blocks[0].kind == "title"
    first = document.blocks[0]
    assert document.texts[0][first.start : first.end] == "# Flood"
    scores = Summarizer().score(document)
    assert len(scores) == 6 and all(len(part) == 6 for part in scores.parts.values())
    assert sorted(scores.ranked()) == list(range(6))
    assert Summarizer().select(document, scores, 2) == document.summarize(2)
    assert Summarizer(method="textrank").select(document, [0, 0, 0, 9, 0, 0], 1)[0].text == "It froze at night."
    assert Summarizer().relevance(document) is None
    relevance = Summarizer(query="boat").relevance(document)
    assert relevance is not None and max(relevance) == relevance[2]


def test_pages() -> None:
    page = Page(HTML)
    assert (page.title, page.language, page.is_whole) == ("Ferry", None, page.is_whole)
    assert Page(HTML.encode("utf-16")).text == page.text
    summary = epitome.summarize(page, 1)
    assert page.text[summary[0].slice] == "The ferry sails again from the first of May."
    assert summary.title == "Ferry"
    with pytest.raises(TypeError, match="parameter 'html' must be str or bytes"):
        Page(5)  # type: ignore[arg-type]


def test_keywords_and_sentences(flood: str) -> None:
    text = "🚲 The sea wall broke. A new sea wall is to be built."
    for given in (text, Source(text), Document(text), [text]):
        keyword = epitome.keywords(given, 1)[0]
        assert (str(keyword), len(keyword.places)) == ("sea wall", 2)
        for place in keyword.places:
            assert text[place.start : place.end] == text.encode()[place.byte_start : place.byte_end].decode() == "sea wall"
    assert len(epitome.keywords(flood, 2, max_words=1)) == 2
    assert all(" " not in str(k) for k in epitome.keywords(flood, max_words=1))
    for method in epitome.KEYWORD_METHODS:
        assert epitome.keywords(flood, 3, method=method)
    assert epitome.split("Dr. Ems came at 5 p.m. on Monday. It rained.") == ["Dr. Ems came at 5 p.m. on Monday.", "It rained."]
    assert [flood[slice(*r)] for r in epitome.split_ranges(flood)] == epitome.split(flood)
    assert [flood.encode()[slice(*r)].decode() for r in epitome.split_ranges(flood, unit="bytes")] == epitome.split(flood)


def test_names() -> None:
    assert epitome.METHODS[0] == epitome.KEYWORD_METHODS[0] == "default"
    assert epitome.LANGUAGES["de"] == "German"
    assert all(hasattr(epitome, name) for name in epitome.__all__)
