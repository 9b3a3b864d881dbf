#!/usr/bin/env python3
"""Records of twelve languages by which a binding is held to the crate, one JSON object a line on standard output.

    generate.py [COUNT]        # 500 without a count

Made of the sentences in sentences.json by a generator of its own, so that they are the same in every version of
every language. A third of them ask a query, a fifth hold several documents.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SENTENCES = json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))
COUNT = 500


class Chance:
    """Numbers that look like chance: a linear congruential generator (Knuth's MMIX), its upper half."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, bound: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


def filled(template: str, chance: Chance) -> str:
    return template.format(n=2 + chance.below(400), m=2 + chance.below(9), y=1850 + chance.below(170))


def text(of: dict[str, Any], chance: Chance, longest: int) -> str:
    """Paragraphs with a title, a heading and a list where chance has it so."""
    space = "" if of["sentences"][0].endswith("。") else " "
    paragraphs = [[]]
    for _ in range(1 + chance.below(longest)):
        sentences = of["sentences"]
        paragraphs[-1].append(filled(sentences[chance.below(len(sentences))], chance))
        if chance.below(4) == 0:
            paragraphs.append([])
    blocks = [space.join(paragraph) for paragraph in paragraphs if paragraph]
    if chance.below(3) == 0:
        blocks.insert(0, filled(of["titles"][chance.below(len(of["titles"]))], chance))
    if chance.below(4) == 0:
        blocks.insert(1 + chance.below(len(blocks)), f"## {of['heading']}")
    if chance.below(6) == 0:
        entries = [filled(of["sentences"][chance.below(len(of["sentences"]))], chance) for _ in range(3)]
        blocks.append("\n".join(f"- {entry}" for entry in entries))
    return "\n\n".join(blocks)


def record(number: int) -> dict[str, Any]:
    chance = Chance(number + 1)
    languages = sorted(SENTENCES)
    language = languages[number % len(languages)]
    of = SENTENCES[language]
    made: dict[str, Any] = {"id": number, "language_of_record": language}
    if number % 5 == 4:
        made["documents"] = [
            {"id": f"{language}-{place}", "text": text(of, chance, 12), "date": f"20{10 + chance.below(15)}-05-0{place}"}
            for place in range(1, 3 + chance.below(2))
        ]
    else:
        made["text"] = text(of, chance, 40)
    if number % 3 == 0:
        made["query"] = of["query"]
    return made


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    for number in range(count):
        print(json.dumps(record(number), ensure_ascii=False))


if __name__ == "__main__":
    main()
