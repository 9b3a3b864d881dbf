import builtins
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import Any, Final, Protocol, SupportsFloat, SupportsIndex, TypeAlias, final, overload

from ._errors import RecordError
from ._values import Block, Html, Keyword, Mention, Scores, SummarizedSource

__all__ = [
    "KEYWORD_METHODS",
    "LANGUAGES",
    "METHODS",
    "Document",
    "Page",
    "Seen",
    "Sentence",
    "Source",
    "Summaries",
    "Summarizer",
    "Summary",
    "keywords",
    "split",
    "split_ranges",
    "summarize",
    "summarize_many",
]

class _Tokenizer(Protocol):
    def encode(self, text: str, /) -> Sized: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

_Counter: TypeAlias = Callable[[str], SupportsIndex | Sized] | _Tokenizer
_Piece: TypeAlias = str | Source | Page
_Text: TypeAlias = _Piece | Document | Iterable[_Piece]
_Texts: TypeAlias = Iterable[_Text | None] | _ArrowArray | _ArrowStream

METHODS: Final[list[str]]
KEYWORD_METHODS: Final[list[str]]
LANGUAGES: Final[list[tuple[str, str]]]

@final
class Source:
    """A text with what is known of it.

    id: comes back with its sentences.
    title: without one it is looked for in the text.
    date: in a form whose text sorts by time, such as ISO 8601; it orders the sentences of several sources.
    """
    def __new__(
        cls, text: str, *, id: str | None = None, title: str | None = None, date: str | None = None
    ) -> Source: ...
    @property
    def text(self) -> str:
        """The text."""
    @property
    def id(self) -> str | None:
        """The name that comes back with its sentences."""
    @property
    def title(self) -> str | None:
        """The title; without one it is looked for in the text."""
    @property
    def date(self) -> str | None:
        """The date, in a form whose text sorts by time, such as ISO 8601."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str | None]]: ...

@final
class Page:
    """A web page's article: its text, its layout and what the page says of itself.

    html: the page; bytes are read in the encoding that they declare.
    """
    def __new__(cls, html: str | bytes) -> Page: ...
    @property
    def text(self) -> str:
        """The article's text, to which the ranges of a summary's sentences refer."""
    @property
    def title(self) -> str | None:
        """The title that the page gives itself."""
    @property
    def date(self) -> str | None:
        """The day or time of publication, as the page writes it."""
    @property
    def language(self) -> str | None:
        """The code of the language that the page declares, where it is a known one."""
    @property
    def is_whole(self) -> bool:
        """Whether the text is all that the page shows, for its article could not be told from the rest."""
    def __getnewargs__(self) -> tuple[str | bytes]: ...

@final
class Sentence:
    """A sentence that is shown."""
    @property
    def text(self) -> str:
        """The sentence as it stands in its source."""
    @property
    def displayed(self) -> str:
        """The sentence as it is printed: without what stands within it and is not of it, such as a page's
        running head.
        """
    @property
    def start(self) -> int:
        """Where it starts in its source's text, in characters: `text[start:end]` is the sentence."""
    @property
    def end(self) -> int:
        """Where it ends in its source's text, in characters."""
    @property
    def slice(self) -> builtins.slice[int, int, int]:
        """`slice(start, end)`: `text[sentence.slice]` is the sentence."""
    @property
    def byte_start(self) -> int:
        """Where it starts in its source's UTF-8, in bytes."""
    @property
    def byte_end(self) -> int:
        """Where it ends in its source's UTF-8, in bytes."""
    @property
    def byte_slice(self) -> builtins.slice[int, int, int]:
        """`slice(byte_start, byte_end)`, for `text.encode()`."""
    @property
    def index(self) -> int:
        """Its number among the document's sentences, from 0."""
    @property
    def source(self) -> int:
        """The number of its source, from 0."""
    @property
    def source_id(self) -> str | None:
        """The id its source was given."""
    @property
    def heading(self) -> str | None:
        """The heading it stands under."""
    @property
    def speaker(self) -> str | None:
        """Who says it, in a talk whose turns are labelled."""
    @property
    def time(self) -> str | None:
        """When it is said, in a talk or in subtitles with times."""
    @property
    def score(self) -> float:
        """What the scorer gave it; comparable within one document."""
    @property
    def rank(self) -> int:
        """Its place in the order of choice, from 0."""
    @property
    def also_in(self) -> tuple[Mention, ...]:
        """The sentences of other sources that say the same."""
    @property
    def is_context(self) -> bool:
        """Whether it was not chosen, but stands beside a sentence that was."""
    @property
    def mark(self) -> str:
        """What it is cited by within one answer: the number of its source, from 1, and its bytes, `2:120-245`."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as a dict of plain values."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    @staticmethod
    def _restore(data: bytes) -> Sentence: ...

@final
class Summary:
    """The chosen sentences in reading order, and what became of the request."""
    @property
    def text(self) -> str:
        """The summary as it is displayed: its sentences, joined by one space. The same as `str(summary)`."""
    @property
    def sentences(self) -> list[Sentence]:
        """The sentences, a new list."""
    @property
    def outcome(self) -> str:
        """What the summary is, or why it is short or empty, for programs: `complete`, `no-sentences`,
        `only-boilerplate`, `fewer-sentences`, `zero-budget`, `clauses`, `budget-too-small`, `nothing-chosen`,
        `nothing-allowed`, `nothing-new`, `not-answered` or `query-not-found`.
        """
    @property
    def message(self) -> str:
        """The same as a sentence for a person."""
    @property
    def title(self) -> str | None:
        """The title of the text: the one it was given, else the one found in it."""
    @property
    def language(self) -> str:
        """The code of the language that the words were taken to be in; `und` where it is not known."""
    @property
    def sources(self) -> tuple[SummarizedSource, ...]:
        """What is known of each source, in the order given."""
    def by_rank(self) -> Summary:
        """The same sentences in the order of choice, the best first."""
    def by_source(self) -> Summary:
        """The same sentences in the order of the sources, whatever their dates."""
    def by_date(self) -> Summary:
        """The same sentences in the order of their sources' dates; those without one last."""
    def render(self, template: str = "plain", *, citations: bool = False) -> str:
        """The summary written out by a template: `plain`, `markdown` or `xml`, with each sentence's mark where
        `citations` are asked for.
        """
    def to_dict(self) -> dict[str, Any]:
        """All of it as a dict of plain values, as for `json.dumps`."""
    def __len__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Sentence]: ...
    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice[Any, Any, Any], /) -> list[Sentence]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def _repr_html_(self) -> str: ...
    @staticmethod
    def _restore(data: bytes) -> Summary: ...

