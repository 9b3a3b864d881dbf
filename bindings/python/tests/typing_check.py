"""What type checkers must know of the package: checked by mypy and pyright, never run."""

from __future__ import annotations

import epitome
from epitome import Document, Page, RecordError, Sentence, Source, Summarizer, Summary


def summaries(text: str) -> list[Summary]:
    summary: Summary = epitome.summarize(text, 3)
    sentence: Sentence = summary[0]
    several: list[Sentence] = summary[:2]
    part: str = text[sentence.slice] + text[sentence.start : sentence.end]
    whole: bytes = text.encode()[sentence.byte_slice]
    places: list[tuple[int, int]] = [(mention.start, mention.end) for mention in sentence.also_in]
    print(several, part, whole, places, summary.sources[0].language)
    return [
        epitome.summarize(text, words=10, counter=len, query="q", language="en", method="lexrank"),
        epitome.summarize([Source(text, id="a"), Page(b"<p>"), text], tokens=10, counter=str.split),
        epitome.summarize(Document(text), auto=True, nearest=True),
        Summarizer(must=["a"], per_source=(1, 2), pinned=range(2)).document([text]).summarize(chars=3),
    ]


def batches(texts: list[str], frame: epitome.Summarizer) -> list[str]:
    out = []
    for answer in epitome.summarize_many(texts, percent=3, jobs=2, progress=print):
        if isinstance(answer, RecordError):
            print(answer.index, answer.error.args)
        else:
            out.append(answer.text)
    for other in frame.summarize_many((text for text in texts), 3):
        print(str(other))
    return out


def scores(document: Document) -> float:
    values = Summarizer().score(document)
    names: list[str] = list(values.parts)
    print(names, values.ranked(), sum(values), epitome.keywords(document, 3)[0].places[0].start)
    return Summarizer().select(document, [0.5 for _ in document], 1)[0].score


def wrong(text: str) -> None:
    epitome.summarize(text, sentences="3")  # type: ignore[arg-type]
    epitome.summarize(5)  # type: ignore[arg-type]
    epitome.summarize(text, lines=3)  # type: ignore[call-arg]
    epitome.Summarizer("lexrank")  # type: ignore[call-arg]
