"""Names of sites that were pulled apart: ``according to harbour. de``, ``on harbour. com / tides``.

A full stop and a short word may also end a sentence and begin the next, so the words around must
tell that a site is meant, and the more so the likelier a word the ending is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup import domains
from mtfix.markup.links import FILES, is_code
from mtfix.patterns import compiled

_SITE = Cause("markup-site", "No space stands in the name of a site.")

_WORDS = {
    "com": {"pt", "ca", "gl"}, "eu": {"pt", "fr", "gl", "ro"}, "il": {"fr", "it"}, "io": {"it"},
    "ir": {"es", "pt", "gl"},
}  # fmt: skip
"""Endings that are words in other languages, and would begin a sentence there."""

_CLOSE = r"[\"”’)]*(?:\s*\Z|\n| [\"“(]?[A-Z])"
"""What stands behind the full stop of a sentence."""
_ENDING = compiled(
    rf"\. (?:(?P<sure>(?:{domains.SECOND})\. ?(?:{domains.SURE}|{domains.BELOW_COM})"
    rf"|{domains.SURE}|net)|(?P<plain>{domains.PLAIN})|(?P<word>{domains.OTHER}))"
    rf"(?![\w\u00c0-\u04ff-]|\.(?!{_CLOSE}))",
    re.A,
)
_LABEL = compiled(r"(?<![\w.@/\u00c0-\u04ff-])(?:[a-z][a-z0-9-]*\.)*[A-Za-z][A-Za-z0-9-]+$", re.A)
_STEP = rf"[a-z0-9]+(?:[-_.][a-z0-9]+)*(?:\. (?:{FILES})\b)?"
_PATH = compiled(
    rf" ?/ ?(?:{_STEP} ?/ ?)*(?P<last>{_STEP})(?: ?/(?![\w\s]))?(?![\w\u00c0-\u04ff-])"
)
_SEVERAL = compiled(r"[-_.\d/]")
"""What a path of several words or steps has inside."""
_BEFORE = compiled(
    r"\b(?i:at|by|called|domain|from|in|of|on|portal|reads?|see|site|to|via|visit|website"
    r"|auf|bei|laut|von|dans|de|en|selon|sur|según|em|na|secondo|su) $"
)
"""What stands before the name of a site: “just got home. ru ok?” speaks of none."""
_BEFORE_PATH = compiled(r"\b(?:at|on|portal|see|site|via|visit|website) $", re.I)
"""Behind ``according to`` a slash may also stand before another source."""
_BEFORE_SOURCE = compiled(
    r"\b(?:according to|(?:cited|published|quoted|reported) by|portal|site|website) $", re.I
)
_BEFORE_NAME = compiled(r"\b(?:portal|site|website) $", re.I)
_REPORTS = compiled(
    r" (?:(?:has|had) )?(?:announced|cite[ds]|claim(?:s|ed)|note[ds]|publishe[ds]|quote[ds]"
    r"|report(?:s|ed)|said|says|writes|wrote)\b"
)
_BEFORE_PLACE = compiled(r"\b(?:at|on|see|visit|website) $", re.I)
_GOES_ON = compiled(
    r" (?:and|are|as|at|by|for|from|had|has|have|in|is|last|on|that|this|to|was|were|with)\b"
    r"|[.)]*(?:\s*\Z|\n)"
)
"""What goes on with a sentence, and is no name behind a particle: “on osimhen. de zerbi said”."""
_COMMA = compiled(r", ")
_MORE_WORDS = compiled(r"\s+[^\W\d_]")
_SPACE = compiled(r" +")
_NO_LABELS = frozenset({"etc", "inc", "ltd", "corp", "vol", "dept", "bros"})
_SHORTEST = 3
_LONGEST = 64
_REACH = 20


class _Found(NamedTuple):
    """``text[start:end]`` is the host, ``text[end:path_end]`` the path behind it, if any."""

    name: str
    ending: re.Match[str]
    start: int
    end: int
    before: str


def find(document: Document) -> Iterator[Edit]:
    """Close up the names of sites, and the paths behind them.

    Args:
        document: a document of any format.

    Returns:
        Edits that take the spaces out.

    >>> from mtfix.reading import read
    >>> [edit.start for edit in find(read("According to harbour. de, on tide. com / a-b", "text"))]
    [21, 34, 38, 40]
    """
    text = document.text
    if ". " not in text:
        return
    for ending in _ENDING.finditer(text):
        label = _LABEL.search(text, max(0, ending.start() - _LONGEST), ending.start())
        if label is None or label[0].lower() in _NO_LABELS:
            continue
        before = text[max(0, label.start() - _REACH) : label.start()]
        found = _Found(label[0], ending, label.start(), ending.end(), before)
        if not _is_site(document, found) or is_code(document, found.start, found.end):
            continue
        for space in _SPACE.finditer(text, found.start, _end(text, found)):
            yield Edit(*space.span(), "", (_SITE,))


def _is_site(document: Document, found: _Found) -> bool:
    """Whether the words around tell a site, and its ending is no word of the language."""
    if found.ending["sure"] and _BEFORE.search(found.before) and _is_small(found.name):
        is_short_name = found.ending["sure"] in ("eu", "uk") and _is_word(found)
        return not (is_short_name or _is_foreign_word(document, found))
    is_word = found.ending["word"] is not None
    if _COMMA.match(document.text, found.end):
        return bool(_BEFORE_SOURCE.search(found.before)) and not (is_word and _is_known(found))
    if found.ending["plain"] and _GOES_ON.match(document.text, found.end):
        return _BEFORE_PLACE.search(found.before) is not None and not _is_known(found)
    if _REPORTS.match(document.text, found.end) is None:
        return False
    if _BEFORE_NAME.search(found.before):
        return not (is_word and _is_known(found))
    return found.ending["plain"] is not None and not _is_word(found)


def _is_small(name: str) -> bool:
    return len(name) >= _SHORTEST and not name[0].isupper()


def _is_foreign_word(document: Document, found: _Found) -> bool:
    languages = _WORDS.get(found.ending[0].rpartition(" ")[2])
    if languages is None or _MORE_WORDS.match(document.text, found.end) is None:
        return False
    return document.prose.manners.language in languages


def _is_known(found: _Found) -> bool:
    """Whether it is known but as the name of a firm: “according to him. it, too, …”."""
    from mtfix.casing.lexicon import Known, english  # few texts have such an ending

    known = english().knows(found.name)
    return known != Known.NOTHING and not known & Known.BRAND


def _is_word(found: _Found) -> bool:
    from mtfix.casing.lexicon import english

    return english().entry(found.name).is_word


def _end(text: str, found: _Found) -> int:
    """Where the path behind the host ends; ``lemonde. fr / afp`` may be two sources."""
    path = _PATH.match(text, found.end)
    if path is None:
        return found.end
    is_sure = _SEVERAL.search(path[0].strip(" /")) or _BEFORE_PATH.search(found.before)
    return path.end() if is_sure else found.end
