"""Tags and shortcodes of the source, with the words that the translation has in them.

The values of ``alt`` and ``title`` are read by people and stay translated; names, and all other
values, are those of the source.
"""

from __future__ import annotations

import re

from mtfix.bilingual.matching import normal, similarity
from mtfix.markup import vocabulary

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=＝<>\"'/\[\]]+)\s*[=＝]\s*"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[“”„«»][^“”„«»]*[“”„«»]|[^\s\"'<>\[\]]+)"
)
_NAME = re.compile(r"(?:\{ ?\{ ?[<%＜％]|[<＜‹\[])\s*(?P<slash>/?)\s*(?P<name>[^\s<>\[\]{}%/=]+)")
_QUOTES = "\"'“”„«» "
_QUOTED = re.compile(r"[\"“”„«»]")
_CLOSER = re.compile(r"\s*/? ?[>%＞％] ?\} ?\}$")
READ_BY_PEOPLE = frozenset(
    "alt title placeholder summary label caption text heading description aria-label".split()
)
"""Attributes whose values are translated."""


def tag(token: str, found: str, source: str) -> str | None:
    """A tag of the source for a damaged one; None if it may be an annotation in words.

    People translate ``<laugh/>`` in a transcript; they do not translate what HTML knows, nor what
    has attributes.

    Args:
        token: the tag of the source.
        found: what the translation has in its place.
        source: the block that the tag stands in.

    >>> tag('<img src="a.png" alt="House">', '<img fuente="a.png" alt="Casa">', "")
    '<img src="a.png" alt="Casa">'
    """
    if _without_quotes(token) == _without_quotes(found):
        return found
    return _with_words(token, found) if is_markup(token, source) else None


def is_markup(token: str, source: str) -> bool:
    """Whether a tag has attributes in the block, or HTML knows it and it is no word for a value.

    ``<option>`` and ``<address>`` stand for values in usage texts; with a closer they are tags.

    >>> is_markup("<b>", ""), is_markup("<laugh/>", "Yes <laugh/>.")
    (True, False)
    >>> is_markup("<address>", "run <address>"), is_markup("<code>", "<code>run</code>")
    (False, True)
    """
    name = name_of(token)
    if name.lower() in vocabulary.ELEMENTS:
        is_word = len(name) > _LONGEST_SHORT and "/" not in token
        if not is_word or f"</{name}".lower() in source.lower():
            return True
    return re.search(rf"<{re.escape(name)}\s[^<>]{{0,300}}=[\w\"'/#.]", source) is not None


_LONGEST_SHORT = 3


def _without_quotes(written: str) -> str:
    return written.replace('"', "").replace("'", "")


def shortcode(token: str, found: str) -> str | None:
    """A shortcode of the source for a damaged one; None if it is another one.

    >>> shortcode('[gallery ids="4,5"]', '[galería ids="4,5"]')
    '[gallery ids="4,5"]'
    """
    ours, theirs = _values(found), _values(token)
    if ("/" in found[:3]) != token.startswith("[/") or len(ours) != len(theirs):
        return None
    is_same = similarity(name_of(token), name_of(found)) >= 0.6
    if is_same or (theirs and any(one == other for one, other in zip(ours, theirs, strict=True))):
        return _with_words(token, found)
    return None


def template(token: str, found: str) -> str | None:
    """A shortcode of Hugo for a damaged one; None if it is another one.

    What it says to people between quotation marks stays.

    Args:
        token: the shortcode of the source.
        found: what the translation has in its place.

    >>> template('{{< tip title="Note" >}}', '{{< Tipp titel="Hinweis" >}}')
    '{{< tip title="Hinweis" >}}'
    >>> template('{{< button "Read on" >}}', '{{< Knopf "Weiter" >}}')
    '{{< button "Weiter" >}}'
    """
    here, there = _NAME.match(found), _NAME.match(token)
    ours, theirs = _values(found), _values(token)
    if here is None or there is None or here["slash"] != there["slash"]:
        return None
    if len(ours) != len(theirs) or len(_QUOTED.findall(found)) != len(_QUOTED.findall(token)):
        return None
    if not theirs and _QUOTED.search(token):  # only the name is certain
        return token[: there.end()] + _CLOSER.sub("", found[here.end() :]) + _closer(token)
    return _with_words(token, found)


def _closer(token: str) -> str:
    match = _CLOSER.search(token)
    return match[0] if match else ""


def name_of(written: str) -> str:
    """The name in a tag or shortcode.

    >>> name_of("</ b >"), name_of("[gallery ids=1]")
    ('b', 'gallery')
    """
    match = _NAME.match(written)
    return match["name"] if match else ""


def _values(written: str) -> list[str]:
    return [normal(match["value"].strip(_QUOTES)) for match in _ATTRIBUTE.finditer(written)]


def _with_words(token: str, found: str) -> str:
    """The token, with the translated values that people read."""
    ours, theirs = list(_ATTRIBUTE.finditer(found)), list(_ATTRIBUTE.finditer(token))
    if len(ours) != len(theirs):
        return token
    pieces, position = [], 0
    for here, there in zip(ours, theirs, strict=True):
        value = here["value"].strip(_QUOTES)
        is_quoted = there["value"][0] in "\"'"
        if there["name"].lower() in READ_BY_PEOPLE and is_quoted and '"' not in value:
            pieces += [token[position : there.start("value") + 1], value]
            position = there.end("value") - 1
    return "".join([*pieces, token[position:]])
