"""What came of a file, as bytes: small, and without the text, which is in the file.

So it comes back from another process, and so it is remembered. Whatever else stands in the bytes of
a damaged cache, only a record that fits the file is taken.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, cast

from mtfix.document import Format
from mtfix.edits import Cause, Edit, Flag, Withheld, apply
from mtfix.formats.files import Source
from mtfix.result import Result


class RecordError(ValueError):
    """A record that is damaged, or not of this file."""


def record(source: Source, result: Result) -> bytes:
    """What came of a file, as bytes.

    Args:
        source: the file.
        result: what came of it.
    """
    told = {
        "encoding": source.encoding,
        "bom": source.bom.hex(),
        "format": result.format,
        "stable": result.stable,
        "edits": list(map(_told, result.edits)),
        "flags": result.flags,
        "withheld": [[_told(item.edit), item.why] for item in result.withheld],
        "notes": list(result.notes),
    }
    return zlib.compress(json.dumps(told, separators=(",", ":")).encode("ascii"), 1)


def recalled(data: bytes, name: str, written: bytes) -> tuple[Source, Result]:
    """A file and what came of it.

    Args:
        data: the bytes of the file.
        name: for messages.
        written: what `record` made of it.

    Raises:
        RecordError: the record is damaged, or not of this file.

    >>> from mtfix import fix
    >>> source, result = Source("a.txt", "Yes , he said."), fix("Yes , he said.")
    >>> recalled(b"Yes , he said.", "a.txt", record(source, result)) == (source, result)
    True
    """
    try:
        return _recalled(data, name, json.loads(zlib.decompress(written)))
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise RecordError(f"{name}: {error}") from None


def _recalled(data: bytes, name: str, told: dict[str, Any]) -> tuple[Source, Result]:
    bom = bytes.fromhex(told["bom"])
    if not data.startswith(bom):
        raise RecordError("another byte order mark")
    source = Source(name, data[len(bom) :].decode(told["encoding"]), told["encoding"], bom)
    edits = tuple(map(_edit, told["edits"]))
    result = Result(
        original=source.text,
        text=apply(source.text, edits) if edits else source.text,
        edits=edits,
        flags=tuple(Flag(*flag) for flag in told["flags"]),
        withheld=tuple(Withheld(_edit(edit), why) for edit, why in told["withheld"]),
        stable=told["stable"],
        format=cast("Format", told["format"]),
        notes=tuple(map(str, told["notes"])),
    )
    return source, result


def _told(edit: Edit) -> Sequence[Any]:
    return [edit.start, edit.end, edit.replacement, edit.causes]


def _edit(told: Sequence[Any]) -> Edit:
    start, end, replacement, causes = told
    return Edit(start, end, replacement, _causes(causes))


def _causes(told: Iterable[Any]) -> tuple[Cause, ...]:
    return tuple(Cause(*cause) for cause in told)
