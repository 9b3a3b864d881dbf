"""Lengths, options and places."""

from __future__ import annotations

import sys
import threading
from typing import Any

import epitome
import pytest
from epitome import Source, Summarizer


def test_three_sentences_without_a_length(flood: str) -> None:
    assert len(epitome.summarize(flood)) == 3
    assert epitome.summarize(flood, 2) == epitome.summarize(flood, sentences=2)


@pytest.mark.parametrize("text", ["", " \n ", "\x00"])
def test_texts_without_a_sentence(text: str) -> None:
    summary = epitome.summarize(text)
    assert (len(summary), str(summary), summary.outcome) == (0, "", "no-sentences")
    assert summary.message == "the text has no sentence"


def test_lengths_are_kept(flood: str) -> None:
    assert len(epitome.summarize(flood, words=10).text.split()) <= 10
    assert len(epitome.summarize(flood, chars=50).text) <= 50
    assert len(epitome.summarize(flood, bytes=50).text.encode()) <= 50
    assert len(epitome.summarize(flood, percent=40)) == 2
    assert len(epitome.summarize(flood, auto=True)) == 2
    assert len(epitome.summarize(flood, tokens=9, counter=str.split).text.split()) <= 9
    hard, soft = epitome.summarize(flood, words=8), epitome.summarize(flood, words=8, nearest=True)
    assert abs(len(soft.text.split()) - 8) <= abs(len(hard.text.split()) - 8)


def test_places_are_in_characters_and_in_bytes(flood: str) -> None:
    summary = epitome.summarize(flood, 5)
    assert len(summary) == 5
    for sentence in summary:
        assert flood[sentence.start : sentence.end] == flood[sentence.slice] == sentence.text
        assert flood.encode()[sentence.byte_slice].decode() == sentence.text
    # Zürich has one byte more than characters, the bicycle three.
    assert summary[1].byte_start - summary[1].start == 4


def test_places_are_in_each_source() -> None:
    texts = ["🚲 The old iron bridge at Harlow was closed on Monday.", "Ä. 🚲 The old iron bridge at Harlow was closed on Monday."]
    sentence = epitome.summarize(texts, 1)[0]
    mention = sentence.also_in[0]
    assert (sentence.source, mention.source) == (0, 1)
    assert texts[1][mention.start : mention.end].endswith("closed on Monday.")
    assert texts[1].encode()[mention.byte_start : mention.byte_end].decode() == texts[1][mention.start : mention.end]


def test_sources_come_back(flood: str) -> None:
    sources = [Source(flood, id="a", date="2024-02-02"), Source("Snow fell on the pass. It was closed.", id="b", date="2024-01-01")]
    summary = Summarizer(per_source=(1, 2)).summarize(sources, 3)
    assert {sentence.source_id for sentence in summary} == {"a", "b"}
    assert [source.id for source in summary.sources] == ["a", "b"]
    assert [source.outcome for source in summary.sources] == ["shown", "shown"]
    assert [sentence.source for sentence in summary] == [1, 1, 0], "the earliest date first"
    assert [sentence.source for sentence in summary.by_source()] == [0, 1, 1]
    assert [sentence.source for sentence in summary.by_date()] == [1, 1, 0]
    assert [sentence.rank for sentence in summary.by_rank()] == list(range(len(summary)))
    for sentence in summary.by_source():
        assert sources[sentence.source].text[sentence.slice] == sentence.text


def test_a_query_is_answered(flood: str) -> None:
    assert str(epitome.summarize(flood, 1, query="Who left the houses?")) == "People left their houses by boat."
    strict = Summarizer(query="Who plays the trumpet?", min_relevance=0.1).summarize(flood, 1)
    assert (len(strict), strict.outcome) == (0, "not-answered")
    assert "trumpet" in strict.message


def test_options(flood: str) -> None:
    def of(sentences: int = 1, **options: Any) -> str:
        return str(Summarizer(**options).summarize(flood, sentences))

    assert of(method="lead") == flood[:33]
    assert "bridge" in of(must="bridge")
    assert "bridge" not in of(5, must_not=["bridge", "snow"])
    assert of(pinned=[3]) == "It froze at night."
    assert "Rain" not in of(5, forbidden=(0,))
    assert of(5, sentence_words=4) == "It froze at night."
    assert of(5, sentence_words=(7, 7)) == "The old bridge was closed on Monday."
    assert of(3, query="boat", context=1).count(".") == 3
    assert len(Summarizer(line_breaks="wrapped").summarize("the heron stands\nin the water", 2)) == 1
    assert len(Summarizer(line_breaks="hard").summarize("the heron stands\nin the water", 2)) == 2
    assert epitome.summarize("Der Fluss stieg in der Nacht über die Ufer.").language == "de"
    assert epitome.summarize(flood, language="German").language == "de"


def test_what_was_seen_is_left_out(flood: str) -> None:
    seen = epitome.Seen()
    assert not seen
    seen.add(epitome.Document(flood[:65]))
    assert seen
    summary = Summarizer(seen=seen).summarize(flood, 5)
    assert [sentence.index for sentence in summary] == [2, 3, 4]


def test_templates_count(flood: str) -> None:
    summarizer = Summarizer(template="xml", citations=True)
    sources = [Source("Rain fell for a week.", id="<a>")]
    summary = summarizer.summarize(sources, chars=90)
    written = summarizer.render(summary)
    assert written == '<document index="1" id="&lt;a&gt;">\n<s id="1:0-21">Rain fell for a week.</s>\n</document>'
    assert len(written) <= 90
    assert summary.render() == str(summary) == "Rain fell for a week."
    assert summary.render("plain", citations=True) == "Rain fell for a week. [1:0-21]"
    assert summary[0].mark == "1:0-21"


@pytest.mark.parametrize("method", epitome.METHODS)
def test_every_method(method: str, flood: str) -> None:
    summary = epitome.summarize(flood, 2, method=method)
    assert 1 <= len(summary) <= 2
    assert all(sentence.text in flood for sentence in summary)


@pytest.mark.parametrize("free", [True, False])
def test_other_threads_run_meanwhile(free: bool) -> None:
    text = "\n\n".join(f"The river {i} rose over its banks in the night of day {i * 7}. People left." for i in range(60_000))
    wanted, ran = threading.Event(), threading.Event()

    def run() -> None:
        wanted.wait()
        ran.set()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    before = sys.getswitchinterval()
    # Nobody gets the interpreter but from one who gives it away.
    sys.setswitchinterval(1000)
    try:
        wanted.set()
        if free:
            epitome.summarize(text, 3)
        else:
            sorted(text)
        meanwhile = ran.is_set()
    finally:
        sys.setswitchinterval(before)
    thread.join()
    assert meanwhile is free
