"""From a text of a known format to the `Document` that the rules see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from mtfix.document import BREAK, OBJECT, Block, BlockKind, Document, Piece, Prose, Span
from mtfix.document import Format, prose_around
from mtfix.markup import entities, vocabulary
from mtfix.markup.entities import ENTITY
from mtfix.markup.scanner import Damage, Tag, scan

# Links that were pulled apart are links too, until a rule closes them up.
_URL = re.compile(
    r"(?:https?|ftp|file)://[^\s<>\"”»]+|www\.[^\s<>\"”»]+"
    r"|https?\s?:\s?/\s?/\s[\w-]+(?:\s?[./?=&-]\s?[\w%-]+)*"
)
_LOCAL_PART = re.compile(r"(?<![\w.])[\w.+-]+\s?$")
_DOMAIN = re.compile(r"@(?:[\w-]+(?:\.[\w-]+)+|\s[\w-]+(?:\s?\.\s?[a-z]{2,6}\b)+)")
_LONGEST_LOCAL_PART = 64
_URL_TRAIL = ".,;:!?)'*_"
_INLINE_CODE = re.compile(r"(?<![`\w])(`{1,2})(?![`\s])[^`\n]{1,200}(?<!\s)\1(?![`\w])")
_ANGLED = re.compile(r"<[A-Za-z/!][^<>\n]{0,200}>")
_IGNORED = re.compile(r"<!--\s*mtfix off\s*-->.*?(?:<!--\s*mtfix on\s*-->|\Z)", re.S)
_MARKDOWN = (
    re.compile(r"^---\n.*?^---$", re.S | re.M),
    re.compile(r"^[ >]{0,6}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ >]{0,6}\1[^\n]*$|\Z)", re.S | re.M),
    re.compile(r"(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|\n(?= {4}|\t))+"),
    re.compile(r"<!--.*?-->", re.S),
    re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S),
    re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)(?<=\))"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*$", re.M),
    re.compile(r"\$\$.*?\$\$|\$(?=\S)[^$\n]*(?<=\S)\$(?!\d)", re.S),
)
_LINK_TEXT = re.compile(r"!?\[([^\]\n]*)\]\(")
_MESSAGE = re.compile(
    r"%%|%(?:\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.\d+)?(?:hh?|ll?|[jztL])?[diouxXeEfgGcrsaA@]"
    r"|%\(\w+\)[-+#0]*\d*(?:\.\d+)?[diouxXeEfgGcrs]|\$?\{\{?[^{}]*\}?\}|</?\d+/?>|</?[A-Za-z][^<>]*>"
    r"|\\[nrt\"'\\]|\\u[0-9a-fA-F]{4}|<%.*?%>|@:[\w.]+|(?<!\w):[a-z_]+\b"
)

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(vocabulary.HEADINGS, "heading"),
    **dict.fromkeys(("title", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
}


def read(text: str, format: Format, source: str | None = None) -> Document:  # noqa: A002 - the public name of the choice
    """Read a text: find what is opaque, and its prose.

    Args:
        text: the text.
        format: what it is written in.
        source: the original-language text, if there is one.

    >>> read("Elon <b>musk</b> &amp; <code>x</code>", "html").prose.text.replace(OBJECT, "?")
    'Elon musk & ?'
    """
    if format == "html":
        return _read_html(text, source)
    if format == "markdown":
        opaque = _disjoint(_markdown_spans(text))
    elif format == "message":
        opaque = _disjoint(Span(*match.span()) for match in _MESSAGE.finditer(text))
    else:
        opaque = _disjoint(_text_spans(text))
    return Document(text, format, opaque, prose_around(text, opaque), source)


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """In order; of overlapping spans the one that starts first, the longer if equal."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def links(text: str) -> Iterator[Span]:
    """URLs and e-mail addresses, without the punctuation of the sentence behind them.

    >>> [text[slice(*span)] for text in ("see www.a.org.",) for span in links(text)]
    ['www.a.org']
    """
    for sign in ("http", "www.", "ftp://", "file://"):
        for at in _occurrences(text, sign):
            match = _URL.match(text, at)
            if match is not None and not text[at - 1 : at].isalnum():
                yield Span(at, at + len(match[0].rstrip(_URL_TRAIL)))
    for at in _occurrences(text, "@"):
        local = _LOCAL_PART.search(text[max(0, at - _LONGEST_LOCAL_PART) : at])
        domain = _DOMAIN.match(text, at)
        if local is not None and domain is not None:
            yield Span(at - len(local[0]), domain.end())