@final
class Document:
    """A text, a Source, a Page, or several of these, analysed once and asked many times.

    summarizer: by what it is analysed, and summarized later; one without options if not given.
    """
    def __new__(cls, text: _Piece | Iterable[_Piece], *, summarizer: Summarizer | None = None) -> Document: ...
    @property
    def sentences(self) -> list[str]:
        """The sentences that a summary may show, a new list."""
    @property
    def ranges(self) -> list[tuple[int, int]]:
        """The start and the end of each sentence in its source's text, in characters."""
    @property
    def byte_ranges(self) -> list[tuple[int, int]]:
        """The start and the end of each sentence in its source's UTF-8, in bytes."""
    @property
    def source_numbers(self) -> list[int]:
        """The number of each sentence's source, from 0."""
    @property
    def texts(self) -> list[str]:
        """The text of each source."""
    @property
    def title(self) -> str | None:
        """The title: the one it was given, else the one found in the text."""
    @property
    def language(self) -> str:
        """The code of the language; `und` where it is not known."""
    @property
    def is_only_boilerplate(self) -> bool:
        """Whether the text has nothing but headings and boilerplate, which the sentences then are."""
    @property
    def blocks(self) -> list[Block]:
        """The blocks of the text: titles, headings, paragraphs, boilerplate."""
    def summarize(
        self,
        sentences: SupportsIndex | None = None,
        *,
        words: SupportsIndex | None = None,
        percent: SupportsIndex | None = None,
        chars: SupportsIndex | None = None,
        bytes: SupportsIndex | None = None,
        tokens: SupportsIndex | None = None,
        auto: bool = False,
        nearest: bool = False,
    ) -> Summary:
        """A summary, by the summarizer that made the document.

        At most one length is given; three sentences without any.
        sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
        percent: hundredths of the text's sentences, rounded up.
        auto: as many sentences as a text of this length needs.
        nearest: take one sentence too many where that ends closer to the length.
        """
    def highlight(
        self, summary: Summary, *, mode: str = "in-place", query: str | None = None, page: bool = False
    ) -> Html:
        """The text as HTML, a summary of it marked in its places.

        mode: what is shown around it: `in-place`, the whole text; `abstract`, the summary first, then the
        whole text; `hide`, the summary's sentences where they stand; `bullets`, a list of them.
        query: its words are marked too.
        page: a whole page with its style, not what stands in a body.
        """
    def __len__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[str]: ...
    def __getitem__(self, index: SupportsIndex, /) -> str: ...
    @staticmethod
    def _restore(text: Iterable[_Piece], summarizer: Summarizer) -> Document: ...

