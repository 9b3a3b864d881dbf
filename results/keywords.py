#!/usr/bin/env python3
"""F1 of the first ten key phrases, beside other tools.

usage: keywords.py [--peers] [--half even|odd] GOLD_DIR -- COMMAND ...      e.g. keywords.py --peers results/keywords -- target/release/examples/keywords --jsonl

GOLD_DIR: LANGUAGE.jsonl of {"id", "language", "text", "keywords"}. The command reads records without their keywords and writes
{"id", "keywords": [{"text"}]} for each; `-m METHOD` is appended. A phrase is right where its stems (Snowball's) are those of
one in the gold; each of these counts once. Precision is over ten, recall over the gold, F1 of the two the mean over texts.
The default's constants were chosen on the odd texts, the first, third and so on of a file; those of the other half are what counts.
--peers adds yake, summa's TextRank and, where a spaCy model for the language is there, pytextrank (pip install snowballstemmer yake summa).
"""
import argparse, json, os, re, subprocess, sys
import snowballstemmer

METHODS = ['default', 'textrank', 'tfidf', 'yake', 'rake']
NAMES = {'en': 'english', 'de': 'german', 'fr': 'french', 'es': 'spanish', 'ru': 'russian', 'it': 'italian'}


def ours(command, method):
    def run(rows):
        records = [{k: r[k] for k in ('id', 'language', 'text')} for r in rows]
        given = ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in records)
        done = subprocess.run([*command, '-m', method], input=given.encode(), stdout=subprocess.PIPE, check=True)
        answers = {a['id']: [k['text'] for k in a['keywords']] for a in map(json.loads, done.stdout.decode().splitlines())}
        return [answers[r['id']] for r in rows]
    return run


def yake(rows):
    import yake
    extractor = yake.KeywordExtractor(lan=rows[0]['language'], n=3, top=10)
    return [[phrase for phrase, _ in extractor.extract_keywords(r['text'])] for r in rows]


def summa(rows):
    from summa import keywords
    found = []
    for r in rows:
        try:
            found.append(keywords.keywords(r['text'], words=10, language=NAMES[r['language']], split=True))
        except Exception:  # it fails on some texts and has not every language
            found.append([])
    return found


def pytextrank(rows):
    import pytextrank, spacy
    models = {'en': 'en_core_web_sm', 'de': 'de_core_news_sm', 'fr': 'fr_core_news_sm', 'es': 'es_core_news_sm',
              'it': 'it_core_news_sm', 'ru': 'ru_core_news_sm'}
    pipeline = spacy.load(models[rows[0]['language']])
    pipeline.add_pipe('textrank')
    return [[phrase.text for phrase in pipeline(r['text'])._.phrases[:10]] for r in rows]


def f1(found, gold, stem):
    key = lambda phrase: ' '.join(stem.stemWords(re.findall(r'\w+', phrase.lower())))
    found, gold = {key(p) for p in found[:10]}, {key(p) for p in gold}
    right = len(found & gold)
    return 2 * right / (10 + len(gold))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('--peers', action='store_true')
    parser.add_argument('--half', choices=['even', 'odd'])
    parser.add_argument('gold')
    parser.add_argument('command', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = [c for c in options.command if c != '--']
    tools = {m: ours(command, m) for m in METHODS}
    if options.peers:
        tools |= {"yake (its own)": yake, "summa": summa, "pytextrank": pytextrank}
    print('| language | texts | ' + ' | '.join(tools) + ' |\n' + '|---' * (len(tools) + 2) + '|')
    sums, languages = dict.fromkeys(tools, 0), 0
    for name in sorted(os.listdir(options.gold)):
        if not name.endswith('.jsonl'):
            continue
        rows = [json.loads(line) for line in open(os.path.join(options.gold, name), encoding='utf-8')]
        rows = {'odd': rows[::2], 'even': rows[1::2]}.get(options.half, rows)
        stem, cells = snowballstemmer.stemmer(NAMES[rows[0]['language']]), []
        languages += 1
        for tool, run in tools.items():
            try:
                answers = run(rows)
            except Exception as error:
                print(f'{tool}: {error}'[:200], file=sys.stderr)
                cells.append('-')
                continue
            mean = 100 * sum(f1(a, r['keywords'], stem) for a, r in zip(answers, rows)) / len(rows)
            sums[tool] += mean
            cells.append(f'{mean:.1f}')
        print(f"| {rows[0]['language']} | {len(rows)} | " + ' | '.join(cells) + ' |', flush=True)
    print('| mean | | ' + ' | '.join(f'{s / max(languages, 1):.1f}' for s in sums.values()) + ' |')


main()