def _occurrences(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _text_spans(text: str) -> Iterator[Span]:
    yield from links(text)
    if "`" in text:
        yield from (Span(*match.span()) for match in _INLINE_CODE.finditer(text))
    if "<" in text:
        yield from (Span(*match.span()) for match in _ANGLED.finditer(text))
        yield from _ignored(text)


def _ignored(text: str) -> Iterator[Span]:
    if "mtfix off" in text:
        yield from (Span(*match.span()) for match in _IGNORED.finditer(text))


def _markdown_spans(text: str) -> Iterator[Span]:
    yield from _ignored(text)
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


def _read_html(text: str, source: str | None) -> Document:
    tags = scan(text)
    reader = _HtmlReader(text)
    opaque = list(_html_opaque(text, tags))
    for span, shown, is_border, kind in _elements(text, tags):
        reader.show_until(span.start)
        reader.skip(span, shown)
        if is_border:
            reader.end_block(kind)
    reader.show_until(len(text))
    return Document(text, "html", opaque, reader.prose(), source)


def protected(tags: Sequence[Tag]) -> Iterator[Span]:
    """The contents of protected elements (code, scripts, pictures)."""
    for opener, closer in zip(tags, tags[1:], strict=False):
        if opener.kind == "open" and opener.name in vocabulary.PROTECTED:
            if closer.kind == "close" and closer.name == opener.name:
                yield Span(opener.end, closer.start)


def _html_opaque(text: str, tags: Sequence[Tag]) -> list[Span]:
    return _disjoint(
        [
            *(Span(tag.start, tag.end) for tag in tags),
            *(span for span in protected(tags) if span.start < span.end),
            *_ignored(text),
            *links(text),
        ]
    )


def _elements(
    text: str, tags: Sequence[Tag]
) -> Iterator[tuple[Span, str, bool, BlockKind | None]]:
    """What is not shown as it stands: span, what shows instead, block border, kind begun."""
    code = {span.start: span.end for span in protected(tags)}
    skip_to = 0
    for tag in tags:
        if tag.start < skip_to:
            continue
        if tag.kind == "open" and tag.end in code:
            skip_to = code[tag.end] + 1
            shown = "" if tag.name in vocabulary.HIDDEN else OBJECT
            yield Span(tag.start, code[tag.end]), shown, tag.name == "pre", None
        elif tag.kind == "void" and tag.name == "br":
            yield Span(tag.start, tag.end), "\n", False, None
        elif tag.name in vocabulary.MEDIA:
            yield Span(tag.start, tag.end), OBJECT if tag.kind != "close" else "", False, None
        elif tag.is_block:
            kind = _KINDS.get(tag.name, "paragraph") if tag.kind == "open" else None
            yield Span(tag.start, tag.end), "", True, kind
        else:
            yield Span(tag.start, tag.end), "", False, None


class _HtmlReader:
    """Builds the prose of an HTML text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._at = 0
        self._position = 0
        self._block_start = 0
        self._kind: BlockKind = "paragraph"

    def show_until(self, end: int) -> None:
        """Copy text; an entity or a URL shows as one character."""
        text = self._text[self._position : end]
        if not text:
            return
        runs = [(Span(*m.span()), unescape(m[0])) for m in ENTITY.finditer(text)] if "&" in text else []
        if any(sign in text for sign in ("http", "@", "www.")):
            runs += [(span, OBJECT) for span in links(text)]
        if not runs:
            self._copy(self._position, end)
            self._position = end
            return
        done = 0
        for span, shown in sorted(runs):
            if span.start < done or len(shown) != 1:
                continue
            self._copy(self._position + done, self._position + span.start)
            self._add(shown, self._position + span.start, self._position + span.end)
            done = span.end
        self._copy(self._position + done, end)
        self._position = end

    def skip(self, span: Span, shown: str) -> None:
        """Leave out a tag, or show one character for it."""
        if shown:
            self._add(shown, span.start, span.end)
        self._position = max(self._position, span.end)

    def end_block(self, kind: BlockKind | None) -> None:
        """A block border; `kind` is that of the block that begins, None for the outer one."""
        if self._at > self._block_start:
            self._blocks.append(Block(self._block_start, self._at, self._kind))
            self._add(BREAK, self._position, self._position)
        self._block_start = self._at
        self._kind = kind or "paragraph"

    def prose(self) -> Prose:
        """What was built."""
        if self._at > self._block_start or not self._blocks:
            self._blocks.append(Block(self._block_start, self._at, self._kind))
        if not self._pieces:
            self._add("", 0, 0)
        return Prose("".join(self._shown), self._pieces, self._blocks)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._add(self._text[start:end], start, end)

    def _add(self, shown: str, start: int, end: int) -> None:
        self._shown.append(shown)
        self._pieces.append(Piece(self._at, len(shown), start, end))
        self._at += len(shown)


_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.M)
_MARKDOWN_SIGNS = re.compile(
    r"^#{1,6} \S|^(?:[-*+]|\d+\.) \S|\[[^\]\n]+\]\([^)\s]+\)|^\|.*\|$|^\s*\|?:?-{3,}:?\|"
    r"|\*\*\S[^*\n]*\S\*\*|^> \S|`[^`\n]+`",
    re.M,
)
_ABOUT_MARKUP = re.compile(r"\b(?:HTML|XML|tags?|elements?|entity|entities|markup)\b")
_EDGE = " \t\n.,;:?!)\"'”’"


def detect(text: str) -> Format:
    """What a text is written in: HTML that works as such, Markdown, or plain text.

    Tags that a sentence talks about (``the <p> tag``) make no HTML.

    >>> detect("one p> < p > two"), detect("the <p> tag and </p> too"), detect("# A\\n\\n- b")
    ('html', 'text', 'markdown')
    """
    if _FENCE.search(text):
        return "markdown"
    if "<" in text or ">" in text or "＜" in text or "u003c" in text or "‹" in text:
        tags = scan(text)
        if _is_html(text, tags):
            return "html"
    if re.search(r"^#{1,6} \S", text, re.M) and len(_MARKDOWN_SIGNS.findall(text)) > 2:
        return "markdown"
    if len({sign[:1] for sign in _MARKDOWN_SIGNS.findall(text)}) > 2:
        return "markdown"
    if entities.is_broken(text) and not _ABOUT_MARKUP.search(text):
        return "html"
    return "text"


def _is_html(text: str, tags: Sequence[Tag]) -> bool:
    """Whether tags are at work here rather than talked about."""
    working = [tag for tag in tags if _works(text, tag)]
    if len(_ABOUT_MARKUP.findall(text)) > 1:
        return bool(working) and tags[0].start == len(text) - len(text.lstrip())
    if any(tag.damage == Damage.LOST for tag in working):
        return True
    opened = {tag.name for tag in working if tag.kind == "open"}
    closed = {tag.name for tag in working if tag.kind == "close"}
    return bool(opened & closed) or any(_is_at_line_edge(text, tag) for tag in working)


def _works(text: str, tag: Tag) -> bool:
    """A tag at work is damaged, or glued to its content; one that is mentioned stands apart."""
    if tag.damage >= Damage.PADDED:
        return True
    before, behind = text[tag.start - 1 : tag.start], text[tag.end : tag.end + 1]
    if tag.kind == "open":
        return bool(behind) and behind not in _EDGE or _is_at_line_edge(text, tag)
    if tag.kind == "close":
        return bool(before) and not before.isspace() or _is_at_line_edge(text, tag)
    return _is_at_line_edge(text, tag)


def _is_at_line_edge(text: str, tag: Tag) -> bool:
    """Whether a tag stands where tags of pages do: openers begin lines, closers end them."""
    starts = tag.start == 0 or text[tag.start - 1] == "\n"
    ends = tag.end == len(text) or text[tag.end] in "\r\n"
    if tag.kind == "close":
        return ends
    return starts and (tag.kind == "open" or ends)
