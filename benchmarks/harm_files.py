"""Reads documentation, for the benchmark of harm: of projects, and of what is installed here."""

from __future__ import annotations

import ast
import gzip
import re
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from casing_corpora import Store
from harm_texts import Format, Text, pieces

LARGEST_PAGE = 200_000
"""A page of HTML with more characters is left out: most such are indexes."""

_README = re.compile(r"(?i)(?:.*/)?readme[^/]*|.*\.dist-info/metadata")
_CHANGELOG = re.compile(
    r"(?i)(?:.*/)?(?:change|news|history|release)[^/]*|.*/(?:changelog|relnotes)/.*"
)
_GUIDE = re.compile(
    r"(?i)(?:.*/)?(?:faq|todo|install|hacking|contributing|bugs|notes|manual|tutorial)[^/]*"
    r"|.*\.(?:md|markdown|rst|txt)"
)
_PAGE = re.compile(r"(?i).*\.x?html?")
_OTHERS = re.compile(r"(?:^|/)(?:site-packages|dist-packages|tests?|mtfix)/|(?:^|/)test_")
_NO_TEXT = re.compile(r"(?i).*\.(?:c|h|py|pl|sh|awk|js|css|json|xml|svg|png|gif|jpe?g|pdf|ya?ml)")


def files(store: Store, names: Iterable[str]) -> Iterator[Text]:
    """The READMEs, changelogs, guides and pages among some files."""
    for name in names:
        plain = name.removesuffix(".gz")
        kind = kind_of_file(plain)
        data = store.read(name) if kind else None
        if not data:
            continue
        text = decoded(gzip.decompress(data) if name != plain else data)
        if "\0" in text:
            continue
        if kind == "html":
            if len(text) <= LARGEST_PAGE:
                yield Text(kind, name, text, "html")
        else:
            format_: Format = "markdown" if plain.endswith((".md", ".markdown")) else "auto"
            yield from pieces(Text(kind, name, text, format_))


def kind_of_file(name: str) -> str:
    """The kind of text that a file holds, by its name; empty for what is no text.

    >>> [kind_of_file(name) for name in ("a/README", "a/NEWS.txt", "a/guide.rst", "a/x.html")]
    ['readme', 'changelogs', 'docs', 'html']
    """
    kinds = ("html", _PAGE), ("", _NO_TEXT), ("readme", _README), ("changelogs", _CHANGELOG)
    return next((kind for kind, it in (*kinds, ("docs", _GUIDE)) if it.fullmatch(name)), "")


def decoded(data: bytes) -> str:
    """A text in whatever of the two usual encodings it has."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


# This machine


def installed() -> Iterator[Text]:
    """The documentation that lies on this machine, and the docstrings of its Python packages."""
    documentation = Path("/usr/share/doc")
    if documentation.is_dir():
        yield from files(*_listed(documentation))
    for folder in sorted({sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")}):
        store, names = _listed(Path(folder))
        names = [name for name in names if not _OTHERS.search(name)]
        yield from files(store, [name for name in names if _README.fullmatch(name)])
        for name in names:
            if name.endswith(".py"):
                text = docstrings(decoded(store.read(name) or b""))
                yield from pieces(Text("docstrings", name, text))


def _listed(root: Path) -> tuple[Store, list[str]]:
    store = Store(root)
    return store, store.names()


def docstrings(source: str) -> str:
    r"""All docstrings of a module; empty if it is no Python of this version.

    >>> docstrings('def f():\n    "Adds up."')
    'Adds up.'
    """
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return ""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = (ast.get_docstring(node) for node in nodes if isinstance(node, documented))
    return "\n\n".join(filter(None, found))
