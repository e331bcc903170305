"""What only the original can tell: code in lines and paths of links that were translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.document import Span
from mtfix.edits import Cause
from mtfix.markup.md.page import Page, Repair

_LINK_REASON = "the source has this target here; it was translated"
_CODE_REASON = "the source has this code here; an argument was translated"
_TARGET = Cause("source-link-target", _LINK_REASON)
_CODE = Cause("source-code", _CODE_REASON)

_LINK = re.compile(r"(?<!\\)\]\((?P<target>[^()\s<>\"]{1,500})(?:[ \t]+\"[^\"\n]*\")?\)")
_PATH = re.compile(r"(?:\.{1,2}/|/)?[\w.%-]+(?:/[\w.%-]+)*/?", re.A)
_PIECE = re.compile(r"[\W_]+")
_LANGUAGE = re.compile(r"[a-z]{2}|eng(?:lish)?")
_FREE = re.compile(r"<[^>]*>|\"[^\"]*\"|'[^']*'|\{[^}]*\}|\[[^\]]*\]|#.*")
"""What a translator may put into other words: names of arguments, texts, remarks."""


def find(page: Page) -> Iterator[Repair]:
    """Restore code and paths from the original, where their place leaves no doubt.

    >>> page = Page("Gib `git anlegen` ein.", "Enter `git init`.")
    >>> [edit[:3] for edit in next(find(page)).edits]
    [(9, 16, 'init')]
    """
    if page.source is None:
        return
    source = Page(page.source)
    yield from _codes(page, source)
    yield from _paths(page, source)


def _codes(page: Page, source: Page) -> Iterator[Repair]:
    """As many pieces of code on both sides, of which one changed behind its first word."""
    ours, theirs = _spans(page), _spans(source)
    if len(ours) != len(theirs):
        return
    there = [source.text[slice(*span)] for span in theirs]
    here = [page.text[slice(*span)] for span in ours]
    known, present = set(there), set(here)
    for span, found, code in zip(ours, here, there, strict=True):
        is_new = found not in known and code not in present
        if is_new and _is_same_command(found, code):
            yield from page.repair([(*span, code)], _CODE)


def _spans(page: Page) -> list[Span]:
    return [span for span in page.code if page.text[span.start] == "`"]


def _is_same_command(found: str, code: str) -> bool:
    """Whether two commands begin alike, and differ in a word that a program has to know."""
    words, wanted = found.strip("` ").split(), code.strip("` ").split()
    if len(words) < 2 or len(wanted) < 2 or words[0] != wanted[0] or "\n" in found + code:
        return False
    if re.findall(r"\d+", found) != re.findall(r"\d+", code):
        return False
    return _FREE.sub("", found) != _FREE.sub("", code)


def _paths(page: Page, source: Page) -> Iterator[Repair]:
    """As many links on both sides, each with the target of its counterpart or its translation."""
    ours, theirs = _targets(page), _targets(source)
    there = [source.text[slice(*span)].partition("#")[0] for span in theirs]
    found = [page.text[slice(*span)].partition("#")[0] for span in ours]
    if len(ours) != len(theirs) or _are_in_other_order(found, there):
        return
    for span, target, wanted in zip(ours, found, there, strict=True):
        if target != wanted and _is_translation(target, wanted):
            yield from page.repair([(span.start, span.start + len(target), wanted)], _TARGET)


def _targets(page: Page) -> list[Span]:
    found = (Span(*match.span("target")) for match in _LINK.finditer(page.text))
    return [span for span in found if not page.is_code(*span)]


def _are_in_other_order(found: Sequence[str], there: Sequence[str]) -> bool:
    """Whether one that stands elsewhere in the original is not in its place."""
    known, present = set(there), set(found)
    return any(
        one != other and (one in known or other in present)
        for one, other in zip(found, there, strict=True)
    )


def _is_translation(target: str, wanted: str) -> bool:
    """Whether each step of a path has its counterpart; not the path of another language's page."""
    if _PATH.fullmatch(wanted) is None or "://" in target or "%" in target:
        return False
    steps, others = target.split("/"), wanted.split("/")
    is_longer = len([step for step in others if step]) > 1 or "." in others[-1]
    if len(steps) != len(others) or not (is_longer or not target.isascii()):
        return False  # ``/about`` and ``/ueber-uns`` are pages of a site in two languages
    if [step in ("", ".", "..") for step in steps] != [step in ("", ".", "..") for step in others]:
        return False
    endings = target.rpartition(".")[2], wanted.rpartition(".")[2]
    if "." in steps[-1] + others[-1] and endings[0] != endings[1]:
        return False
    names = set(_PIECE.split(target.lower())) ^ set(_PIECE.split(wanted.lower()))
    same_digits = re.findall(r"\d+", target) == re.findall(r"\d+", wanted)
    return same_digits and not any(map(_LANGUAGE.fullmatch, names)) and "wiki" not in others
