"""XLIFF 1.2 and 2: each target with its source; inline elements stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mtfix.formats.segments import FormatError, Options, Segment
from mtfix.formats.xml_scan import (
    Element,
    content,
    decode,
    library_content,
    library_root,
    local,
    scan,
)

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["confirmed", "decode", "segments"]

_UNITS = frozenset({"trans-unit", "segment"})
_NATIVE_CODE = frozenset("x bx ex ph it bpt ept sub sc ec cp sm em".split())


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The targets of a file that are to be translated.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no XLIFF.
    """
    del options
    root = scan(text)
    if root.name != "xliff":
        raise FormatError(f"<{root.name}> is no XLIFF; expected <xliff>", root.start)
    for target in root.all("target"):
        unit = target.parent
        if unit is None or unit.name not in _UNITS or unit.inherited("translate") == "no":
            continue
        found = content(text, target, _is_whole)
        source = unit.first("source")
        yield Segment(
            found.builder.text,
            found.builder.pieces,
            found.stored,
            key=_key(unit),
            source=content(text, source, _is_whole).builder.text if source else None,
            language=_language(target),
            opaque=found.builder.opaque,
            holds=found.holds,
        )


def confirmed(text: str, options: Options) -> list[str]:
    """The same targets as lxml reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    return [
        library_content(target, _is_whole)
        for target in library_root(text).iter("{*}target")
        if _is_meant(target.getparent())
    ]


def _is_meant(unit: etree._Element | None) -> bool:
    if unit is None or local(unit) not in _UNITS:
        return False
    above = (node.get("translate") for node in (unit, *unit.iterancestors()))
    return next(filter(None, above), "yes") != "no"


def _is_whole(name: str, attributes: Mapping[str, str]) -> bool:
    is_kept = attributes.get("mtype") == "protected" or attributes.get("translate") == "no"
    return name in _NATIVE_CODE or is_kept


def _key(unit: Element) -> str:
    names = [e.attributes.get("id", "") for e in (unit, *unit.above()) if e.name in _KEYED]
    return "/".join(filter(None, reversed(names)))


_KEYED = _UNITS | {"unit"}


def _language(target: Element) -> str | None:
    for attribute in ("xml:lang", "target-language", "trgLang"):
        language = target.inherited(attribute)
        if language:
            return language
    return None
