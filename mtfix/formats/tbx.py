"""TBX, the exchange format of term bases: ISO 30042:2019, and the older form under ``martif``.

Entities are never expanded, and nothing is loaded from outside: a file that declares entities is
refused before it is parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtfix.formats.files import InputError
from mtfix.formats.glossary import Term, checked

if TYPE_CHECKING:
    from lxml import etree

_ROOTS = frozenset({"tbx", "martif"})
_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization"})
_FORBIDDEN = ("deprecated", "superseded")


def terms_of(data: bytes, path: Path, language: str) -> list[Term]:
    """The terms of a TBX file.

    An entry with several terms in the other languages gives a term for each of them.

    Args:
        data: the file.
        path: its name, for messages.
        language: the target language; ``en`` takes ``en-GB`` too.

    Raises:
        InputError: it is no TBX, it declares entities, or nothing in it is in the language.
    """
    root = _parsed(data, path)
    if _name(root) not in _ROOTS:
        raise InputError(
            f"{path}:{root.sourceline}: <{_name(root)}> is no TBX; expected <tbx> or <martif>"
        )
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    terms = [term for entry in entries for term in _entry(entry, path, language)]
    if entries and not terms:
        raise InputError(f"{path}: no entry has a term with xml:lang={language!r}")
    return terms


def _parsed(data: bytes, path: Path) -> etree._Element:
    from lxml import etree

    # NULs are dropped so that UTF-16 is seen through; libxml2 would expand in attributes.
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise _entity_error(path)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, dtd_validation=False, no_network=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}:{error.lineno}: this is no XML: {error.msg}") from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise _entity_error(path)
    return root


def _entity_error(path: Path) -> InputError:
    return InputError(
        f"{path}: the file declares entities of its own, which are not read for safety; expected"
        " TBX without <!ENTITY"
    )


class _Written(NamedTuple):
    """A term as it stands in one language of an entry."""

    text: str
    status: str
    where: str


def _entry(entry: etree._Element, path: Path, language: str) -> Iterator[Term]:
    ours: list[_Written] = []
    sources: list[str] = []
    for section in entry.iter():
        if _name(section) not in _LANGUAGES:
            continue
        found = list(_written(section, path))
        if _is_of(section.get(_LANG, ""), language):
            ours += found
        else:
            sources += [term.text for term in found]
    if ours:
        term = _term(ours)
        yield from (checked(term._replace(source=source)) for source in sources or [""])


def _term(written: Sequence[_Written]) -> Term:
    forbidden = [term.text for term in written if term.status.startswith(_FORBIDDEN)]
    allowed = [term.text for term in written if not term.status.startswith(_FORBIDDEN)]
    preferred = [term.text for term in written if term.status.startswith("preferred")]
    target = (preferred or allowed or [""])[0]
    admitted = tuple(text for text in allowed if text != target)
    return Term("", target, tuple(forbidden), admitted, where=written[0].where)


def _written(section: etree._Element, path: Path) -> Iterator[_Written]:
    """The terms of a language that are not empty, spaces made single."""
    for group in section.iter():
        if _name(group) not in _TERMS:
            continue
        parts = list(group.iter())
        terms = [part for part in parts if _name(part) == "term"]
        text = " ".join("".join(terms[0].itertext()).split()) if terms else ""
        statuses = ("".join(part.itertext()).strip() for part in parts if _is_status(part))
        if text:
            yield _Written(text, next(statuses, ""), f"{path}:{terms[0].sourceline}")


def _is_status(element: etree._Element) -> bool:
    """``<termNote type="administrativeStatus">``, or the element of that name."""
    return not _STATUS.isdisjoint((_name(element), element.get("type", "")))


def _is_of(found: str, language: str) -> bool:
    """Whether a language tag is the language or a variety of it.

    >>> [_is_of(tag, "en") for tag in ("en", "EN-gb", "enm", "de")]
    [True, True, False, False]
    """
    tag, wanted = found.lower().replace("_", "-"), language.lower().replace("_", "-")
    return tag == wanted or tag.startswith(f"{wanted}-")


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
