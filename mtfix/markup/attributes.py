"""Attributes of damaged tags: closed up, in straight quotes, with usable URLs."""

from __future__ import annotations

import re

from mtfix.markup import vocabulary
from mtfix.markup.links import FILES
from mtfix.patterns import compiled

TOLERANT = r"""(?:\s++(?!u003e)[^\W\d][\w:.-]*+
    (?:\s*[=＝]\s*(?:(?:\\\s)?"[^"<>]*"|'[^'<>]*'|[”“″„«»‘’＂]\s?[^”“″„«»＂"<>]*[”“″„«»‘’＂"]
    |"[^"”“″„«»<>]*[”“″»](?=\s*/?[>＞›])
    |[^\s"'<>=＝“”＜＞‹›]++))?)"""
"""One attribute as engines leave it (for a verbose pattern)."""

_ATTRIBUTE = compiled(
    r"""\s+(?P<name>[^\s=＝"'<>/]+)
    (?:\s*[=＝]\s*(?:\\?\s?"(?P<double>[^"]*)"|'(?P<single>[^']*)'
    |[”“″„«»‘’＂]\s?(?P<curly>[^”“″„«»＂"]*?)\s?\\?[”“″„«»‘’＂"]
    |"(?P<mixed>[^"”“″„«»]*?)\s?[”“″»](?=\s*$)|(?P<bare>[^\s"'=＝]+)))?""",
    re.VERBOSE,
)
_SPACED_EQUALS = compiled(r"\s=|=\s")
_SCHEME = compiled(r"\s*(https?|ftp)\s*[:：]\s*/\s*/\s*(?=\S)|\s*(mailto|tel)\s*:\s*", re.I)
_BROKEN_SCHEME = compiled(
    r"\s*(?:https?|ftp)(?:：|\s+:|:\s+/|:\s*/\s+/|:\s*//\s)|(?:mailto|tel):?\s", re.I
)
_PATH = compiled(r"\s*(?:[/.#?=&-] ?)*[\w~%+@]+(?:(?: ?[/.#?=&-])+ ?[\w~%+@]+)*(?: ?/)?\s*")
"""A path without a scheme, with spaces beside its signs only."""
_SPACED_SLASH = compiled(r"\s/|/\s")
_SPACED_FILE = compiled(rf"[\w./%~+-]+\. ?(?:{FILES})(?:[?#]\S*)?")
_WIDE_STOP = compiled(rf"。(?=(?:{FILES})(?:[?#]|$))")
"""The stop of Chinese and Japanese before the ending of a file's name."""
_SPACE_IN_PATH = compiled(r" (?=[/.#?=&-])|(?<=[/.#?=&-]) ")
_TARGET = compiled(r"^(_)\s?(?=(?:blank|self|parent|top)$)")
_SPACED_SHARE = compiled(r"^\s*(\d{1,3}) %\s*$")
_WIDE_HASH = compiled(r"^＃(?=[0-9a-fA-F]{3,8}$)")
_TYPE = compiled(
    r"^(application|audio|font|image|message|model|multipart|text|video)(?: /|/ | / )(?=[\w.+-])"
)
_NEXT = compiled(r"\s*/?\Z|\s+[\w:-]+\s*=")
"""What stands behind a value that ends there: nothing, or another attribute with its own."""
_CLOSED_UP = {
    "target": (_TARGET, r"\1"),
    **dict.fromkeys(("type", "enctype"), (_TYPE, r"\1/")),
    **dict.fromkeys(("width", "height"), (_SPACED_SHARE, r"\1%")),
}
"""What of a value, by its attribute, is closed up, and how."""
_PADDED = vocabulary.URL_ATTRIBUTES | vocabulary.NAME_ATTRIBUTES | {"alt", "title"}
"""Attributes that no space begins or ends; in others, such as ``value``, it may be meant."""
_STYLE_COLON = compiled(r"\s+:\s*")
_PROPERTY = compiled(r"(?:(?<=;)|^)(\s*)([a-z]+(?: ?- ?[a-z]+)+)(?=\s*:)")
_WIDE_COLOUR = compiled(r"＃ ?(?=[0-9a-fA-F]{3,8}\s*(?:[;!]|$))")
_SPACED_COLOUR = compiled(r"(?<=#) (?=[0-9a-fA-F]{3,8}\s*(?:[;!]|$))")
_SPACED_UNIT = compiled(r"(?<=\d) (?=(?:px|em|rem|pt|vh|vw|%)\s*(?:[;,!]|$))")
_LONG_NAME = compiled(r"<[A-Za-z][A-Za-z0-9]")
"""A name that is no letter of a formula."""


def mend(attributes: str) -> str | None:
    """Write the attributes of a damaged tag as HTML does.

    Args:
        attributes: what stands between the element's name and the end of the tag.

    Returns:
        The mended attributes with a space before each; None when these are no attributes
        (``<b and c>``).

    >>> mend(' href = "https: // example. org / a"')
    ' href="https://example.org/a"'
    >>> mend(" and c") is None
    True
    """
    written = []
    for match in _ATTRIBUTE.finditer(attributes):
        name, value = match["name"].lower(), _value(match)
        if value is None:
            if name not in vocabulary.BOOLEAN_ATTRIBUTES:
                return None
            written.append(f" {name}")
            continue
        if "\\" in match[0]:
            value = value.rstrip("\\ ")  # \"a\", as it stands in strings of programs
        if match["bare"] is not None and not vocabulary.is_attribute(name):
            return None
        if name in _PADDED:
            value = value.strip()
        quote = "'" if '"' in value else '"'
        written.append(f" {name}={quote}{mend_value(name, value)}{quote}")
    return "".join(written)


