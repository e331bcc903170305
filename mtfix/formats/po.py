"""GNU gettext's catalogues: ``msgstr`` with its ``msgid``, plural forms too.

Entries that are fuzzy or obsolete, and the header, are left alone: nobody uses a fuzzy
translation, and it belongs to another ``msgid``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtfix.formats.files import Source, decode_declared
from mtfix.formats.files import decode as decode_text
from mtfix.formats.segments import Builder, FormatError, Options, Segment, needed

_CHARSET = re.compile(rb'"[^"\n]*\bcharset=([\w.:-]+)')
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FIELD = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)[ \t]*(?=\")")
_QUOTED = re.compile(r'[ \t]*"((?:[^"\\\r\n]|\\[^\r\n])*)"[ \t]*(?=[\r\n]|\Z)')
_TOKEN = re.compile(r"\\.|[^\\]+")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_SPECIAL = {ord(meant): f"\\{sign}" for sign, meant in _ESCAPED.items()}
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3})", re.M)
_NOT_DECLARED = ("utf-8", "utf8", "us-ascii", "ascii", "charset")
"""What may be read as UTF-8; templates have the word CHARSET."""

_HEADER_ENDS = 1 << 14


def decode(data: bytes, name: str, encoding: str | None) -> Source:
    """The text of a catalogue: its header tells the encoding."""
    match = _CHARSET.search(data, 0, _HEADER_ENDS) if encoding is None else None
    charset = match[1].decode("ascii") if match else "utf-8"
    if charset.lower() in _NOT_DECLARED:
        return decode_text(data, name, encoding)
    return decode_declared(data, name, charset)


@dataclass
class _Entry:
    """A message and its translations, as they are read."""

    fields: dict[str, Builder] = field(default_factory=dict)
    is_fuzzy: bool = False

    @property
    def is_done(self) -> bool:
        return any(name.startswith("msgstr") for name in self.fields)

    def shown(self, name: str) -> str | None:
        return self.fields[name].text if name in self.fields else None


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The translations that are in use.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no catalogue.
    """
    del options
    language, plurals = None, 2
    for entry in _entries(text):
        if entry.shown("msgid") == "" and "msgctxt" not in entry.fields:
            header = entry.shown("msgstr") or ""
            found, count = _LANGUAGE.search(header), _PLURALS.search(header)
            language = found[1] if found else None
            plurals = int(count[1][:3]) if count else plurals
        elif not entry.is_fuzzy:
            yield from _translations(entry, language, plurals)


def confirmed(text: str, options: Options) -> list[str]:
    """The same translations as polib reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    needed("polib", "polib")
    import polib

    # A file by the name of the text would be read instead; no name has a line end in it.
    catalogue = polib.pofile(f"{text}\n")
    found: list[str] = []
    for entry in catalogue:
        if not entry.obsolete and not entry.fuzzy:
            plural = entry.msgstr_plural
            found += [plural[n] for n in plural] if plural else [entry.msgstr]
    return found


def _translations(entry: _Entry, language: str | None, plurals: int) -> Iterator[Segment]:
    for name, builder in entry.fields.items():
        if not name.startswith("msgstr"):
            continue
        is_plural = name != "msgstr" and (name != "msgstr[0]" or plurals == 1)
        context = entry.shown("msgctxt")
        key = entry.shown("msgid") or ""
        yield Segment(
            builder.text,
            builder.pieces,
            lambda new: new.translate(_SPECIAL),
            key=f"{context}|{key}" if context else key,
            source=entry.shown("msgid_plural" if is_plural else "msgid"),
            language=language,
            is_plural_form=name != "msgstr",
        )


def _entries(text: str) -> Iterator[_Entry]:
    entry, current = _Entry(), None
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None
        stripped = line[0].strip()
        found = _FIELD.match(text, at)
        if stripped.startswith("#") or (found and found[1] in ("msgctxt", "msgid")):
            if entry.is_done:
                yield entry
                entry = _Entry()
            current = None
        if stripped.startswith("#,"):
            entry.is_fuzzy = entry.is_fuzzy or "fuzzy" in stripped[2:].replace(",", " ").split()
        elif stripped and not stripped.startswith("#"):
            if found:
                current = entry.fields.setdefault(found[0].strip(), Builder())
            if current is None:
                raise FormatError(f"expected msgid or msgstr, found “{stripped[:40]}”", at)
            _add(current, text, found.end() if found else at)
        at = line.end()
    if entry.fields and not entry.is_done:
        raise FormatError("a message ends without msgstr", len(text))
    if entry.is_done:
        yield entry


def _add(builder: Builder, text: str, at: int) -> None:
    """One quoted line."""
    quoted = _QUOTED.match(text, at)
    if quoted is None:
        raise FormatError("expected a string in quotation marks to the end of the line", at)
    for token in _TOKEN.finditer(text, *quoted.span(1)):
        meant = _ESCAPED.get(token[0][1:]) if token[0].startswith("\\") else None
        if meant is None:
            builder.copy(token[0], token.start())
        else:
            builder.escape(meant, *token.span())
