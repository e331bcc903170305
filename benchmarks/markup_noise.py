"""What engines do to the markup of a page, in five families, with a seeded generator.

The body of the page is cut into tags and texts; head, scripts, comments and the inside of code
stay as they are, for engines are told to leave them alone. The shares are those that were
counted in locale files, translated documentation and news pages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

_PIECE = re.compile(
    r"""(?P<kept><!--.*?-->|<!\[CDATA\[.*?\]\]>|<![^<>]*>|<\?.*?\?>
       |<(?P<raw>head|script|style|svg|math|textarea)\b[^<>]*>.*?</(?P=raw)\s*>)
    |(?P<code><(?P<element>pre|code|kbd|samp)\b[^<>]*>)(?P<inside>.*?)(?P<closed></(?P=element)\s*>)
    |(?P<tag></?[A-Za-z](?:"[^"]*"|'[^']*'|[^<>"'])*>)""",
    re.VERBOSE | re.S | re.I,
)
_TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)"
    r"\s*(?P<void>/?)>",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_ENTITY = re.compile(r"&(#?)(\w+);")
_INLINE = frozenset("a abbr b cite code em i kbd samp small span strong tt u var".split())
_CORE = frozenset("nbsp amp lt gt quot ldquo rdquo lsquo rsquo ndash mdash copy hellip".split())

GOOGLE = {"closer": 0.5, "opener": 0.05, "padding": 0.3, "attribute": 0.2, "entity": 0.3}
SPACED = {"upper": 0.1, "outside": 0.3, "entity": 0.5}
NEWS = {"border": 0.5, "lowered": 0.7, "spaced": 0.2}
BORDERS = {
    " p> < p > ": 0.5,
    " / p > < p > ": 0.15,
    "/p> <p> ": 0.1,
    " p> <p> ": 0.15,
    " </ p ": 0.1,
}
KEEPS_STOP = frozenset({" / p > < p > ", "/p> <p> "})
WIDE = {"guillemets": 0.3, "padding": 0.4}
TRANSLATED = {"element": 0.5, "attribute": 0.5, "closer": 0.5}

_ELEMENTS = (
    {"strong": "fuerte", "code": "código", "table": "tabla", "body": "cuerpo", "em": "énfasis"},
    {"header": "tête", "strong": "fort", "body": "corps", "table": "tableau", "li": "élément"},
    {"strong": "starke", "table": "Tabelle", "span": "Spanne", "body": "Körper", "em": "betont"},
)
_ATTRIBUTES = (
    {"title": "título", "class": "clase", "width": "ancho", "height": "altura", "border": "borde"},
    {"title": "titre", "class": "classe", "width": "largeur", "height": "hauteur"},
    {"title": "Titel", "class": "Klasse", "width": "Breite", "height": "Höhe", "border": "Rand"},
)


class Piece(NamedTuple):
    """A tag, a text, or what is to be kept as it is."""

    kind: str
    text: str


def pieces(page: str) -> Iterator[Piece]:
    """Cut a page into tags, texts and what nothing happens to."""
    position = 0
    for match in _PIECE.finditer(page):
        if position < match.start():
            yield Piece("text", page[position : match.start()])
        position = match.end()
        if match["kept"]:
            yield Piece("kept", match["kept"])
        elif match["code"]:
            yield Piece("tag", match["code"])
            yield Piece("code", match["inside"])
            yield Piece("tag", match["closed"])
        else:
            yield Piece("tag", match["tag"])
    if position < len(page):
        yield Piece("text", page[position:])


def _written(
    page: str, tag: Callable[[re.Match[str]], str], text: Callable[[str], str] = str
) -> str:
    """A page with its tags and texts written anew."""
    shown = []
    for kind, piece in pieces(page):
        match = _TAG.fullmatch(piece) if kind == "tag" else None
        if match:
            shown.append(tag(match))
        else:
            shown.append(text(piece) if kind == "text" else piece)
    return "".join(shown)


def _void(match: re.Match[str]) -> str:
    return " /" if match["void"] else ""


def google(page: str, rng: random.Random) -> str:
    """``</ x>``, padded inline elements, spaced attributes, broken entities."""
    padded: list[bool] = []

    def tag(match: re.Match[str]) -> str:
        name, attributes = match["name"], match["attributes"]
        is_inline = name.lower() in _INLINE
        if match["slash"]:
            # An element that is padded has a broken closer: else nobody could tell it from a
            # page that was written so.
            if is_inline and padded and padded.pop():
                return f" </ {name}>"
            return f"</ {name}>" if rng.random() < GOOGLE["closer"] else f"</{name}>"
        if is_inline:
            padded.append(rng.random() < GOOGLE["padding"])
        if rng.random() < GOOGLE["attribute"]:
            attributes = _spread(attributes)
        space = " " * (rng.random() < GOOGLE["opener"])
        return f"<{space}{name}{attributes}{_void(match)}>" + " " * (is_inline and padded[-1])

    return _written(page, tag, lambda text: entities(text, rng, GOOGLE["entity"]))


_BEFORE_PUNCTUATION = re.compile(rf"(?<=/ )((?:{'|'.join(sorted(_INLINE))}) >)(?=[,.;:])", re.I)


