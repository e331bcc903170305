"""What a translation lacks or has too much of beside its source: flags, for a person to judge.

The checks are those of translation quality tools (numbers, tags, brackets, lengths, untranslated
segments), made tolerant: a check that cries at good translations is read by nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from mtfix.bilingual import quantities
from mtfix.bilingual.matches import matches
from mtfix.bilingual.sides import Pair, pairs, weight
from mtfix.bilingual.tokens import PATTERNS, Kind, placeables
from mtfix.document import Document
from mtfix.edits import Flag, Severity
from mtfix.markup.scanner import scan

_CHECK_OF: Mapping[Kind, str] = {
    "url": "source-check-link",
    "mail": "source-check-link",
    "handle": "source-check-link",
    "tag": "source-check-tag",
    "bbcode": "source-check-tag",
    "shortcode": "source-check-tag",
    "template": "source-check-tag",
    "placeholder": "source-check-placeholder",
    "code": "source-check-code",
    "path": "source-check-code",
}
_LEAST_LETTERS = 30
_SHORTEST, _LONGEST = 0.3, 3.5
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 4
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_WIDE = str.maketrans("（）［］｛｝", "()[]{}")
_NUMBERING = re.compile(r"(?<!\w)(?:\w{1,2}|\d{1,3})\)|[:;]-?\)|[:;]-?\(")
_DOUBLE = re.compile(r"[\"“”„‟«»「」『』]|&quot;")
_PLAIN = re.compile(r"(?<=\d)[\"”]")


def check(document: Document) -> Iterator[Flag]:
    """Hold a text against its source.

    >>> from mtfix.reading import read
    >>> text, source = "Siehe Seite 14.", "See page 41 of https://a.org for it."
    >>> sorted({flag.rule for flag in check(read(text, "text", source))})
    ['source-check-link', 'source-check-number']
    """
    if document.source is None:
        return
    if document.format == "message":  # what stands for something else there, its own stage flags
        for pair in pairs(document):
            for rule, reason, severity in _tokens(pair):
                if rule == "source-check-link":
                    yield Flag(*pair.bead.target, rule, reason, severity)
        return
    yield from _empty(document, document.source)
    yield from _edges(document, document.source)
    if document.format == "html":
        yield from _elements(document, document.source)
    for pair in pairs(document):
        for finding in _findings(pair):
            rule, reason, severity = finding
            yield Flag(*pair.bead.target, rule, reason, severity)


_Finding = tuple[str, str, Severity]


def _findings(pair: Pair) -> Iterator[_Finding]:
    yield from _tokens(pair)
    if pair.bead.is_single:
        yield from _untranslated(pair)
        yield from _length(pair)
    for reason in quantities.numbers(pair.source, pair.target):
        yield "source-check-number", reason, "info"
    for reason in quantities.units(pair.source, pair.target):
        yield "source-check-unit", reason, "warning"
    yield from _brackets(pair)
    yield from _quotes(pair)


# The text as a whole


def _empty(document: Document, source: str) -> Iterator[Flag]:
    if source.strip() and not document.text.strip():
        reason = "the translation is empty"
        yield Flag(0, len(document.text), "source-check-empty", reason, "error")


def _edges(document: Document, source: str) -> Iterator[Flag]:
    """White space at the edges; a line break at the end of a file tells nothing."""
    text = document.text
    if not text.strip() or not source.strip():
        return
    for edge, ours, theirs, at in (
        ("start", text[: -len(text.lstrip())], source[: -len(source.lstrip())], 0),
        ("end", text[len(text.rstrip()) :], source[len(source.rstrip()) :], len(text)),
    ):
        if ours.strip("\r\n") != theirs.strip("\r\n"):
            reason = f"the white space at the {edge} is not that of the source"
            yield Flag(at, at, "source-check-space", reason, "info")


def _elements(document: Document, source: str) -> Iterator[Flag]:
    """Tags of HTML, by name; those that may be left out count with their openers only."""
    ours, theirs = (
        Counter(tag.name for tag in scan(text) if tag.name and tag.kind != "close")
        for text in (document.text, source)
    )
    for counts, other, what in ((theirs, ours, "lacks"), (ours, theirs, "has too many")):
        for name, number in sorted((counts - other).items()):
            reason = f"the translation {what} {number} × <{name}>"
            yield Flag(0, len(document.text), "source-check-tag", reason)


# Blocks


def _tokens(pair: Pair) -> Iterator[_Finding]:
    for match in matches(pair.source, pair.target):
        rule = _CHECK_OF.get(match.token.kind)
        is_lost = match.span is None or match.safety == "unsafe"
        if rule is not None and is_lost:
            yield rule, f"the source has {match.token.text}, the translation lacks it", "warning"
        elif match.token.kind == "url" and match.written != match.token.text:
            reason = f"the source has {match.token.text}, the translation {match.written}"
            yield "source-check-link", reason, "info"  # the page in another language
    tags = [it.text for it in placeables(pair.target, "tag")]
    if len(tags) > len(PATTERNS["tag"].findall(pair.source)):
        extra = Counter(tags) - Counter(PATTERNS["tag"].findall(pair.source))
        for tag in extra:
            yield "source-check-tag", f"the translation has {tag}, the source lacks it", "warning"


def _words(text: str) -> list[str]:
    """The words of a text that are neither names nor in anything that is kept."""
    kept = placeables(text)
    pieces, position = [], 0
    for it in kept:
        pieces.append(text[position : it.start])
        position = it.end
    return _WORD.findall(" ".join([*pieces, text[position:]]))


def _untranslated(pair: Pair) -> Iterator[_Finding]:
    words = _words(pair.source)
    is_same = "".join(words) == "".join(_words(pair.target))
    prose = [word for word in words if word.islower() or not (word.isupper() or word.istitle())]
    if is_same and len(words) >= _LEAST_WORDS and 2 * len(prose) >= len(words):
        yield "source-check-untranslated", "the translation is the source, word for word", "warning"


def _length(pair: Pair) -> Iterator[_Finding]:
    ours, theirs = weight(pair.target), weight(pair.source)
    if theirs < _LEAST_LETTERS or _SHORTEST * theirs <= ours <= _LONGEST * theirs:
        return
    size = "short" if ours < theirs else "long"
    reason = f"the translation is very {size}: {ours / theirs:.1f} of the source"
    yield "source-check-length", reason, "warning"


def _brackets(pair: Pair) -> Iterator[_Finding]:
    """Brackets that do not close, where those of the source do."""
    ours, theirs = (_NUMBERING.sub("", it.translate(_WIDE)) for it in (pair.target, pair.source))
    for opener, closer in _BRACKETS:
        is_even = ours.count(opener) == ours.count(closer)
        if not is_even and theirs.count(opener) == theirs.count(closer):
            sign = opener if ours.count(opener) > ours.count(closer) else closer
            yield "source-check-bracket", f"a bracket {sign} has no partner", "warning"


def _quotes(pair: Pair) -> Iterator[_Finding]:
    """Quotation marks that are odd here and even in the source."""
    ours, theirs = (len(_DOUBLE.findall(_PLAIN.sub("", it))) for it in (pair.target, pair.source))
    if ours % 2 and not theirs % 2:
        yield "source-check-quote", "a quotation mark has no partner", "warning"
