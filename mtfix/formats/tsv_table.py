"""Tables whose cells are parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.formats import csv_table
from mtfix.formats.files import decode
from mtfix.formats.segments import Options, Segment

__all__ = ["confirmed", "decode", "segments"]


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The cells of the target column.

    Args:
        text: the text of the file.
        options: the columns.

    Raises:
        FormatError: it is no table, or has no such column.
    """
    yield from csv_table.table_segments(text, options, "\t")


def confirmed(text: str, options: Options) -> list[str]:
    """The same cells as the standard library reads them.

    Args:
        text: the text of the file.
        options: the columns.
    """
    return csv_table.table_confirmed(text, options, "\t")
