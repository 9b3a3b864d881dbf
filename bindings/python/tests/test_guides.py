"""The guides and the docstrings, against the packages that they are for."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path
from typing import Any

import epitome
import pytest

ROOT = Path(__file__).parent.parent


def code(path: Path) -> str:
    """All Python of a guide, as one program."""
    blocks = re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks, path
    return "\n".join(blocks)


def run(path: Path) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code(path), str(path), "exec"), names)
    return names


def test_readme() -> None:
    run(ROOT / "README.md")


def test_from_langchain_and_llama_index() -> None:
    pytest.importorskip("langchain_core")
    pytest.importorskip("llama_index.core")
    names = run(ROOT / "guides" / "langchain_llamaindex.md")
    assert names["kept"][0].score == 0.7


def test_from_sumy() -> None:
    pytest.importorskip("sumy")
    names = run(ROOT / "guides" / "from_sumy.md")
    text = names["text"]
    theirs = [" ".join(s.split()) for s in names["with_sumy"](text, sentences_of_epitome())]
    ours = [" ".join(s.split()) for s in names["with_epitome"](text)]
    assert len(theirs) == len(ours) == 3
    assert set(theirs + ours) <= {" ".join(s.split()) for s in epitome.split(text)}


def sentences_of_epitome() -> Any:
    """A tokenizer for sumy whose sentences are ours: its own downloads a model."""

    class Tokenizer:
        language = "english"

        def to_sentences(self, paragraph: str) -> list[str]:
            return epitome.split(paragraph)

        def to_words(self, sentence: str) -> list[str]:
            return re.findall(r"[^\W\d_]+", sentence)

    return Tokenizer()


def test_the_table_of_sumys_methods_is_true() -> None:
    pytest.importorskip("sumy")
    guide = (ROOT / "guides" / "from_sumy.md").read_text(encoding="utf-8")
    named = set(re.findall(r'"([a-z-]+)"', " ".join(line for line in guide.splitlines() if line.startswith("| `"))))
    assert {name for name in named if name in epitome.METHODS} >= {
        "lexrank", "lexrank-threshold", "textrank", "lsa", "luhn", "edmundson", "sumbasic", "klsum", "degree", "random",
    }


@pytest.mark.parametrize("name", ["epitome", "epitome._errors", "epitome._values", "epitome.langchain", "epitome.llama_index"])
def test_docstrings(name: str) -> None:
    if "lang" in name or "llama" in name:
        pytest.importorskip("langchain_core" if "lang" in name else "llama_index.core")
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_compressor_keeps_what_it_got(asynchronous: bool) -> None:
    langchain = pytest.importorskip("langchain_core.documents")
    from epitome.langchain import EpitomeCompressor

    documents = [
        langchain.Document("It rained.", id="1"),
        langchain.Document("🚲 Zürich is wet. A ticket costs nine pounds. Residents pay half of it.", id="2", metadata={"a": 1}),
    ]
    compressor = EpitomeCompressor(length={"words": 6}, options={"language": "en"})
    if asynchronous:
        import asyncio

        kept = asyncio.run(compressor.acompress_documents(documents, "What does a ticket cost?"))
    else:
        kept = compressor.compress_documents(documents, "What does a ticket cost?")
    assert [(d.id, d.page_content) for d in kept] == [("2", "A ticket costs nine pounds.")]
    place = kept[0].metadata["epitome"][0]
    assert documents[1].page_content[place["start"] : place["end"]] == kept[0].page_content
    assert kept[0].metadata["a"] == 1 and "epitome" not in documents[1].metadata
    assert list(compressor.compress_documents([], "What?")) == []
    with pytest.raises(epitome.ParameterError, match="'words'"):
        EpitomeCompressor(length={"words": -6}).compress_documents(documents, "What?")


def test_the_postprocessor_keeps_what_it_got() -> None:
    schema = pytest.importorskip("llama_index.core.schema")
    from epitome.llama_index import EpitomePostprocessor

    nodes = [
        schema.NodeWithScore(node=schema.TextNode(text="It rained.", id_="1"), score=0.9),
        schema.NodeWithScore(node=schema.TextNode(text="A ticket costs nine pounds. It is wet.", id_="2", metadata={"a": 1}), score=0.8),
    ]
    postprocessor = EpitomePostprocessor(length={"tokens": 5}, counter=str.split, min_relevance=0.1)
    kept = postprocessor.postprocess_nodes(nodes, query_str="What does a ticket cost?")
    assert [(n.node.node_id, n.score, n.node.get_content()) for n in kept] == [("2", 0.8, "A ticket costs nine pounds.")]
    assert kept[0].node.metadata["a"] == 1
    assert "epitome" not in kept[0].node.get_content(metadata_mode=schema.MetadataMode.LLM)
    assert nodes[1].node.get_content() == "A ticket costs nine pounds. It is wet."