def mend_intact(tag: str, attributes: str) -> tuple[str, int]:
    """Look for damage inside the attributes of a tag whose brackets are whole.

    Returns:
        The tag as it should be written and how badly it is damaged: 0 not, 1 odd (spaces around
        an equals sign, which HTML allows), 2 damaged.
    """
    if not attributes or tag.startswith("</"):
        return tag, 0
    clean, damaged = tag, False
    is_sure = _LONG_NAME.match(tag) is not None
    for match in _ATTRIBUTE.finditer(attributes):
        name, value = match["name"].lower(), _value(match)
        if value is None:
            continue
        if match["curly"] is not None and (is_sure or vocabulary.is_attribute(name)):
            written = f' {match["name"]}="{mend_value(name, value)}"'
            clean, damaged = clean.replace(match[0], written, 1), True
            continue
        if match["bare"] is not None:
            mended = mend_bare(value) if _NEXT.match(attributes, match.end()) else value
        elif "{" in value:
            continue  # the signs of templates are not ours
        else:
            mended = mend_style(value) if name == "style" else mend_value(name, value)
        if mended != value:
            clean = clean.replace(value, mended, 1)
            damaged = True
    odd = _SPACED_EQUALS.search(re.sub(r'"[^"]*"|\'[^\']*\'', '""', attributes)) is not None
    if not odd:
        return clean, 2 * damaged
    return _close_equals(clean), 2 if damaged else 1


def are_prose(attributes: str) -> bool:
    """Whether these are words of a sentence or formula: ``a <b and c> d``."""
    return any(
        _value(match) is None and not vocabulary.is_attribute(match["name"])
        for match in _ATTRIBUTE.finditer(attributes)
    )


def _close_equals(tag: str) -> str:
    tag = re.sub(r"""\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>]+)""", r"=\1", tag)
    return re.sub(r"\s+>$", ">", tag)


def _value(match: re.Match[str]) -> str | None:
    for group in ("double", "single", "curly", "mixed", "bare"):
        value = match[group]
        if value is not None:
            return str(value)
    return None


def mend_value(name: str, value: str) -> str:
    """Close up what engines pull apart in URLs, class names and styles; all else stays.

    >>> mend_value("class", "btn btn - primary"), mend_value("alt", "a - b")
    ('btn btn-primary', 'a - b')
    """
    if name in vocabulary.URL_ATTRIBUTES:
        return mend_url(value)
    if name in vocabulary.NAME_ATTRIBUTES | vocabulary.CODE_ATTRIBUTES:
        return re.sub(r"(?<=\w)\s-\s(?=\w)", "-", value)
    if name == "style":
        return _SPACED_UNIT.sub("", _STYLE_COLON.sub(": ", mend_style(value)))
    pattern, written = _CLOSED_UP.get(name, (_WIDE_HASH, "#"))
    return pattern.sub(written, value)


def mend_bare(value: str) -> str:
    """A value without straight quotation marks: in them, if it has one of another kind.

    >>> mend_bare("“row"), mend_bare("＃fff"), mend_bare("row")
    ('"row"', '#fff', 'row')
    """
    inner = value.strip("“”„＂")
    return _WIDE_HASH.sub("#", value) if inner == value else f'"{inner}"'


def mend_style(value: str) -> str:
    """Close up what nobody writes in CSS: ``# fff``, ``text - align``, and then ``12 px`` too.

    >>> mend_style("text - align: left; top: 9 px"), mend_style("margin: 0 auto; top: 9 px")
    ('text-align: left; top: 9px', 'margin: 0 auto; top: 9 px')
    """
    plain = _WIDE_COLOUR.sub("#", value)
    closed = _SPACED_COLOUR.sub("", _PROPERTY.sub(_closed_property, plain))
    return value if closed == value else _SPACED_UNIT.sub("", closed)


def _closed_property(match: re.Match[str]) -> str:
    name = match[2].replace(" ", "")
    return match[1] + name if name in vocabulary.CSS else match[0]


def mend_url(value: str) -> str:
    """Close up a URL whose scheme was pulled apart; a whole scheme vouches for the rest.

    A path without one is closed up if a slash stands apart, and no space between two words.

    >>> mend_url("https: // www. example. com / a"), mend_url("https://example.org/a b/c")
    ('https://www.example.com/a', 'https://example.org/a b/c')
    >>> mend_url("../ img / a - b. png"), mend_url("/a b/c")
    ('../img/a-b.png', '/a b/c')
    >>> mend_url("https://example.org/a。html"), mend_url("https://example.org/a。b")
    ('https://example.org/a.html', 'https://example.org/a。b')
    """
    if value.startswith("＃"):
        return f"#{value[1:]}"
    if not _BROKEN_SCHEME.match(value):
        if _SPACED_SLASH.search(value):
            return _mend_path(value)
        if ". " in value and _SPACED_FILE.fullmatch(value):
            return value.replace(" ", "")
        is_plain = re.fullmatch(r"[\w./-]+。\w+", value) is not None
        return value.replace("。", ".") if is_plain else _WIDE_STOP.sub(".", value)
    scheme = _SCHEME.match(value)
    if scheme is None:
        return value
    head = f"{scheme[1]}://" if scheme[1] else f"{scheme[2]}:"
    return head + re.sub(r"\s+", "", value[scheme.end() :]).replace("。", ".")


def _mend_path(value: str) -> str:
    """Take the spaces beside the signs of a path out; what has other spaces stays.

    >>> _mend_path("/ docs / start. html # top"), _mend_path("/ my docs / a")
    ('/docs/start.html#top', '/ my docs / a')
    """
    if _PATH.fullmatch(value) is None:
        return value
    return _SPACE_IN_PATH.sub("", value)
