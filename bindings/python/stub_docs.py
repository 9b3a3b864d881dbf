#!/usr/bin/env python3
"""Writes the docstrings of the installed extension into its stub, where editors read them.

    python stub_docs.py          # after the wheel is installed
    python stub_docs.py --check  # fails where they differ
"""

from __future__ import annotations

import ast
import inspect
import sys
from pathlib import Path

from epitome import _epitome

STUB = Path(__file__).parent / "python" / "epitome" / "_epitome.pyi"


def docstring(doc: str, indent: str) -> list[str]:
    """A docstring as lines of source."""
    lines = doc.split("\n")
    if len(lines) == 1:
        return [f'{indent}"""{doc}"""']
    return [f'{indent}"""{lines[0]}', *(f"{indent}{line}".rstrip() for line in lines[1:]), f'{indent}"""']


def documented(lines: list[str], node: ast.FunctionDef, doc: str | None) -> list[str]:
    """The lines of a function's definition with a docstring in place of its `...`."""
    start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    body = node.body[0]
    if doc is None:
        return lines[start - 1 : node.end_lineno]
    head = [*lines[start - 1 : body.lineno - 1], lines[body.lineno - 1][: body.col_offset].rstrip()]
    return [*(line for line in head if line.strip()), *docstring(doc, " " * (node.col_offset + 4))]


def without_docs(source: str) -> str:
    """The stub with `...` for each docstring of a function, and none for classes."""
    lines = source.split("\n")
    for node in sorted(ast.walk(ast.parse(source)), key=lambda node: -getattr(node, "lineno", 0)):
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)) or ast.get_docstring(node) is None:
            continue
        first = node.body[0]
        assert first.end_lineno is not None
        del lines[first.lineno - 1 : first.end_lineno]
        if isinstance(node, ast.FunctionDef):
            lines[first.lineno - 2] += " ..."
    return "\n".join(lines)


def with_docs(source: str) -> str:
    """The stub with the docstrings of the extension."""
    bare = without_docs(source)
    lines = bare.split("\n")
    edits: list[tuple[int, int, list[str]]] = []
    for top in ast.parse(bare).body:
        if not isinstance(top, (ast.ClassDef, ast.FunctionDef)) or top.name.startswith("_"):
            continue
        owner = getattr(_epitome, top.name)
        if isinstance(top, ast.FunctionDef):
            edits.append((top.lineno, top.end_lineno or 0, documented(lines, top, inspect.getdoc(owner))))
            continue
        for node in top.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                doc = inspect.getdoc(getattr(owner, node.name))
                edits.append((start, node.end_lineno or 0, documented(lines, node, doc)))
        body = top.body[0]
        start = min([body.lineno, *(d.lineno for d in getattr(body, "decorator_list", []))])
        edits.append((start, start - 1, docstring(inspect.getdoc(owner) or "", "    ")))
    for start, end, new in sorted(edits, key=lambda edit: (-edit[0], -edit[1])):
        lines[start - 1 : end] = new
    return "\n".join(lines)


def main() -> int:
    source = STUB.read_text(encoding="utf-8")
    wanted = with_docs(source)
    if sys.argv[1:] == ["--check"]:
        if source != wanted:
            print(f"{STUB.name} has not the docstrings of the extension: run stub_docs.py", file=sys.stderr)
        return int(source != wanted)
    STUB.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
