"""Tables (CSV, TSV): the cells of one column, with the source text of another."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from io import StringIO

from mtfix.formats.files import decode
from mtfix.formats.segments import Builder, FormatError, Options, Segment

__all__ = ["confirmed", "decode", "rows", "segments", "table_segments"]

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
_TOKEN = re.compile(r'""|[^"]+')
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_TARGETS = ("target", "translation", "translated", "tgt", "mt")
_SOURCES = ("source", "src", "original")


class Cell(Builder):
    """A cell of a table; `is_quoted` if it stands in quotation marks."""

    is_quoted = False


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The cells of the target column.

    Args:
        text: the text of the file.
        options: the columns.

    Raises:
        FormatError: it is no table, or has no such column.
    """
    yield from table_segments(text, options, _delimiter(text))


def confirmed(text: str, options: Options) -> list[str]:
    """The same cells as the standard library reads them.

    Args:
        text: the text of the file.
        options: the columns.
    """
    return table_confirmed(text, options, _delimiter(text))


def table_segments(text: str, options: Options, delimiter: str) -> Iterator[Segment]:
    """The cells of the target column of a table with a known delimiter."""
    found = rows(text, delimiter)
    header = [cell.text for cell in next(found, [])]
    if not header:
        raise FormatError("the file is empty; expected a first row with names of columns", 0)
    target = _column(header, options.target_column, _TARGETS, "--target-column")
    source = _source_column(header, options)
    taken = re.compile(f'["\r\n{re.escape(delimiter)}]')
    for number, row in enumerate(found, 2):
        if target >= len(row):
            continue
        cell = row[target]
        is_quoted = cell.is_quoted
        yield Segment(
            cell.text,
            cell.pieces,
            (lambda new: new.replace('"', '""')) if is_quoted else str,
            key=f"{number}.{header[target]}",
            source=row[source].text if source is not None and source < len(row) else None,
            format="auto",
            holds=lambda new, is_quoted=is_quoted: is_quoted or not taken.search(new),  # type: ignore[misc]
        )


def table_confirmed(text: str, options: Options, delimiter: str) -> list[str]:
    """The same cells as the standard library reads them."""
    limit = csv.field_size_limit(sys.maxsize)
    try:
        found = [row for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if row]
    finally:
        csv.field_size_limit(limit)
    target = _column(found[0], options.target_column, _TARGETS, "--target-column")
    return [row[target] for row in found[1:] if target < len(row)]


def _source_column(header: Sequence[str], options: Options) -> int | None:
    names = [name.strip().lower() for name in header]
    if options.source_column is None and not set(_SOURCES) & set(names):
        return None
    return _column(header, options.source_column, _SOURCES, "--source-column")


def _column(header: Sequence[str], wanted: str | None, usual: Sequence[str], option: str) -> int:
    if wanted is not None:
        if wanted in header:
            return list(header).index(wanted)
        raise FormatError(f"no column is named “{wanted}”; there are {_listed(header)}", 0)
    names = [name.strip().lower() for name in header]
    for name in usual:
        if name in names:
            return names.index(name)
    raise FormatError(
        f"which column has the translation? name it with {option}; there are {_listed(header)}", 0
    )


def _listed(header: Sequence[str]) -> str:
    return ", ".join(" ".join(name.split())[:40] for name in header[:20])


def _delimiter(text: str) -> str:
    """The sign of which the first row has the most outside quotation marks."""
    first = _LINE_END.split(text, maxsplit=1)[0]
    bare = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The rows that are not empty, with the place of each cell.

    Args:
        text: the text of the file.
        delimiter: what stands between two cells.

    Raises:
        FormatError: a quotation mark stands where none may.
    """
    plain = re.compile(f"[^\r\n{re.escape(delimiter)}]*")
    at = 0
    row: list[Cell] = []
    while at < len(text) or row:
        cell, at = _cell(text, at, plain)
        row.append(cell)
        if text[at : at + 1] == delimiter:
            at += 1
            continue
        end = _LINE_END.match(text, at)
        if end is None:
            raise FormatError("expected the end of the cell behind its quotation mark", at)
        if len(row) > 1 or row[0].size or row[0].is_quoted:
            yield row
        row, at = [], end.end()


def _cell(text: str, at: int, plain: re.Pattern[str]) -> tuple[Cell, int]:
    cell = Cell()
    if text[at : at + 1] == '"':
        quoted = _QUOTED.match(text, at)
        if quoted is None:
            raise FormatError("a cell begins with a quotation mark and has none at its end", at)
        cell.is_quoted = True
        for token in _TOKEN.finditer(text, *quoted.span(1)):
            if token[0] == '""':
                cell.escape('"', *token.span())
            else:
                cell.copy(token[0], token.start())
        return cell, quoted.end()
    found = plain.match(text, at)
    assert found is not None
    cell.copy(found[0], at)
    return cell, found.end()
