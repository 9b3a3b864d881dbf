"""A document compressor for LangChain: `pip install epitome[langchain]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from langchain_core.callbacks import Callbacks
from langchain_core.documents import BaseDocumentCompressor, Document
from pydantic import Field

from ._passages import passages

__all__ = ["EpitomeCompressor"]


class EpitomeCompressor(BaseDocumentCompressor):
    """Keeps of the retrieved documents the sentences that answer the query best, word for word.

    All documents share one length, so that what is kept fits a model's context; documents of which nothing is
    kept are left out. The metadata of the others gain `epitome`: for each sentence its start and its end in the
    document's text, in characters, and its score.

    >>> from langchain_core.documents import Document
    >>> documents = [Document("The ferry sails from May. A ticket costs nineteen pounds."), Document("It rained.")]
    >>> compressor = EpitomeCompressor(length={"sentences": 1})
    >>> [document.page_content for document in compressor.compress_documents(documents, "What is a ticket?")]
    ['A ticket costs nineteen pounds.']
    """

    length: dict[str, Any] = Field(default_factory=lambda: {"sentences": 5})
    """How long all documents are together: the keywords of `epitome.summarize`, such as `{"tokens": 1000}`."""
    counter: Optional[Any] = None
    """What counts tokens, such as `llm.get_num_tokens`."""
    min_relevance: float = 0.0
    """Nothing less relevant to the query is kept, from 0 to 1."""
    options: dict[str, Any] = Field(default_factory=dict)
    """Other options of `epitome.Summarizer`."""

    def compress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks = None
    ) -> Sequence[Document]:
        """The documents with the sentences that answer the query, in their order."""
        options = {"min_relevance": self.min_relevance, "counter": self.counter, **self.options}
        texts = [document.page_content for document in documents]
        kept = []
        for index, sentences in passages(texts, query, options, self.length):
            document = documents[index]
            places = [{"start": s.start, "end": s.end, "score": s.score} for s in sentences]
            text = " ".join(s.displayed for s in sentences)
            metadata = {**document.metadata, "epitome": places}
            kept.append(Document(id=document.id, page_content=text, metadata=metadata))
        return kept
