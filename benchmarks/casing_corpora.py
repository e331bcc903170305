"""Reads the corpora of the casing benchmark, as documents.

A corpus is a folder or a git repository, bare ones included; what it holds is told by the names of
its files:

* WMT general translation, 2022 and later: ``txt/references/generaltest2022.de-en.ref.A.en``, the
  outputs ``txt/system-outputs/generaltest2022.de-en.hyp.NAME.en``, the sources, and
  ``xml/wmttest2022.de-en.all.xml``, from which only the borders of documents are taken. Where the
  XML of a pair is absent, that of another pair with the same source text serves; where there is
  none, every `BLOCK` lines are taken as a document.
* WMT 2024 has no references into English; its English sources, ``txt/sources/en-*.txt``, with
  ``txt/documents/en-*.docs``, stand in for them, and there are no outputs.
* Universal Dependencies: ``en_ewt-ud-test.conllu`` and those of GUM and PUD; no other part.

Nothing else is opened.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

BLOCK = 10
"""How many lines make a document where nobody says where one ends."""

_TREEBANK = re.compile(r"(?:.*/)?en_(?P<name>ewt|gum|pud)-ud-test\.conllu")
_REFERENCE = re.compile(
    r"txt/references/generaltest20(?P<year>2[2-9])\.(?P<pair>(?P<source>\w+)-en)\.ref\.\w+\.en"
)
_OUTPUT = re.compile(
    r"txt/system-outputs/generaltest20(?P<year>2[2-9])\.(?P<pair>\w+-en)\.hyp\.(?P<system>.+)\.en"
)
_XML = re.compile(r"xml/wmttest20(?P<year>2[2-9])\.(?P<source>\w+)-\w+\.all\.xml")
_ENGLISH_SOURCE = re.compile(r"txt/sources/en-\w+\.txt")
UNKNOWN = "unknown"
_DOMAINS = {"news", "social", "ecommerce"}
_HIDDEN = re.compile(r"[_\W]+")
"""A treebank shows text it must not give away as underscores."""


class Document(NamedTuple):
    """A text that a person wrote."""

    corpus: str
    name: str
    text: str
    domain: str = UNKNOWN
    """What kind of text it is, as the corpus has it: news, social, ecommerce …"""


class Output(NamedTuple):
    """What a system made of a document, and what a person made of it, line by line."""

    corpus: str
    system: str
    text: str
    reference: str


class Corpora(NamedTuple):
    """All there is to measure on."""

    documents: list[Document]
    outputs: list[Output]
    notes: list[str]


class Store:
    """The files of a folder or of the newest commit of a bare git repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._is_bare = (root / "HEAD").is_file() and (root / "objects").is_dir()

    def names(self) -> list[str]:
        """The paths of all files, in order."""
        if self._is_bare:
            listed = self._git("ls-tree", "-r", "-z", "--name-only", "HEAD")
            return sorted(listed.decode("utf-8", "replace").rstrip("\0").split("\0"))
        files = (path for path in self.root.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.root).as_posix()) for path in files)

    def read(self, name: str) -> bytes | None:
        """A file; None if the repository is a copy that lacks it."""
        if not self._is_bare:
            return (self.root / name).read_bytes()
        answer = self._git("cat-file", "--batch", given=f"HEAD:{name}\n".encode())
        head, _, body = answer.partition(b"\n")
        kind = head.rsplit(b" ", 2)
        return body[: int(kind[2])] if len(kind) == 3 and kind[1] == b"blob" else None

    def lines(self, name: str) -> list[str]:
        """The lines of a file; none if it is absent."""
        data = self.read(name)
        if data is None:
            return []
        text = data.decode("utf-8", "replace").replace("\ufeff", "").replace("\r", "")
        return text.removesuffix("\n").split("\n")

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        command = ["git", "-C", str(self.root), *arguments]
        environment = os.environ | {"GIT_NO_LAZY_FETCH": "1"}
        done = subprocess.run(
            command, input=given, capture_output=True, check=False, env=environment
        )
        return done.stdout


def read(roots: Iterable[Path]) -> Corpora:
    """Read all corpora below some folders; the notes say what is special or missing."""
    found = Corpora([], [], [])
    for root in roots:
        store = Store(root)
        names = store.names()
        before = len(found.documents)
        for part in (_treebanks, _references, _english_sources):
            documents, outputs, notes = part(store, names)
            found.documents.extend(documents)
            found.outputs.extend(outputs)
            found.notes.extend(notes)
        if len(found.documents) == before:
            found.notes.append(f"{root.name}: no corpus that this benchmark knows")
    return found


# Treebanks


def _treebanks(store: Store, names: Sequence[str]) -> Corpora:
    found = [(name, match["name"]) for name in names if (match := _TREEBANK.fullmatch(name))]
    documents = [
        Document(corpus, title, "\n".join(lines), corpus)
        for name, corpus in found
        for title, lines in treebank_documents(store.lines(name))
    ]
    return Corpora(documents, [], [])


