"""Reads text that people wrote, of many kinds, for the benchmark of harm.

A corpus is a folder or a git repository, bare ones included; what it holds is told by the names of
its files:

* WMT general translation, 2022 and later: references, and sources where they are English, cut into
  documents as the XML of the source language says. Outputs of systems are never opened.
* Universal Dependencies: all parts of a treebank that are there.
* NLTK data: those archives that `ARCHIVES` names.
* Anything else: READMEs, changelogs, documentation (text, Markdown, reStructuredText) and HTML.

A kind named by the caller, as in ``recipes=DIR``, takes the place of what the file names say. With
`system` come the documentation and the Python packages that lie on this machine.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from casing_corpora import Source, Store, borders, source_documents, treebank_documents
from harm_files import decoded, files, installed
from harm_texts import Text, pieces

ARCHIVES = {
    "abc": "news",
    "inaugural": "speeches",
    "nps_chat": "chat",
    "shakespeare": "plays",
    "state_union": "speeches",
    "udhr2": "other languages",
    "webtext": "chat",
}
"""The archives of NLTK that hold text as people wrote it, neither cut into tokens nor tagged."""

_TREEBANK = re.compile(r"(?:.*/)?(?P<language>[a-z]+)_(?P<name>\w+)-ud-[\w-]+\.conllu")
_WMT = re.compile(
    r"txt/(?P<side>references|sources)/(?:generaltest\d{4}\.)?"
    r"(?P<source>[a-z]+)-(?P<target>[a-z]+)\.(?:[\w.]+\.)?\w+"
)
_XML = re.compile(r"xml/wmttest\d{4}\.(?P<source>[a-z]+)-[a-z]+\.all\.xml")
_ARCHIVE = re.compile(r"packages/corpora/(?P<name>\w+)\.zip")
_CANARY = "CANARY GUID"
"""A line that marks a test set, so that nobody trains on it by mistake."""


def read(corpora: Iterable[str], *, system: bool) -> Iterator[Text]:
    """All texts below some folders.

    Args:
        corpora: paths, with the kind of what they hold before them if it is to be named.
        system: whether to read what lies on this machine too.
    """
    for given in corpora:
        kind, _, path = given.rpartition("=")
        for text in _corpus(Path(path)):
            yield text._replace(kind=kind) if kind else text
    if system:
        yield from installed()


def _corpus(root: Path) -> Iterator[Text]:
    store = Store(root)
    names = store.names()
    if any(map(_TREEBANK.fullmatch, names)):
        yield from _treebanks(store, names)
    elif any(map(_WMT.fullmatch, names)):
        yield from _wmt(store, names)
    elif any(map(_ARCHIVE.fullmatch, names)):
        yield from _archives(store, names)
    else:
        yield from files(store, names)


# Treebanks


def _treebanks(store: Store, names: Iterable[str]) -> Iterator[Text]:
    for name in names:
        match = _TREEBANK.fullmatch(name)
        if not match or "not-to-release" in name:
            continue
        kind = match["language"]
        if kind == "en":
            kind = "web" if match["name"] == "ewt" else "treebanks"
        for title, lines in treebank_documents(store.lines(name)):
            yield from pieces(Text(kind, f"{name}:{title}", "\n".join(lines)))


# WMT


def _wmt(store: Store, names: Sequence[str]) -> Iterator[Text]:
    found = [match for match in map(_WMT.fullmatch, names) if match]
    sources = {_pair(match): match[0] for match in found if match["side"] == "sources"}
    known: dict[str, list[Source]] = defaultdict(list)
    for name in names:
        if (match := _XML.fullmatch(name)) and (data := store.read(name)):
            known[match["source"]] += source_documents(data)
    for match in found:
        kind = _wmt_kind(match)
        if kind:
            lines = store.lines(match[0])
            told = store.lines(sources.get(_pair(match), match[0]))
            told = told if len(told) == len(lines) else lines
            for start, end, *_ in borders(told, known[match["source"]]):
                text = "\n".join(it for it in lines[start:end] if not it.startswith(_CANARY))
                yield Text(kind, f"{match[0]}:{start}", text)


def _pair(match: re.Match[str]) -> tuple[str, str]:
    return match["source"], match["target"]


def _wmt_kind(match: re.Match[str]) -> str:
    """The kind of a file of WMT; none for sources in other languages."""
    if match["side"] == "sources":
        return "sources" if match["source"] == "en" else ""
    return "references" if match["target"] == "en" else match["target"]


# Archives


def _archives(store: Store, names: Iterable[str]) -> Iterator[Text]:
    for name in names:
        match = _ARCHIVE.fullmatch(name)
        kind = ARCHIVES.get(match["name"]) if match else None
        data = store.read(name) if kind else None
        if not kind or not data or not zipfile.is_zipfile(io.BytesIO(data)):
            continue  # a copy of a repository may hold pointers in place of large files
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in sorted(archive.namelist()):
                if member.endswith((".txt", ".xml")):
                    text = decoded(archive.read(member))
                    text = _text_of_xml(text) if member.endswith(".xml") else text
                    yield from pieces(Text(kind, member, text))


def _text_of_xml(content: str) -> str:
    """The texts of the elements, a line each."""
    root = ElementTree.fromstring(content.encode())
    return "\n".join(it.text.strip() for it in root.iter() if it.text and it.text.strip())