def spaced(page: str, rng: random.Random) -> str:
    """``< p >``, ``< / p >``: every tag pulled apart, at times from the comma behind it."""

    def tag(match: re.Match[str]) -> str:
        name = match["name"]
        if match["slash"]:
            return f" < / {name.upper() if rng.random() < SPACED['upper'] else name} >"
        pad = " " if name.lower() in _INLINE else ""
        return f"< {name}{_spread(match['attributes'])}{_void(match)} >{pad}"

    def outside(match: re.Match[str]) -> str:
        return match[0] + " " * (rng.random() < SPACED["outside"])

    written = _written(page, tag, lambda text: entities(text, rng, SPACED["entity"]))
    return _BEFORE_PUNCTUATION.sub(outside, written)


_BORDER = re.compile(
    r"(?P<stop>[.?!:]?)(?P<behind>[\"”’)]*)\s*</p>\s*<p(?P<attributes>\s[^<>]*)?>\s*"
    r"(?P<first>[A-Z](?=[a-z ]))?"
)


def news(page: str, rng: random.Random, *, of: str = "sentences") -> str:
    """Stops eaten together with paragraph borders, first letters lowered, brackets dropped.

    Args:
        page: the clean page.
        rng: the generator.
        of: which borders: behind sentences, or behind paragraphs that end without a stop.
    """

    def border(match: re.Match[str]) -> str:
        if bool(match["stop"]) != (of == "sentences") or rng.random() >= NEWS["border"]:
            return match[0]
        written = rng.choices(list(BORDERS), list(BORDERS.values()))[0]
        stop, first = match["stop"], match["first"] or ""
        if written not in KEEPS_STOP:
            stop = stop if stop in "!:" else ""
            first = first.lower() if rng.random() < NEWS["lowered"] else first
        attributes = match["attributes"] or ""
        if attributes:
            written = f"{written.partition('<')[0].rstrip()} < p{_spread(attributes)} > "
        return stop + match["behind"] + written + first

    def tag(match: re.Match[str]) -> str:
        if (
            match["void"]
            or match["name"].lower() in ("p", "html")
            or rng.random() >= NEWS["spaced"]
        ):
            return match[0]
        if match["slash"]:
            return f" < / {match['name']} >"
        return f"< {match['name']}{_spread(match['attributes'])} >"

    return _written(_outside_code(page, lambda text: _BORDER.sub(border, text)), tag)


def labels(page: str, rng: random.Random) -> str:
    """The same borders behind labels and file names, which had no stop to lose."""
    return news(page, rng, of="labels")


def _outside_code(page: str, change: Callable[[str], str]) -> str:
    """Change the runs of a page between what is kept and code."""
    shown, run = [], ""
    for kind, text in pieces(page):
        if kind in ("kept", "code"):
            shown += [change(run), text]
            run = ""
        else:
            run += text
    return "".join([*shown, change(run)])


def wide(page: str, rng: random.Random) -> str:
    """``＜p＞`` or ``‹ p ›``."""
    left, right = "‹›" if rng.random() < WIDE["guillemets"] else "＜＞"
    pad = " " if left == "‹" or rng.random() < WIDE["padding"] else ""

    def tag(match: re.Match[str]) -> str:
        end = f"{pad}/" if match["void"] else ""
        slash = match["slash"] and f"/{pad}"
        return f"{left}{pad}{slash}{match['name']}{match['attributes']}{end}{pad}{right}"

    return _written(page, tag)


def translated(page: str, rng: random.Random) -> str:
    """Names of elements and attributes in the language of the translation."""
    language = rng.randrange(len(_ELEMENTS))
    elements = _drawn(_ELEMENTS[language], rng, TRANSLATED["element"])
    attributes = _drawn(_ATTRIBUTES[language], rng, TRANSLATED["attribute"])

    def tag(match: re.Match[str]) -> str:
        name = elements.get(match["name"].lower(), match["name"])
        if match["slash"]:
            return f"</ {name}>" if rng.random() < TRANSLATED["closer"] else f"</{name}>"
        written = _ATTRIBUTE.sub(
            lambda it: f"{attributes.get(it[1].lower(), it[1])}={it[2]}", match["attributes"]
        )
        return f"<{name}{written}{_void(match)}>"

    return _written(page, tag)


FAMILIES: Mapping[str, Callable[[str, random.Random], str]] = {
    "google": google,
    "spaced": spaced,
    "news": news,
    "labels": labels,
    "full-width": wide,
    "translated": translated,
}


def damaged(page: str, family: str, seed: int) -> str:
    """A page as an engine of a family leaves it."""
    return FAMILIES[family](page, random.Random(f"{seed}:{family}:{len(page)}"))


def entities(text: str, rng: random.Random, share: float) -> str:
    """Character references of the core list pulled apart or capitalised."""

    def broken(match: re.Match[str]) -> str:
        sign, name = match[1], match[2]
        if (not sign and name not in _CORE) or rng.random() >= share:
            return match[0]
        if sign:
            return rng.choice((f"& # {name};", f"&#{name} ;", f"& #{name} ;"))
        return rng.choice((f"& {name};", f"& {name.title()};", f"&{name} ;", f"&{name}；"))

    return _ENTITY.sub(broken, text)


def _spread(attributes: str) -> str:
    """Spaces around the equals signs."""
    return _ATTRIBUTE.sub(r"\1 = \2", attributes)


def _drawn(names: Mapping[str, str], rng: random.Random, share: float) -> dict[str, str]:
    return {name: other for name, other in names.items() if rng.random() < share}
