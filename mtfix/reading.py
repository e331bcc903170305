"""From a text to the `Document` that the rules see; and what a text is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix import suppression
from mtfix.document import Document, Format, Span, disjoint, prose_around
from mtfix.patterns import compiled

# Links that were pulled apart are links too, until a rule closes them up.
_URL = compiled(
    r"(?:https?|ftp|file)://[^\s<>\"”»]+|www\.[^\s<>\"”»]+"
    r"|https?\s?:\s?/\s?/\s[\w-]+(?:\s?[./?=&-]\s?[\w%-]+)*"
)
_LOCAL_PART = compiled(r"(?<![\w.])[\w.+-]+\s?$")
_DOMAIN = compiled(r"@(?:[\w-]+(?:\.[\w-]+)+|\s[\w-]+(?:\s?\.\s?[a-z]{2,6}\b)+)")
_LONGEST_LOCAL_PART = 64
_URL_TRAIL = ".,;:!?)'*_"
_INLINE_CODE = compiled(r"(?<![`\w])(`{1,2})(?![`\s])[^`\n]{1,200}(?<!\s)\1(?![`\w])")
_ANGLED = compiled(r"<[A-Za-z/!][^<>\n]{0,200}>")
_BLANK_LINES = compiled(r"\n(?:[ \t\r]*\n)+")
_MARKDOWN = (
    compiled(r"^---\n.*?^---$", re.S | re.M),
    compiled(r"^[ >]{0,6}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ >]{0,6}\1[^\n]*$|\Z)", re.S | re.M),
    compiled(r"(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|\n(?= {4}|\t))+"),
    compiled(r"<!--(?:(?!<!--).)*?-->", re.S),
    compiled(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S),
    compiled(r"!?\[[^\]\n]{0,1000}\]\([^)\n]{0,1000}\)(?<=\))"),
    compiled(r"(?<=[^\s\[\]]\])\[[^\[\]\n]{0,200}\](?!\()"),  # [text][label]
    compiled(r"^ {0,3}\[[^\]\n]+\]:[^\n]*$", re.M),
    compiled(r"\$\$.*?\$\$|\$(?=\S)[^$\n]*(?<=\S)\$(?!\d)", re.S),
)
_LINK_TEXT = compiled(r"!?\[([^\]\n]*)\]\(")


def read(
    text: str,
    format: Format,  # noqa: A002 - the public name of the choice
    source: str | None = None,
    ignore_patterns: tuple[str, ...] = (),
) -> Document:
    """Read a text: find what is opaque, and its prose.

    Args:
        text: the text.
        format: what it is written in.
        source: the original-language text, if there is one.
        ignore_patterns: regular expressions; what they match is opaque.

    >>> read("Elon <b>musk</b> &amp; <code>x</code>", "html").prose.text.encode('ascii', 'replace')
    b'Elon musk & ?'
    """
    if format == "html":
        from mtfix.markup.reading import read_html

        return read_html(text, source, ignore_patterns)
    exempt = _suppressions(text, format, ignore_patterns)
    spared = () if exempt is None else exempt.spared
    opaque = disjoint([*spared, *_spans(text, format)])
    return Document(text, format, opaque, prose_around(text, opaque), source, exempt)


def _spans(text: str, format_: Format) -> Iterator[Span]:
    if format_ == "markdown":
        return _markdown_spans(text)
    if format_ == "message":
        from mtfix.markup import messages

        return iter(messages.opaque(text))
    return _text_spans(text)


def _suppressions(
    text: str, format_: Format, patterns: tuple[str, ...]
) -> suppression.Suppressions | None:
    if format_ == "message":  # what looks like a comment there is part of the message
        return suppression.read(text, lambda: [Span(-1, len(text) + 1)], patterns=patterns)

    def examples() -> Sequence[Span]:
        if format_ == "text":
            return [Span(*match.span()) for match in _INLINE_CODE.finditer(text)]
        from mtfix.markup.md.page import Page

        page = Page(text.replace("<!--", "xxxx").replace("-->", "xxx"))  # else they are blocks
        return disjoint([*page.blocks, *page.code])

    return suppression.read(text, examples, lambda: blank_lines(text), patterns)


def blank_lines(text: str) -> Iterator[Span]:
    """What stands between two lines with blank ones between them."""
    return (Span(*match.span()) for match in _BLANK_LINES.finditer(text))


def links(text: str) -> Iterator[Span]:
    """URLs and e-mail addresses, without the punctuation of the sentence behind them.

    >>> [text[slice(*span)] for text in ("see www.a.org.",) for span in links(text)]
    ['www.a.org']
    """
    for sign in ("http", "www.", "ftp://", "file://"):
        at = text.find(sign)
        while at >= 0:
            match = _URL.match(text, at)
            end = at + 1
            if match is not None and not text[at - 1 : at].isalnum():
                end = match.end()
                yield Span(at, at + len(match[0].rstrip(_URL_TRAIL)))
            at = text.find(sign, end)
    at = text.find("@")
    while at >= 0:
        local = _LOCAL_PART.search(text[max(0, at - _LONGEST_LOCAL_PART) : at])
        domain = _DOMAIN.match(text, at)
        if local is not None and domain is not None:
            yield Span(at - len(local[0]), domain.end())
        at = text.find("@", at + 1)


def _text_spans(text: str) -> Iterator[Span]:
    yield from links(text)
    if "`" in text:
        yield from (Span(*match.span()) for match in _INLINE_CODE.finditer(text))
    if "<" in text:
        yield from (Span(*match.span()) for match in _ANGLED.finditer(text))


def _markdown_spans(text: str) -> Iterator[Span]:
    yield from links(text)
    for pattern in _MARKDOWN:
        for match in pattern.finditer(text):
            label = _LINK_TEXT.match(match[0])
            if label is None:
                yield Span(*match.span())
                continue
            # The words of a link are prose; its brackets and target are not.
            inner = match.start() + label.start(1)
            yield Span(match.start(), inner)
            yield Span(inner + len(label[1]), match.end())
    if "<" in text:
        yield from (Span(*match.span()) for match in _ANGLED.finditer(text))


_FENCE = compiled(r"^ {0,3}(?:```|~{3,4}(?!~))", re.M)
_MARKDOWN_SIGNS = compiled(
    r"^#{1,6} \S|^(?:[-*+]|\d+\.) \S|\[[^\]\n]+\]\([^)\s]+\)|^\|.*\|$|^[ \t]*\|?:?-{3,}:?\|"
    r"|\*\*\S[^*\n]*\S\*\*|^> \S|`[^`\n]+`",
    re.M,
)
_DATA_STARTS = ("{", "[", "#!", "%!", "<?xml")
_LONGEST_LOOK = 1 << 16
_TAG_SIGNS = ("<", "＜", "‹", "u003c", "&")


def detect(text: str) -> Format:
    r"""What a text is written in: HTML that works as such, Markdown, or plain text.

    Tags that a sentence talks about (``the <p> tag``) make no HTML.

    >>> detect("one p> < p > two"), detect("the <p> tag and </p> too"), detect("# A\n\n- b\n- c")
    ('html', 'text', 'markdown')
    """
    if ("```" in text or "~~~" in text) and _FENCE.search(text):
        return "markdown"
    if text.startswith(_DATA_STARTS) and _is_data(text):
        return "text"
    if any(sign in text for sign in _TAG_SIGNS):
        from mtfix.markup.detection import is_html

        if is_html(text):
            return "html"
    signs = _MARKDOWN_SIGNS.findall(text, 0, _LONGEST_LOOK)
    has_heading = any(sign.startswith("#") for sign in signs)
    kinds = {"1" if sign[0].isdigit() else sign[0] for sign in signs}
    if (has_heading and len(signs) > 2) or len(kinds) > 2:
        return "markdown"
    if "] (" in text or "# #" in text:
        from mtfix.markup.md.detection import is_damaged

        return "markdown" if is_damaged(text) else "text"
    return "text"


def _is_data(text: str) -> bool:
    """Whether a text that begins so is data or a program, in whose strings tags may stand."""
    head = text[:_LONGEST_LOOK]
    if text.startswith("<?xml"):
        return "<html" not in head.lower()
    if text.startswith(("#!", "%!")):
        return True
    return _JSON_START.match(text) is not None


_JSON_START = compiled(r"[\[{]\s*(?:[\"\[{\]}]|-?\d|true\b|false\b|null\b)")
