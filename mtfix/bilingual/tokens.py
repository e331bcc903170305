"""What a translation keeps as it stands: links, handles, tags, placeholders, code, numbers.

Translators call such pieces of text *placeables*. They are found in the source, which is intact;
what has become of them in the translation is the business of `matching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from mtfix.markup.entities import ENTITY

Kind = Literal[
    "code", "template", "tag", "url", "handle", "mail", "shortcode", "bbcode", "placeholder",
    "entity", "path", "hashtag", "math", "command", "option", "number",
]  # fmt: skip

FILES = (
    "aspx?|bat|c|cfg|conf|cpp|css|csv|docx?|exe|gif|go|h|html?|ini|java|jpe?g|js|json|log|md|mp3|mp4"
    "|pdf|php|png|pptx?|py|rb|rs|rst|sh|sql|svg|tex|toml|ts|tsv|txt|xlsx?|xml|ya?ml|zip"
)
"""Endings of file names."""

COMMANDS = (
    "begin|end|part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|caption|footnote|title|author"
    "|text(?:bf|it|tt|sc|sf|rm|up|normal)|emph|underline|label|ref|eqref|pageref|cite[pt]?|url|href"
    "|includegraphics|input|include|item|usepackage|documentclass"
)
"""Commands of LaTeX that prose is written with."""

_BBCODE = "b|i|u|s|url|img|quote|code|size|color|font|center|left|right|spoiler|list"
_VALUE = r"(?:\"[^\"\]\n]*\"|'[^'\]\n]*'|[^\s\]\"'=]+)"
_HOST = r"[\w-]+(?:\.[\w-]+)+"
_DENSE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_OF_URL = (
    rf"[^\s<>\"”»`\\\[\]{{}}，。、；：！？（）【】「」『』《》{_DENSE}]"
    rf"|(?<=[/=_#?&-])[{_DENSE}]+"  # elsewhere the sentence goes on without a space
    r"|\[[\w:.]{0,60}\](?=[=&\[:/])"  # the bracket of BBCode and of Markdown is none of its own
    r"|\{{1,3}[^\s{}]{1,60}\}{1,3}"  # nor is that of TeX
)

PATTERNS: Mapping[Kind, re.Pattern[str]] = {
    "code": re.compile(r"(?<![`\w])(`{1,2})(?![`\s])[^`\n]{1,200}(?<!\s)\1(?![`\w])"),
    "template": re.compile(r"\{\{[<%] ?/? ?[A-Za-z][^{}<>\n]{0,300}[>%]\}\}"),
    "tag": re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>\n]{1,400})?\s?/?>"),
    "url": re.compile(
        rf"(?<![A-Za-z])(?:(?:https?|ftp|file)://|www\.(?=[\w-]+\.\w))(?:{_OF_URL})+"
    ),
    "handle": re.compile(rf"(?<![\w@/.+-])@(?:[A-Za-z0-9_]+@{_HOST}|\w{{2,}}+(?!:(?:\s|$)))"),
    "mail": re.compile(rf"(?<![\w.@+-])[\w+-]{{1,64}}(?:\.[\w+-]{{1,64}}){{0,6}}@{_HOST}"),
    "shortcode": re.compile(
        rf"\[[A-Za-z][\w-]{{0,40}}(?:\s+[\w-]{{1,40}}\s*=\s*{_VALUE}){{1,30}}\s*/?\]"
        r"|\[/[A-Za-z][\w-]{1,40}\]"
    ),
    "bbcode": re.compile(rf"\[/?(?:{_BBCODE})(?:=[^\[\]\n]{{1,200}})?\]", re.I),
    "placeholder": re.compile(
        r"\{\{[^{}\n]{1,80}\}\}|\$?\{(?:[A-Za-z_][\w.]{0,60}|\d{1,3})\}"
        r"|%\(\w{1,60}\)[sdif]|%(?:\d{1,2}\$)?[sd@](?!\w)"
        r"|\[[A-Z][A-Z_]{0,40}\d{1,4}\]|#[A-Z]{2,30}(?:_[A-Z]{1,30}){0,3}#(?!\w)"
    ),
    "entity": ENTITY,
    "path": re.compile(
        r"(?<![\w/.\\<])(?:~|\.{1,2})?(?:/[\w.-]{1,80}){2,20}/?"
        r"|(?<!\w)[A-Za-z]:\\[\w.\\-]{2,200}"
        rf"|(?<![\w/.\\@-])[A-Za-z_][\w-]{{0,60}}\.(?:{FILES})\b(?![/\w-]|\.\w)"
    ),
    "hashtag": re.compile(r"(?<![\w&/#])#(?=\d{0,9}[^\W\d])\w{2,100}"),
    "math": re.compile(
        r"(?<![\w\\$])\$(?=[^\s$])(?=[^$\n]*[\\_^=])[^$\n]{1,200}(?<=[^\s\\$])\$(?![\w$])"
    ),
    "command": re.compile(rf"\\(?:{COMMANDS})\*?(?=[\[{{])"),
    "option": re.compile(r"(?<![^\s(\"'`“„«])--[a-z][a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])"),
    "number": re.compile(r"(?<![\d.,])\d+(?:[,.\u00a0\u202f’' ]\d{3}(?!\d))*(?:[.,]\d+)?(?!\d)"),
}
"""In the order of precedence: what lies inside one that was found earlier is a part of it."""

_TRAIL = ".,;:!?)'*_]…"


class Placeable(NamedTuple):
    """A piece of text that is not translated: ``text[start:end]``."""

    start: int
    end: int
    kind: Kind
    text: str


def placeables(text: str, *kinds: Kind) -> list[Placeable]:
    """Find what a translation must keep, in order and apart.

    Args:
        text: the source, or a part of it.
        kinds: the kinds that are wanted, all if none is named; the others still keep what is
            inside them.

    >>> [it.text for it in placeables("Ask @anna or see https://a.org/b, page 1,234.5.")]
    ['@anna', 'https://a.org/b', '1,234.5']
    """
    taken: list[Placeable] = []
    covered = bytearray(len(text))
    for kind, pattern in PATTERNS.items():
        for found in _found(text, kind, pattern):
            if not any(covered[found.start : found.end]):
                covered[found.start : found.end] = b"\1" * (found.end - found.start)
                taken.append(found)
    return sorted(it for it in taken if not kinds or it.kind in kinds)


def _found(text: str, kind: Kind, pattern: re.Pattern[str]) -> Iterator[Placeable]:
    for match in pattern.finditer(text):
        if kind == "placeholder" and is_prose(text, *match.span()):
            continue
        written = match[0]
        if kind == "url":
            written = without_trail(written)
        yield Placeable(match.start(), match.start() + len(written), kind, written)


_ARGUMENT = re.compile(
    r"\\(?:[A-Za-z@]{2,}|[^\W\dntr_])\*?(?:\[[^\[\]\n]*\]|\{[^{}\n]*\})*\s?\Z"
    r"|(?<!\w)--[\w-]+[ =]\Z"
)
_WORD_BEHIND = re.compile(r"[a-z]{3}")
_REACH = 200


def is_prose(text: str, start: int, end: int) -> bool:
    r"""Whether words in braces are translated: arguments of TeX and of options, parts of words.

    >>> text = r"\emph{word} and {name}"
    >>> is_prose(text, 5, 11), is_prose(text, 16, 22)
    (True, False)
    """
    is_part = _WORD_BEHIND.match(text, end) is not None
    return is_part or _ARGUMENT.search(text[max(0, start - _REACH) : start]) is not None


def without_trail(url: str) -> str:
    """A URL without the punctuation of the sentence; brackets of its own stay.

    >>> without_trail("https://a.org/b_(c)."), without_trail("https://a.org)")
    ('https://a.org/b_(c)', 'https://a.org')
    """
    while url and url[-1] in _TRAIL:
        if (url[-1] == ")" and "(" in url) or (url[-1] in "_*" and url.count(url[-1]) > 1):
            break
        url = url[:-1]
    return url


_GROUPED = re.compile(r"[\u00a0\u202f’' ]")


def values(number: str) -> frozenset[float]:
    """What a number may mean: ``1,234`` is a thousand to some and one and a bit to others.

    >>> sorted(values("1,234.5")), sorted(values("1.234,5")), sorted(values("2,500"))
    ([1234.5], [1234.5], [2.5, 2500.0])
    >>> sorted(values("1.234.56"))
    [123456.0]
    """
    plain = _GROUPED.sub("", number)
    signs = [sign for sign in plain if sign in ".,"]
    if not signs:
        return frozenset({float(plain)})
    head, _, tail = plain.rpartition(signs[-1])
    whole = head.replace(",", "").replace(".", "")
    found = set()
    if signs.count(signs[-1]) == 1:
        found.add(float(f"{whole}.{tail}"))
    if len(tail) == 3 and len(set(signs)) == 1:
        found.add(float(whole + tail))
    return frozenset(found or {float(whole + tail)})  # 1,234,5 is no number: its digits
