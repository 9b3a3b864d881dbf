"""A node postprocessor for LlamaIndex: `pip install epitome[llama-index]`."""

from __future__ import annotations

from typing import Any, Optional

from llama_index.core.bridge.pydantic import Field
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import MetadataMode, NodeWithScore, QueryBundle, TextNode

from ._passages import passages

__all__ = ["EpitomePostprocessor"]


class EpitomePostprocessor(BaseNodePostprocessor):
    """Keeps of the retrieved nodes the sentences that answer the query best, word for word.

    All nodes share one length, so that what is kept fits a model's context; nodes of which nothing is kept are
    left out. The metadata of the others gain `epitome`: for each sentence its start and its end in the node's
    text, in characters, and its score. Ids, scores and relationships stay as they are.

    >>> from llama_index.core.schema import NodeWithScore, TextNode
    >>> nodes = [NodeWithScore(node=TextNode(text="The ferry sails from May. A ticket costs nineteen pounds."))]
    >>> postprocessor = EpitomePostprocessor(length={"sentences": 1})
    >>> [node.get_content() for node in postprocessor.postprocess_nodes(nodes, query_str="What is a ticket?")]
    ['A ticket costs nineteen pounds.']
    """

    length: dict[str, Any] = Field(default_factory=lambda: {"sentences": 5})
    """How long all nodes are together: the keywords of `epitome.summarize`, such as `{"tokens": 1000}`."""
    counter: Optional[Any] = None
    """What counts tokens, such as `Settings.tokenizer`."""
    min_relevance: float = 0.0
    """Nothing less relevant to the query is kept, from 0 to 1."""
    options: dict[str, Any] = Field(default_factory=dict)
    """Other options of `epitome.Summarizer`."""

    @classmethod
    def class_name(cls) -> str:
        """The name by which LlamaIndex stores it."""
        return "EpitomePostprocessor"

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: Optional[QueryBundle] = None
    ) -> list[NodeWithScore]:
        options = {"min_relevance": self.min_relevance, "counter": self.counter, **self.options}
        texts = [node.node.get_content(metadata_mode=MetadataMode.NONE) for node in nodes]
        query = query_bundle.query_str if query_bundle else None
        kept = []
        for index, sentences in passages(texts, query, options, self.length):
            node = nodes[index]
            places = [{"start": s.start, "end": s.end, "score": s.score} for s in sentences]
            passage = TextNode(
                id_=node.node.node_id,
                text=" ".join(s.displayed for s in sentences),
                metadata={**node.node.metadata, "epitome": places},
                excluded_embed_metadata_keys=[*node.node.excluded_embed_metadata_keys, "epitome"],
                excluded_llm_metadata_keys=[*node.node.excluded_llm_metadata_keys, "epitome"],
                relationships=node.node.relationships,
            )
            kept.append(NodeWithScore(node=passage, score=node.score))
        return kept
