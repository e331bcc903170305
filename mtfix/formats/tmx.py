"""TMX: the variants of each unit in the target language, with the one in the source language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtfix.formats.segments import FormatError, Options, Segment
from mtfix.formats.xml_scan import (
    Element,
    content,
    decode,
    library_content,
    library_root,
    scan,
)

__all__ = ["confirmed", "decode", "segments"]

_NATIVE_CODE = frozenset("bpt ept it ph ut sub".split())


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The variants in the target language; in all but the source language if none is named.

    Args:
        text: the text of the file.
        options: the language of the translation.

    Raises:
        FormatError: it is no TMX, or nothing tells which language is the translation.
    """
    root = scan(text)
    if root.name != "tmx":
        raise FormatError(f"<{root.name}> is no TMX; expected <tmx>", root.start)
    header = root.first("header")
    default = header.attributes.get("srclang", "") if header else ""
    for unit in root.all("tu"):
        original = unit.attributes.get("srclang", default)
        if options.language is None and original in ("", "*all*"):
            raise FormatError(
                "the file names no source language (srclang); expected --lang with the language"
                " of the translation",
                unit.start,
            )
        yield from _variants(text, unit, original, options.language)


def confirmed(text: str, options: Options) -> list[str]:
    """The same variants as lxml reads them.

    Args:
        text: the text of the file.
        options: the language of the translation.
    """
    root = library_root(text)
    default = next((header.get("srclang", "") for header in root.iter("header")), "")
    return [
        library_content(segment, _is_whole)
        for unit in root.iter("tu")
        for variant in unit.iterchildren("tuv")
        if _is_target(
            variant.get("{http://www.w3.org/XML/1998/namespace}lang") or variant.get("lang") or "",
            unit.get("srclang", default),
            options.language,
        )
        for segment in list(variant.iterchildren("seg"))[:1]
    ]


def _variants(text: str, unit: Element, original: str, language: str | None) -> Iterator[Segment]:
    variants = [(_language(variant), variant.first("seg")) for variant in unit.elements("tuv")]
    sources = (seg for found, seg in variants if seg and _is_same(found, original))
    source = next((content(text, seg, _is_whole).builder.text for seg in sources), None)
    for found, seg in variants:
        if seg is None or not _is_target(found, original, language):
            continue
        said = content(text, seg, _is_whole)
        yield Segment(
            said.builder.text,
            said.builder.pieces,
            said.stored,
            key=unit.attributes.get("tuid", ""),
            source=source,
            format="text",
            language=found,
            opaque=said.builder.opaque,
            holds=said.holds,
        )


def _language(variant: Element) -> str:
    return variant.attributes.get("xml:lang") or variant.attributes.get("lang") or ""


def _is_target(found: str, original: str, language: str | None) -> bool:
    return _is_same(found, language) if language else not _is_same(found, original)


def _is_same(one: str, other: str) -> bool:
    """Whether two codes name the same language; ``en`` is that of ``en-GB`` too."""
    first, second = (code.lower().replace("_", "-") for code in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and (longer == shorter or longer.startswith(f"{shorter}-"))


def _is_whole(name: str, attributes: Mapping[str, str]) -> bool:
    del attributes
    return name in _NATIVE_CODE