def treebank_documents(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The documents of a CoNLL-U file, as name and sentences."""
    name, sentences = "", list[str]()
    for line in lines:
        key, _, value = line.partition(" = ")
        if key == "# newdoc id":
            if sentences:
                yield name, sentences
            name, sentences = value, []
        elif key == "# text" and not _HIDDEN.fullmatch(value):
            sentences.append(value)
    if sentences:
        yield name, sentences


# WMT


def _references(store: Store, names: Sequence[str]) -> Corpora:
    found = Corpora([], [], [])
    references: dict[str, list[re.Match[str]]] = defaultdict(list)
    for name in names:
        if match := _REFERENCE.fullmatch(name):
            references[match["pair"]].append(match)
    known: dict[str, list[Source]] = {}
    for pair, matches in references.items():
        corpus, source = f"wmt{matches[0]['year']}", matches[0]["source"]
        if source not in known:
            known[source] = _known_documents(store, names, source)
        texts = {match[0]: store.lines(match[0]) for match in matches}
        first = texts[matches[0][0]]
        name = f"txt/sources/generaltest20{matches[0]['year']}.{pair}.src.{source}"
        spans = borders(store.lines(name) or first, known[source])
        guessed = sum(not span.is_known for span in spans)
        if guessed:
            note = f"{corpus} {pair}: of {len(spans)} documents, {guessed} are blocks of lines"
            found.notes.append(f"{note}, for the borders are not known")
        for path, lines in texts.items():
            title = path.rpartition("/")[2]
            found.documents.extend(
                Document(
                    corpus,
                    f"{title}:{span.start}",
                    "\n".join(lines[span.start : span.end]),
                    span.domain,
                )
                for span in spans
            )
        found.outputs.extend(_outputs(store, names, (corpus, pair), spans, first))
    return found


def _outputs(
    store: Store,
    names: Iterable[str],
    key: tuple[str, str],
    spans: Sequence[Span],
    reference: Sequence[str],
) -> Iterator[Output]:
    corpus, pair = key
    for name in names:
        match = _OUTPUT.fullmatch(name)
        if not match or match["pair"] != pair:
            continue
        lines = store.lines(name)
        if len(lines) != len(reference):
            continue
        for start, end, *_ in spans:
            text, wanted = "\n".join(lines[start:end]), "\n".join(reference[start:end])
            yield Output(corpus, match["system"], text, wanted)


class Span(NamedTuple):
    """The lines of a document, whether somebody says that they are one, and of what kind."""

    start: int
    end: int
    is_known: bool
    domain: str = UNKNOWN


class Source(NamedTuple):
    """The lines of a document before it was translated, and what kind of text it is."""

    lines: Sequence[str]
    domain: str


def borders(lines: Sequence[str], documents: Iterable[Source]) -> list[Span]:
    """Cut lines into documents, of which the lines are known in part.

    >>> for span in borders(["a", "b", "c"], [Source(["b", "c"], "news")]):
    ...     print(*span)
    0 1 False unknown
    1 3 True news
    """
    by_first: dict[str, list[Source]] = defaultdict(list)
    for document in documents:
        by_first[document.lines[0]].append(document)
    spans: list[Span] = []
    at = loose = 0
    while at < len(lines):
        fitting = [it for it in by_first.get(lines[at].strip(), ()) if _fits(it.lines, lines, at)]
        longest = max(fitting, key=lambda it: len(it.lines), default=None)
        if longest is None:
            at += 1
            continue
        spans += [*_blocks(loose, at), _told(at, longest)]
        at = loose = at + len(longest.lines)
    return [*spans, *_blocks(loose, len(lines))]


def _told(start: int, document: Source) -> Span:
    return Span(start, start + len(document.lines), is_known=True, domain=document.domain)


def _fits(document: Sequence[str], lines: Sequence[str], at: int) -> bool:
    same = sum(a == b.strip() for a, b in zip(document, lines[at:], strict=False))
    return same >= 0.9 * len(document) and at + len(document) <= len(lines)


def _blocks(start: int, end: int) -> Iterator[Span]:
    for at in range(start, end, BLOCK):
        yield Span(at, min(at + BLOCK, end), is_known=False)


def _known_documents(store: Store, names: Iterable[str], source: str) -> list[Source]:
    """The source documents of a language, of all pairs that are there."""
    documents: list[Source] = []
    for name in names:
        match = _XML.fullmatch(name)
        if match and match["source"] == source and (data := store.read(name)):
            documents += source_documents(data)
    return documents


def source_documents(data: bytes) -> Iterator[Source]:
    """The source lines of each document of a WMT file.

    Where it does not say what kind of text a document is, its name may: ``social_ru_197``.
    """
    for document in ElementTree.fromstring(data).iter("doc"):
        named = document.get("id", "").partition("_")[0]
        domain = document.get("domain") or (named if named in _DOMAINS else UNKNOWN)
        for source in document.iter("src"):
            lines = ["".join(segment.itertext()).strip() for segment in source.iter("seg")]
            if lines:
                yield Source(lines, domain)


def _english_sources(store: Store, names: Sequence[str]) -> Corpora:
    found = Corpora([], [], [])
    if any(map(_REFERENCE.fullmatch, names)):
        return found
    years = {match["year"] for match in map(_XML.fullmatch, names) if match}
    sources = [name for name in names if _ENGLISH_SOURCE.fullmatch(name)]
    if len(years) != 1 or not sources:
        return found
    corpus = f"wmt{years.pop()}"
    found.notes.append(
        f"{corpus}: no references into English and no such outputs; its English sources are used"
    )
    texts: dict[tuple[str, ...], str] = {}
    for name in sources:
        titles = store.lines(name.replace("/sources/", "/documents/").replace(".txt", ".docs"))
        for title, lines in _titled(titles, store.lines(name)).items():
            texts.setdefault(tuple(lines), title)
    found.documents.extend(
        Document(corpus, title, "\n".join(lines), title.partition("\t")[0])
        for lines, title in texts.items()
    )
    return found


def _titled(titles: Sequence[str], lines: Sequence[str]) -> Mapping[str, list[str]]:
    """Lines by the name of their document; without the line that marks the test set."""
    if len(titles) != len(lines):
        return {}
    pairs = zip(titles, lines, strict=True)
    grouped = groupby(pairs, key=lambda pair: pair[0])
    return {
        title: [line for _, line in group]
        for title, group in grouped
        if not title.startswith("canary")
    }
