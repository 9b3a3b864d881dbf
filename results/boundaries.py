"""Measures sentence boundaries: boundaries.py DATA COMMAND..

DATA is a folder of *.jsonl.gz with records {"id", "lang", "text"} and either "spans", the sentences as ranges of
characters, or "sentences", their texts. The command reads {"id", "lang", "text"} lines and writes {"id", "spans"} with
ranges of UTF-8 bytes. Boundaries are counted between characters that are not white space, the end of the text left
out; a case with "sentences" counts where all of them are equal but for white space.

A folder `peers` beside DATA, if there is one, holds what other tools reached, a file each: {"name", SET: {"LANG|":
{"F1", "F1_term"}}}, and for cases {"golden": {"golden_lang:LANG": [right, all]}}.
"""

import gzip
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

TERMINATORS = set(".!?…‼⁇⁈⁉。！？．｡؟۔।॥։።፧။។᙮᠃᠉")
CLOSERS = set("'\"”’“‘»«›‹)]}」』】）］〕》〉*_")
OWN = {"el": {";", "\u037e"}, "hy": {":"}}  # marks that end sentences in one language only


def bare(text):
    return "".join(text.split())


def is_terminated(text, lang):
    """Whether a text ends with a terminator, what closes behind it skipped."""
    for c in reversed(text.rstrip()):
        if c in TERMINATORS or c in OWN.get(lang, ()):
            return True
        if c not in CLOSERS and not c.isspace():
            return False
    return False


def boundaries(text, ends, lang):
    """The boundaries, each with whether it stands behind a terminator and at no line end."""
    total = len(bare(text))
    found = {}
    for end in ends:
        at = len(bare(text[:end]))
        if 0 < at < total:
            head, rest = text[:end].rstrip(), text[len(text[:end].rstrip()) :]
            gap = rest[: len(rest) - len(rest.lstrip())]
            found[at] = "\n" not in gap and is_terminated(head[-16:], lang)
    return found


def f1(counts):
    both, ours, theirs = counts
    return 200 * both / (ours + theirs) if ours + theirs else 100.0


def mean(values):
    values = list(values)
    return f"{sum(values) / len(values):.2f}" if values else ""


def cases(groups):
    """Right of all, of English and of the other languages."""
    sums = defaultdict(lambda: [0, 0])
    for lang, counts in groups:
        for i in (0, 1):
            sums["English" if lang == "en" else "others"][i] += counts[i]
    return ", ".join(f"{name} {right} of {every}" for name, (right, every) in sorted(sums.items()))


def row(name, every, stopped, right):
    print(f"| {name} | {every} | {stopped} | {right} |", flush=True)


def measure(records, command):
    asked = "".join(json.dumps({k: r[k] for k in ("id", "lang", "text")}) + "\n" for r in records)
    answer = subprocess.run(command, input=asked.encode(), stdout=subprocess.PIPE, check=True).stdout
    spans = {a["id"]: a["spans"] for a in map(json.loads, answer.splitlines()) if "id" in a}
    every, stopped = defaultdict(lambda: [0, 0, 0]), defaultdict(lambda: [0, 0, 0])
    groups = []
    for r in records:
        raw, lang = r["text"].encode(), r["lang"]
        if "sentences" in r:
            got = [bare(raw[a:b].decode()) for a, b in spans[r["id"]]]
            groups.append((lang, ([s for s in got if s] == [s for s in map(bare, r["sentences"]) if s], 1)))
            continue
        ours = boundaries(r["text"], [len(raw[:end].decode()) for _, end in spans[r["id"]]], lang)
        theirs = boundaries(r["text"], [end for _, end in r["spans"]], lang)
        for counts, keep in ((every[lang], lambda _: True), (stopped[lang], bool)):
            a = {at for at, behind in ours.items() if keep(behind)}
            b = {at for at, behind in theirs.items() if keep(behind)}
            for i, size in enumerate((len(a & b), len(a), len(b))):
                counts[i] += size
    row("**epitome**", mean(map(f1, every.values())), mean(map(f1, stopped.values())), cases(groups))


def main():
    data, command = Path(sys.argv[1]), sys.argv[2:]
    print("F1 of sentence boundaries in hundredths, the mean over a set's languages; all boundaries, and those behind")
    print("a terminator and not at a line end. Cases are texts of which every sentence must be right. Other tools have")
    print("figures where they were measured on the same texts; their means are over the languages they were run on.")
    peers = [json.loads(file.read_text()) for file in sorted((data.resolve().parent / "peers").glob("*.json"))]
    for file in sorted(data.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        records = [r for r in records if r.get("golden", True) and r.get("recoverable", True)]
        name, languages = file.name.removesuffix(".jsonl.gz"), len({r["lang"] for r in records})
        print(f"\n## {name}\n\n{len(records)} texts, languages: {languages}\n")
        print("| tool | all boundaries | behind a terminator | cases |\n|---|---|---|---|")
        measure(records, command)
        for peer in peers:
            reached = peer.get(name, {})
            by_language = [reached[key] for key in reached if key.endswith("|")]
            golden = [(key.split(":")[1], reached[key]) for key in reached if key.startswith("golden_lang:")]
            f1s = [mean(100 * of[measured] for of in by_language) for measured in ("F1", "F1_term")]
            if by_language or golden:
                row(peer["name"], *f1s, cases(golden))


if __name__ == "__main__":
    main()