@final
class Seen:
    """The sentences of texts that were read before, as fingerprints: a Summarizer with `seen` leaves out what
    says the same. No text is kept.
    """
    def __new__(cls) -> Seen: ...
    def add(self, document: Document) -> None:
        """Adds all sentences of a document."""
    def __bool__(self, /) -> bool: ...
    @staticmethod
    def _restore(data: bytes) -> Seen: ...

@final
class Summaries:
    """The summaries of many texts, in their order."""
    def __iter__(self, /) -> Summaries: ...
    def __next__(self, /) -> Summary | RecordError: ...

@final
class Summarizer:
    """A summarizer, configured once and used as often as wanted, from any thread.

    method: a name of `epitome.METHODS`; what measures best without it.
    language: a code or name of `epitome.LANGUAGES`; found from the text without it.
    query: the sentences that answer it are shown.
    min_relevance: nothing less relevant to the query is shown, from 0 to 1; 0.08 leaves most questions out
        that the text does not answer.
    counter: what counts tokens: a tokenizer with a method `encode`, or a function from a text to their number
        or to the tokens.
    context: so many sentences before and behind each chosen one are shown too, as far as the length goes.
    template: how a summary is written, `plain`, `markdown` or `xml`; lengths in chars, bytes and tokens count
        it so.
    citations: each sentence is written with its mark.
    must, must_not: words, and "phrases" in quotation marks, that must be in the summary, or whose sentences
        are never shown; one str or several.
    pinned, forbidden: numbers of sentences that are shown, or never shown.
    seen: what was read before is left out.
    sentence_words: how many words a chosen sentence has, at most so many or a pair of least and most.
    per_source: how many sentences of each source are chosen, the same way.
    line_breaks: what a line break means, `wrapped` (a space), `hard` (the end of a block) or `auto`.
    """
    def __new__(
        cls,
        *,
        method: str | None = None,
        language: str | None = None,
        query: str | None = None,
        min_relevance: SupportsFloat | None = None,
        counter: _Counter | None = None,
        context: SupportsIndex | None = None,
        template: str | None = None,
        citations: bool = False,
        must: str | Sequence[str] | None = None,
        must_not: str | Sequence[str] | None = None,
        pinned: Iterable[SupportsIndex] | None = None,
        forbidden: Iterable[SupportsIndex] | None = None,
        seen: Seen | None = None,
        sentence_words: SupportsIndex | tuple[SupportsIndex, SupportsIndex] | None = None,
        per_source: SupportsIndex | tuple[SupportsIndex, SupportsIndex] | None = None,
        line_breaks: str | None = None,
    ) -> Summarizer: ...
    def summarize(
        self,
        text: _Text,
        sentences: SupportsIndex | None = None,
        *,
        words: SupportsIndex | None = None,
        percent: SupportsIndex | None = None,
        chars: SupportsIndex | None = None,
        bytes: SupportsIndex | None = None,
        tokens: SupportsIndex | None = None,
        auto: bool = False,
        nearest: bool = False,
    ) -> Summary:
        """The summary of a text, a Source, a Page, a Document, or several of the first three together.

        At most one length is given; three sentences without any.
        sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
        percent: hundredths of the text's sentences, rounded up.
        auto: as many sentences as a text of this length needs.
        nearest: take one sentence too many where that ends closer to the length.

        Raises ParameterError for what is out of its range, UnmetError where what must be shown cannot be, and
        what the counter raises. Other threads run meanwhile.
        """
    def summarize_many(
        self,
        texts: _Texts,
        sentences: SupportsIndex | None = None,
        *,
        words: SupportsIndex | None = None,
        percent: SupportsIndex | None = None,
        chars: SupportsIndex | None = None,
        bytes: SupportsIndex | None = None,
        tokens: SupportsIndex | None = None,
        auto: bool = False,
        nearest: bool = False,
        jobs: SupportsIndex | None = None,
        in_flight: SupportsIndex | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> Summaries:
        """The summaries of many texts, in their order, as an iterator that works in threads ahead of who reads
        it.

        texts: an iterable of what `summarize` takes, or an Arrow array, chunked array or stream of strings
            (pyarrow,
        Polars, pandas and others; null is an error of its record). It is read in the calling thread.
        jobs: how many threads, 1 to 1024; as many as there are cores without it.
        in_flight: how many records at most are in memory, at least 1; 32 for each job without it.
        progress: called with 1 for each answer handed over, such as `tqdm.update`.

        A record without an answer is answered by a RecordError, which is not raised; the others are not
        touched.

        At most one length is given; three sentences without any.
        sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
        percent: hundredths of the text's sentences, rounded up.
        auto: as many sentences as a text of this length needs.
        nearest: take one sentence too many where that ends closer to the length.
        """
    def document(self, text: _Piece | Iterable[_Piece]) -> Document:
        """Analyses a text, a Source, a Page, or several of these, to be asked many times."""
    def score(self, document: Document) -> Scores:
        """The scores of a document's sentences, and their parts."""
    def relevance(self, document: Document) -> list[float] | None:
        """How well each sentence answers the query, from 0 to 1; None without a query."""
    def select(
        self,
        document: Document,
        scores: Iterable[SupportsFloat],
        sentences: SupportsIndex | None = None,
        *,
        words: SupportsIndex | None = None,
        percent: SupportsIndex | None = None,
        chars: SupportsIndex | None = None,
        bytes: SupportsIndex | None = None,
        tokens: SupportsIndex | None = None,
        auto: bool = False,
        nearest: bool = False,
    ) -> Summary:
        """The summary of a document by scores of your own: one finite number for each sentence.

        The method's selector chooses: of `textrank` and the like by the scores alone, of the default also by
        what is new and what is understood alone.

        At most one length is given; three sentences without any.
        sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
        percent: hundredths of the text's sentences, rounded up.
        auto: as many sentences as a text of this length needs.
        nearest: take one sentence too many where that ends closer to the length.
        """
    def render(self, summary: Summary) -> str:
        """A summary as the template of this summarizer writes it."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...

def summarize(
    text: _Text,
    sentences: SupportsIndex | None = None,
    *,
    words: SupportsIndex | None = None,
    percent: SupportsIndex | None = None,
    chars: SupportsIndex | None = None,
    bytes: SupportsIndex | None = None,
    tokens: SupportsIndex | None = None,
    auto: bool = False,
    nearest: bool = False,
    counter: _Counter | None = None,
    query: str | None = None,
    language: str | None = None,
    method: str | None = None,
) -> Summary:
    """The summary of a text, a Source, a Page, a Document, or several of the first three together.

    At most one length is given; three sentences without any.
    sentences, words, chars, bytes, tokens: at most so many, 0 or more, of the summary as it is written.
    percent: hundredths of the text's sentences, rounded up.
    auto: as many sentences as a text of this length needs.
    nearest: take one sentence too many where that ends closer to the length.

    counter, query, language, method: as for Summarizer, which has more options.
    """
def summarize_many(
    texts: _Texts,
    sentences: SupportsIndex | None = None,
    *,
    words: SupportsIndex | None = None,
    percent: SupportsIndex | None = None,
    chars: SupportsIndex | None = None,
    bytes: SupportsIndex | None = None,
    tokens: SupportsIndex | None = None,
    auto: bool = False,
    nearest: bool = False,
    counter: _Counter | None = None,
    query: str | None = None,
    language: str | None = None,
    method: str | None = None,
    jobs: SupportsIndex | None = None,
    in_flight: SupportsIndex | None = None,
    progress: Callable[[int], object] | None = None,
) -> Summaries:
    """The summaries of many texts, in their order, as an iterator: see Summarizer.summarize_many."""
def keywords(
    text: _Text,
    count: SupportsIndex | None = None,
    *,
    method: str = "default",
    max_words: SupportsIndex | None = None,
    language: str | None = None,
) -> list[Keyword]:
    """The key words and phrases of a text, a Source, a Page, a Document or several of the first three, the best
    first.

    count: at most so many, 0 or more; 10 without it.
    method: a name of `epitome.KEYWORD_METHODS`.
    max_words: the most words of a phrase, 1 to 8; 3 without it.
    language: a code or name of `epitome.LANGUAGES`; found from the text without it.
    """
def split(text: str, *, language: str | None = None) -> list[str]:
    """The sentences of a text, and nothing else: headings and boilerplate too.

    language: a code or name of `epitome.LANGUAGES`; found from the text without it.
    """
def split_ranges(text: str, *, language: str | None = None, unit: str = "chars") -> list[tuple[int, int]]:
    """The start and the end of each sentence of a text, in characters or bytes.

    language: a code or name of `epitome.LANGUAGES`; found from the text without it.
    unit: `chars` or `bytes`.
    """
