"""Links and images: ``[text] (url)``, ``! [alt] (x.png)``, ``[text] [id]``, ``[id] : url``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtfix.document import Span
from mtfix.edits import Cause
from mtfix.markup.md import confirm, targets
from mtfix.markup.md.page import Change, Page, Repair

_LINK = Cause("markup-md-link", "the parts of a link stand together, its target has no spaces")
_IMAGE = Cause("markup-md-image", "the sign, the words and the target of an image stand together")
_NOTE = Cause("markup-md-note", "the sign of a footnote that the text has was pulled apart")

_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_TARGET = re.compile(
    r"(?P<gap>[ \t\u3000]{0,3})(?P<open>[(（])"
    r"(?P<content>[^()（）\n]{0,2000}(?:\([^()\n]{0,99}\)[^()（）\n]{0,999})?)(?P<close>[)）])"
)
_BANG = re.compile(r"(?P<sign>[!！])(?P<gap>[ \t]{0,2})$")
_LINE_END = re.compile(r"[ \t\r]*(?:\n|$)")
_IMAGE_MAY_BEGIN = re.compile(r"(?:^|[\s\[(|>]|[\u3000-\u9fff])$")
_OPENING = frozenset('([{"“‘«*_!|>（「')
NO_LABEL = re.compile(r"[\sxX]?|\^.*|\d{1,3}|sic|…|\.{3}")
"""What brackets hold that are no link: a box to tick, a footnote, a remark of an editor."""
_BOX_OR_CODE = re.compile(r"[\w)\]}]$", re.A)
_BADGE = re.compile(r"\s*!\[[^\[\]\n]*\]\([^()\n]*\)\s*")
_CAPITALS = re.compile(r"\s*[A-Z][A-Z_]{3,30}\s*")

_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\^\[\]\n][^\[\]\n]*)\](?P<colon> ?[:：] ?)"
    r"(?P<target>\S[^\n]*?)[ \t\r]*$",
    re.M,
)
_AUTOLINK = re.compile(r"<\s{0,2}(?P<target>https?\s?:\s?/\s?/[^<>\n]{3,300}?)\s{0,2}>")
_REFERENCE = re.compile(
    r"(?<![\\\w\]])(?<!\] )(?:\[(?P<words>[^\[\]\n]{1,300})\](?P<gap>[ \t]?))?"
    r"\[(?P<id>[^\[\]\n]{1,100})\](?! ?[(\[])(?(words)|(?! ?[:：]))"
)
_COLLAPSED = re.compile(r"(?<![\\\w\]])\[(?P<words>[^\[\]\n]{1,100})\](?P<gap> )\[\]")
_ISSUE = re.compile(r"#|\d{3}|v?\d+\.\d")
"""The number of an issue or a version, which stands beside other brackets in lists of changes."""
_NOTE_SIGN = re.compile(r"\[ ?\^ ?(?P<label>[\w-]{1,30}) ?\](?P<colon> ?[:：])?")


class _Label(NamedTuple):
    """``text[start:end]`` is a pair of brackets and what they hold."""

    start: int
    end: int


def find(page: Page) -> Iterator[Repair]:
    """Links and images, then definitions, bare links in angles, and footnotes.

    >>> next(find(Page("See [the map] (map.png)."))).edits[0][:3]
    (13, 14, '')
    """
    if "]" in page.text:
        known = _known_targets(page.source)
        for label in _labels(page):
            yield from _link(page, label, known)
        yield from _definitions(page)
        yield from _references(page)
        yield from _notes(page)
    if "<" in page.text:
        yield from _autolinks(page)


@lru_cache(maxsize=2)
def _known_targets(source: str | None) -> frozenset[str]:
    if source is None:
        return frozenset()
    elements = confirm.seen(source).elements
    return frozenset(target for kind, target in elements if kind in ("link", "image") and target)


def _labels(page: Page) -> Iterator[_Label]:
    """Pairs of brackets within a paragraph, inner ones first."""
    text = page.text
    for chunk in page.chunks:
        opened: list[int] = []
        for match in _BRACKET.finditer(text, *chunk):
            if page.is_closed(*match.span()):
                continue
            if match[0] == "[":
                opened.append(match.start())
            elif opened:
                yield _Label(opened.pop(), match.end())


def _link(page: Page, label: _Label, known: frozenset[str]) -> Iterator[Repair]:
    text = page.text
    match = _TARGET.match(text, label.end)
    if match is None or page.is_closed(label.end, match.start("content")):
        return
    words = text[label.start + 1 : label.end - 1]
    target = targets.mended(match["content"], known)
    if target is None and _BADGE.fullmatch(words) and _CAPITALS.fullmatch(match["content"]):
        target = match["content"].strip()  # ``AUTHORS``; behind words it might be a remark
    if target is None:
        target = _picture(page, label, match["content"]) or targets.file(words, match["content"])
        target = target or _anchor(words, match)
    if target is None or page.is_closed(match.end("close") - 1, match.end("close")):
        return
    bang = _bang(page, label, target)
    if bang is None and not _may_be_link(text, label, words, target):
        return
    is_damaged = bool(match["gap"]) or match["open"] + match["close"] != "()"
    changes = [*_behind(label, match, target, is_damaged=is_damaged)]
    if is_damaged and words.strip() and "\n" not in words:
        changes = [*_trimmed(text, label, words, match.end("close")), *changes]
    if bang is not None:
        changes = [(bang.start, label.start, "!"), *changes]
    kind, cause = ("link", _LINK) if bang is None else ("image", _IMAGE)
    # No parser sees a target that a template has still to put in.
    means = [] if "{{ " in target else [(kind, _href(target))]
    yield from page.repair(changes, cause, means)


def _picture(page: Page, label: _Label, content: str) -> str | None:
    """The path of a picture that was pulled apart, if the sign of an image stands before it."""
    target = targets.picture(content)
    return None if target is None or _bang(page, label, target) is None else target


def _anchor(words: str, match: re.Match[str]) -> str | None:
    """An anchor with spaces in it; one that also stands apart needs more than a word before it.

    Of one word, ``[Seats] (# free)`` counts what it names.
    """
    target = targets.anchor(match["content"])
    is_told = not match["gap"] or " " in words.strip() or target == f"#{words.strip().lower()}"
    return target if is_told or (target is not None and "-" in target) else None


def _behind(
    label: _Label, match: re.Match[str], target: str, *, is_damaged: bool
) -> Iterator[Change]:
    """The parenthesis as it is to stand; padding alone is no damage."""
    yield label.end, match.start("content"), "("
    start, end = match.span("content")
    if is_damaged or match["content"].strip() != target:
        yield start, end, target
    yield match.start("close"), match.end("close"), ")"


def _trimmed(text: str, label: _Label, words: str, close: int) -> Iterator[Change]:
    """Spaces inside the brackets go, unless words outside would then be glued to the link."""
    start, end = label.start + 1, label.end - 1
    before, behind = text[max(0, label.start - 1) : label.start], text[close : close + 1]
    if not before or before.isspace() or before in _OPENING:
        yield start, start + len(words) - len(words.lstrip()), ""
    if not behind.isalnum():
        yield end - len(words) + len(words.rstrip()), end, ""


def _bang(page: Page, label: _Label, target: str) -> Span | None:
    """The sign of an image before a label; one that stands apart may end a sentence."""
    found = _BANG.search(page.text, max(0, label.start - 3), label.start)
    if found is None or page.text[found.start() - 1 : found.start()] == "\\":
        return None
    if found["sign"] == "!" and not found["gap"]:
        return Span(found.start(), label.start)
    begins = _IMAGE_MAY_BEGIN.search(page.text[max(0, found.start() - 1) : found.start()])
    is_image = begins is not None and (targets.is_image(target) or _is_line(page, found, label))
    return Span(found.start(), label.start) if is_image else None


def _is_line(page: Page, bang: re.Match[str], label: _Label) -> bool:
    """Whether a sign, a label and its target are all that a line has."""
    target = _TARGET.match(page.text, label.end)
    is_first = bang.start() == 0 or page.text[bang.start() - 1] == "\n"
    return is_first and target is not None and _LINE_END.match(page.text, target.end()) is not None


def _may_be_link(text: str, label: _Label, words: str, target: str) -> bool:
    """Not a box to tick, a footnote, a citation, or an index ``list[i] (n.md)``."""
    if NO_LABEL.fullmatch(words.strip()):
        return False
    before = text[max(0, label.start - 1) : label.start]
    return not (_BOX_OR_CODE.match(before) and not targets.is_url(target))


def _href(written: str) -> str:
    """The target as a parser tells it."""
    target = re.sub(r"\s+(?:\"[^\"]*\"|'[^']*')$", "", written)
    return target[1:-1] if target.startswith("<") else target


def _definitions(page: Page) -> Iterator[Repair]:
    for match in _DEFINITION.finditer(page.text):
        if page.is_code(match.start(), match.start() + 1) or page.is_code(*match.span("colon")):
            continue
        target = targets.mended(match["target"])
        if target is None or (match["colon"].strip() == "：" and not _is_far(target)):
            continue
        is_damaged = match["colon"] not in (":", ": ") and _is_far(target)
        if not is_damaged and target == match["target"]:
            continue
        changes: list[Change] = [
            (*match.span("colon"), ": " if is_damaged else match["colon"]),
            (*match.span("target"), target),
        ]
        yield from page.repair(changes, _LINK, [("reference", _href(target))])


def _references(page: Page) -> Iterator[Repair]:
    """``[words] [id]``, if the text defines only the second and never writes it alone.

    And ``[id] []``, if the text defines it.
    """
    defined = {_key(match["label"]) for match in _DEFINITION.finditer(page.text)}
    if not defined or "] [" not in page.text:
        return
    found = [match for match in _REFERENCE.finditer(page.text) if not page.is_closed(*match.span())]
    alone = {_key(match["id"]) for match in found if match["words"] is None}
    for match in found:
        words = match["words"]
        if not words or not match["gap"] or NO_LABEL.fullmatch(words.strip()):
            continue
        label = _key(match["id"])
        is_free = _key(words) not in defined and not _ISSUE.match(label)
        if is_free and label in defined - alone:
            yield from page.repair([(*match.span("gap"), "")], _LINK)
    for match in _COLLAPSED.finditer(page.text):
        if _key(match["words"]) in defined and not page.is_closed(*match.span()):
            yield from page.repair([(*match.span("gap"), "")], _LINK)


def _key(label: str) -> str:
    """What labels are compared by."""
    return " ".join(label.split()).casefold()


def _is_far(target: str) -> bool:
    return targets.is_url(_href(target))


def _autolinks(page: Page) -> Iterator[Repair]:
    for match in _AUTOLINK.finditer(page.text):
        target = targets.mended(match["target"])
        start = match.start("target")
        if target is None or not targets.is_url(target) or page.is_code(start, start + 1):
            continue
        yield from page.repair([(*match.span(), f"<{target}>")], _LINK, [("link", target)])


def _notes(page: Page) -> Iterator[Repair]:
    """``[^ 1]``, when the text has both the sign and the note."""
    if "^" not in page.text:
        return
    found = [m for m in _NOTE_SIGN.finditer(page.text) if not page.is_closed(*m.span())]
    told = {m["label"] for m in found if _begins_line(page.text, m)}
    called = {m["label"] for m in found if not _begins_line(page.text, m)}
    for match in found:
        colon = ":" if match["colon"] and _begins_line(page.text, match) else ""
        tail = "" if colon else (match["colon"] or "")
        written = f"[^{match['label']}]{colon}{tail}"
        if match["label"] in told & called and written != match[0]:
            yield from page.repair([(*match.span(), written)], _NOTE)


def _begins_line(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 9) : match.start()].rstrip(" \t>")
    return bool(match["colon"]) and (not before or before.endswith("\n"))
