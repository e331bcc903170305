"""Links and addresses that engines pull apart: ``https: // example. org``, ``info @ example. com``.

They are closed up before any rule for prose sees the text, or a rule would take ``. org`` for the
start of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Document
from mtfix.edits import Cause, Edit

_SURE_TLDS = "com|org|edu|gov|ru|cn|ua|jp|kr|pl|cz|uk|br|fr|eu|io|kz|gr|tr|hu|ro|bg|rs|sk|vn|ir|il"
"""Endings of domains that are no words of a language in which people write prose."""

_TLDS = (
    f"{_SURE_TLDS}|net|info|de|es|it|nl|tv|me|co|app|dev|at|ch|be|se|no|fi|dk|au|ca|us|in|biz|int"
)
_LABEL = r"[a-z0-9][a-z0-9-]*"
_HOST = rf"(?:{_LABEL} ?\. ?)+(?:{_TLDS})\b(?: ?\. ?(?:uk|br|cn|jp|kr|au|tr)\b)?(?! ?\.[a-z])"
_UPPER_HOST = r"[A-Z0-9-]+(?: ?\. ?[A-Z0-9-]+)+\b"
_TIGHT_HOST = rf"(?:{_LABEL}\. ?)+(?:{_TLDS})\b(?! ?\.[a-z])"
_FILES = "aspx?|gif|html?|jpe?g|json|pdf|php|png|svg|webp|xml|zip"
_TAIL = (
    rf"(?: ?[/#?] ?[\w%~+:@-]+(?:[.=&-][\w%~+-]+|\. (?:{_FILES})\b| [=&] [\w%~+-]+)*)*"
    r"(?: ?/(?![\w\s]))?"
)
_URL = re.compile(
    rf"(?<![A-Za-z])(?:https?|ftp) ?[:：] ?/ ?/ ?(?:{_HOST}|{_UPPER_HOST})(?P<tail>{_TAIL})",
    re.A,
)
_WWW = re.compile(rf"(?<![A-Za-z/.])www ?\. ?{_TIGHT_HOST}(?P<tail>{_TAIL})", re.A)
_MAIL = re.compile(rf"(?<![\w.])(?P<local>[\w+-]+(?:\.[\w+-]+)*) ?@ ?{_TIGHT_HOST}", re.A)
_DOMAIN = re.compile(
    rf"(?<![\w.@/-])[A-Za-z][A-Za-z0-9-]{{2,}}\. (?:{_SURE_TLDS})\b(?![.\w-])", re.A
)
_LABELLED = re.compile(r"\] \($")
_SPACE = re.compile(r"\s+")
_NO_LABELS = frozenset({"etc", "inc", "ltd", "corp", "vol", "dept", "bros"})

_CAUSES = {
    _URL: Cause("markup-link", "No space stands in a link."),
    _WWW: Cause("markup-link", "No space stands in a link."),
    _MAIL: Cause("markup-mail", "No space stands in an e-mail address."),
    _DOMAIN: Cause("markup-site", "No space stands in the name of a site."),
}


def close_up(document: Document) -> Iterator[Edit]:
    """Close up links, e-mail addresses and names of sites.

    >>> from mtfix.reading import read
    >>> [edit.start for edit in close_up(read("see https: //a. org. It is", "text"))]
    [10, 15]
    """
    text = document.text
    for pattern in _patterns(text):
        for match in pattern.finditer(text):
            if not _is_whole(pattern, match) and not _is_code(document, match):
                yield from _closed(match, _CAUSES[pattern])


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Those that can match at all."""
    if "/" in text and ("http" in text or "ftp" in text):
        yield _URL
    if "www" in text:
        yield _WWW
    if "@" in text:
        yield _MAIL
    if ". " in text:
        yield _DOMAIN


def _is_whole(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    if pattern is _DOMAIN:
        return match[0].partition(".")[0].lower() in _NO_LABELS
    if pattern is _MAIL:  # “write to us @harbour.org” may name an account
        return " " not in match[0].partition("@")[2]
    head = match[0].removesuffix(match["tail"])
    return _SPACE.search(head) is None  # “https://a.org / b” may be two things


def _is_code(document: Document, match: re.Match[str]) -> bool:
    """Whether it lies inside something opaque that is more than the link."""
    return any(
        span.start <= match.start() and match.end() <= span.end and not _is_link(document, *span)
        for span in document.opaque_near(match.start(), match.end())
    )


def _is_link(document: Document, start: int, end: int) -> bool:
    found = document.text[start:end]
    return any(pattern.match(found) is not None for pattern in (_URL, _WWW, _MAIL))


def _closed(match: re.Match[str], cause: Cause) -> Iterator[Edit]:
    """Edits that take the spaces out, and the one between the words of a link and its target."""
    text, start = match.string, match.start()
    label = _LABELLED.search(text, max(0, start - 3), start)
    if label is not None and text[match.end() : match.end() + 1] == ")":
        yield Edit(start - 2, start - 1, "", (cause,))
    for space in _SPACE.finditer(text, start, match.end()):
        yield Edit(space.start(), space.end(), "", (cause,))
    colon = text.find("：", start, match.end())
    if colon >= 0:
        yield Edit(colon, colon + 1, ":", (cause,))
