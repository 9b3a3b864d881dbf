#!/usr/bin/env python3
"""Writes pairs.jsonl and stems.tsv beside this file: what rouge_score 0.1.2 and NLTK's Porter stemmer give.

    pip install rouge-score==0.1.2 nltk
    python3 tests/data/rouge/make.py

The texts are made here from a list of roots and endings, the same at every run, with some written by hand.
"""
import json, os, random
from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer

HERE = os.path.dirname(os.path.abspath(__file__))
ROOTS = """abandon accept adopt agree allow analog angular appear argue arrive auth bake bank barrel beauti begin behav bell
bless bridg build buri cal carri caus chang cit climb coher commun compil condit conform control cook copi creat cri
crit danc deci deliver depend di differ digit disturb divid easi electr employ enjoy envi equal exceed exist fail
fall famil fil fish fizz flat fli formal free gener geo gloss good grow guard happi harden heav help hesit hiss hop hopp
hous ident imag infer inn irrit jok journ judg kind label lay legal li libr light log lov lull mar mean meas method
mil mod mon motor natur need news nois normal not observ offic oper organ out paint part pay penn phil plan plaster play
pol pray predict press proc prob prol quick radic rat reason reform relat replac resid revol riv rol sens ship shy sing
siz sky soft spi stat steadi stopp studi suc surpris tan theo ti toy tri trip trouble truth typ us util val veget viet
vil visit vow wait war wast wav wir worri yell yield zeal zip""".split()
ENDINGS = """s es ed ing er ers or ly y ies ied eed eing ings al ally alli ance ance ence ences able ably ible ibly ant ent
ently ement ements ment ments ion ions ation ations ational ator ators ism isms ist ate ated ates iti ity ous ously
ousness ive ively iveness ivity ize izes ized izer ization ic ical ically icate icated ative alize alized ful fully fulness
ness less logy logi logist ency ancy ll lled lling ss sses zz e ee""".split()
SMALL = "the a of and in to it is was for on with as at by from that this no 3 1998 2.5 10,000 U.S. o'clock e-mail don't".split()
HAND = [
    ("", ["The river rose."]),
    ("The river rose.", [""]),
    ("", [""]),
    ("...", ["!!!", "?"]),
    ("The river rose.", ["The river rose."]),
    ("rose river the", ["the river rose"]),
    ("the the the the", ["the the", "the cat the dog the"]),
    ("one\ntwo\nthree", ["three two one", "one two\nthree"]),
    ("\n\nThe river rose.\n\n\nPeople left.\n", ["The river rose. People left.", "People left.\nThe river rose.\n"]),
    ("a b c d e f g", ["a c b d\ne g f", "g f e d c b a"]),
    ("a b a b a b\nb a b a", ["b a\na b\nb a b", "a a a b b b"]),
    ("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", ["w1 w2 w3 w4 w5"]),
    ("police killed the gunman", ["police kill the gunman", "the gunman killed police"]),
    ("Temperatures of 300 \u212a were observed in \u0130stanbul", ["temperature of 300 k observed in istanbul"]),
    ("na\u00efve caf\u00e9s \u2014 d\u00e9j\u00e0 vu \u2026 co\u00f6perate", ["naive cafe deja vu cooperate", "na ve caf s d j vu co perate"]),
    ("state_of_the_art e-mail's O'Brien\u2019s", ["state of the art email s o brien s"]),
    ("Skies were dying; the news of the innings exceeded the outing.", ["The sky is to die: new inning, outings exceed."]),
    ("\u0420\u0435\u043a\u0430 \u0432\u044b\u0448\u043b\u0430 \u0438\u0437 \u0431\u0435\u0440\u0435\u0433\u043e\u0432", ["\u0440\u0435\u043a\u0430"]),
    ("tab\tseparated\r\nlines\x0bhere\x1c and\x85there\u2028too", ["tab separated lines here and there too"]),
    ("yyyy yyyying sayyyy", ["yyyi yyyi sayyy", "yyyy"]),
]

def word(rng):
    return rng.choice(SMALL) if rng.random() < 0.4 else rng.choice(ROOTS[:90]) + rng.choice(ENDINGS + [""] * 20)

def sentence(rng, words):
    text = " ".join(words)
    return text[:1].upper() + text[1:] + rng.choice([".", ".", "!", "?", "", " --"])

def text(rng, lines): return "\n".join(sentence(rng, line) for line in lines)

def related(rng, lines):
    """Lines that share words with others: some words kept, dropped, changed, moved."""
    out = []
    for line in rng.sample(lines, rng.randint(1, len(lines))):
        new = [w if rng.random() < 0.7 else word(rng) for w in line if rng.random() < 0.85]
        if rng.random() < 0.3: rng.shuffle(new)
        out.append(new or [word(rng)])
    return out

def pairs():
    yield from HAND
    rng = random.Random(1)
    for _ in range(220):
        lines = [[word(rng) for _ in range(rng.randint(2, 14))] for _ in range(rng.randint(1, 5))]
        yield text(rng, lines), [text(rng, related(rng, lines)) for _ in range(rng.choice([1, 1, 1, 2, 3]))]

def figures(score): return [float("%.12g" % x) for x in (score.precision, score.recall, score.fmeasure)]

def main():
    types = ["rouge1", "rouge2", "rouge3", "rougeL", "rougeLsum"]
    scorers = {"stemmed": rouge_scorer.RougeScorer(types, use_stemmer=True), "plain": rouge_scorer.RougeScorer(types)}
    with open(os.path.join(HERE, "pairs.jsonl"), "w") as out:
        for summary, references in pairs():
            record = {"summary": summary, "references": references}
            for name, scorer in scorers.items():
                each = [scorer.score(reference, summary) for reference in references]
                best = scorer.score_multi(references, summary)
                record[name] = {t: {"each": [figures(s[t]) for s in each], "max": figures(best[t])} for t in types}
            out.write(json.dumps(record) + "\n")
    porter = PorterStemmer()
    words = sorted({r + e for r in ROOTS for e in ENDINGS + [""]} | {r + e + f for r in ROOTS[::7] for e in ENDINGS for f in ENDINGS})
    rng = random.Random(2)
    words = sorted(rng.sample(words, 3000) + list(porter.pool) + ["y", "by", "yy", "yyyy", "2nd", "1990s", "abc1ing", "x" * 99 + "ing"])
    with open(os.path.join(HERE, "stems.tsv"), "w") as out:
        for w in words: out.write(f"{w}\t{porter.stem(w)}\n")

if __name__ == "__main__": main()
