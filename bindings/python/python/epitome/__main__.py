"""`python -m epitome`: the summary of files or of standard input on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from . import METHODS, EpitomeError, Page, Source, Summarizer, __version__

LENGTHS = {
    "sentences": "at most so many sentences [default: 3]",
    "words": "at most so many words",
    "percent": "so many hundredths of the sentences",
    "chars": "at most so many characters",
}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m epitome", description=__doc__)
    parser.add_argument("files", nargs="*", help="texts, or web pages by their names (.html, .htm); standard input else")
    length = parser.add_mutually_exclusive_group()
    for name, about in LENGTHS.items():
        length.add_argument(f"--{name}", type=int, metavar="N", help=about)
    parser.add_argument("--query", help="show the sentences that answer this")
    parser.add_argument("--language", metavar="CODE", help="found from the text if not given")
    parser.add_argument("--method", metavar="NAME", help=", ".join(METHODS))
    parser.add_argument("--json", action="store_true", help="an object with every sentence's place and score")
    parser.add_argument("--version", action="version", version=f"epitome {__version__}")
    return parser


def _source(name: str) -> Source | Page:
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    if name.lower().endswith((".html", ".htm")):
        return Page(data)
    return Source(data.decode("utf-8-sig", "replace"), id=name)


def main(arguments: list[str] | None = None) -> int:
    """Prints the summary; 1 where something is refused or cannot be read."""
    args = _arguments().parse_args(arguments)
    length: dict[str, Any] = {name: getattr(args, name) for name in LENGTHS if getattr(args, name) is not None}
    try:
        summarizer = Summarizer(query=args.query, language=args.language, method=args.method)
        summary = summarizer.summarize([_source(name) for name in args.files or ["-"]], **length)
    except (EpitomeError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(json.dumps(summary.to_dict(), ensure_ascii=False) if args.json else summary)
    if summary.outcome != "complete":
        print(f"note: {summary.message}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
