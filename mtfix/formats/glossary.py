"""Glossaries: tables (CSV, TSV) of preferred and forbidden terms; TBX is in `tbx`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Literal, NamedTuple

from mtfix.formats.files import InputError, read_bytes
from mtfix.tokens import WORD

TermCase = Literal["as-given", "any", ""]
"""Whether a term is written as it is given or in any case; empty if the file does not say."""

_COLUMNS = {
    "source": "source|src|source term",
    "target": "target|term|preferred|preferred term|translation|target term",
    "forbidden": "forbidden|avoid|deprecated|forbidden terms|do not use",
    "admitted": "admitted|allowed|also|synonyms",
    "kept": "dnt|do not translate|keep|untranslated",
    "case": "case|case sensitive",
    "note": "note|notes|comment|comments",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split("|")}
_YES = frozenset("yes y true 1 x".split())
_NO = frozenset(["", "no", "n", "false", "0"])
_AS_GIVEN = _YES | {"as given", "sensitive"}
_ANY_CASE = (_NO - {""}) | {"any", "insensitive"}
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DELIMITERS = ",;\t"


class Term(NamedTuple):
    """An entry of a glossary.

    Attributes:
        source: the term of the source language; empty if there is none.
        target: the preferred form; empty where forms are only forbidden.
        forbidden: forms that are not to be used.
        admitted: forms that may be used beside the preferred one.
        is_kept: whether the term is not translated.
        case: whether it is written as it is given; see `TermCase`.
        note: what the glossary says about it.
        where: file and line.
    """

    source: str
    target: str
    forbidden: tuple[str, ...] = ()
    admitted: tuple[str, ...] = ()
    is_kept: bool = False
    case: TermCase = ""
    note: str = ""
    where: str = ""


def read(path: Path, language: str = "en") -> list[Term]:
    """The terms of a glossary; its suffix tells its format.

    Args:
        path: a file in CSV, TSV (``.tsv``, ``.tab``) or TBX (``.tbx``, ``.xml``).
        language: the language of the text; of the languages of a TBX file, this one is the target.

    Raises:
        InputError: it cannot be read, or says something else than terms; with file and line.
    """
    data = read_bytes(path, "a glossary")
    if path.suffix.lower() in (".tbx", ".xml"):
        from mtfix.formats.tbx import terms_of  # lxml is loaded only for such files

        return terms_of(data, path, language)
    return list(_table(_text(data, path), path))


def _text(data: bytes, path: Path) -> str:
    codec = _BOMS.get(data[:2], "utf-8-sig")
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: this is no text in {codec.removesuffix('-sig').upper()}; expected a"
            " table of terms, saved as UTF-8"
        ) from None


def _table(text: str, path: Path) -> Iterator[Term]:
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else _delimiter(text)
    rows = _rows(text, delimiter, path)
    first = next(rows, None)
    if first is None:
        return
    columns = _header(first)
    if columns is None:
        columns = _plain_columns(first)
        yield _term(first, columns)
    for row in rows:
        yield _term(row, columns)


class _Row(NamedTuple):
    """A row of a table."""

    where: str
    cells: Sequence[str]

    def error(self, message: str) -> InputError:
        return InputError(f"{self.where}: {message}")


def _delimiter(text: str) -> str:
    """The sign of which the first row has the most outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _rows(text: str, delimiter: str, path: Path) -> Iterator[_Row]:
    """The rows that are not blank, white space made single."""
    import csv

    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                f"{path}:{line}: this is no row of a table: {error}; a cell with quotation marks"
                ' is written "so ""quoted"" here"'
            ) from None
        cells = [" ".join(cell.split()) for cell in cells]
        if any(cells):
            yield _Row(f"{path}:{line}", cells)
        line = reader.line_num + 1


def _name(cell: str) -> str:
    return cell.lower().replace("-", " ").replace("_", " ")


def _header(row: _Row) -> Mapping[str, int] | None:
    """Which column is what, by the names in the first row; None if that is a row of terms.

    Two names that are known, or nearly, make a header, or one that stands alone; other columns
    are passed over.
    """
    names = [_name(cell) for cell in row.cells]
    known = [name for name in names if name in _ROLES or _close(name)]
    if len(known) < 2 and known != [name for name in names if name]:
        return None
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        role = _ROLES.get(name)
        if role in found:
            raise row.error(f"two columns are for the same: “{row.cells[at]}” is the second")
        if role:
            found[role] = at
        elif near := _close(name):
            raise row.error(f"unknown column “{row.cells[at]}”; did you mean {near}?")
    if not {"target", "forbidden", "kept"} & found.keys():
        raise row.error("no column has terms; expected one named term or forbidden")
    return found


def _close(name: str) -> str:
    """The known column that a name nearly is; empty if there is none."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, _ROLES, 1, cutoff=0.8)), "")


def _plain_columns(row: _Row) -> Mapping[str, int]:
    filled = len(row.cells)
    if filled > 2:
        raise row.error(
            f"{filled} columns and no header; expected a first row with names of columns: "
            + ", ".join(names.split("|")[0] for names in _COLUMNS.values())
        )
    return {"target": 0} if filled == 1 else {"source": 0, "target": 1}


def _term(row: _Row, columns: Mapping[str, int]) -> Term:
    if any(row.cells[max(columns.values()) + 1 :]) and len(columns) <= 2:
        raise row.error("more cells than columns; put a cell with the delimiter in quotation marks")
    cells = {role: "".join(row.cells[at : at + 1]) for role, at in columns.items()}
    source, target = cells.get("source", ""), cells.get("target", "")
    is_kept = _is_kept(row, cells.get("kept", ""))
    if is_kept:
        if source and target and source != target:
            raise row.error(f"“{source}” is not to be translated, but has the term “{target}”")
        source = target = source or target
    term = Term(
        source,
        target,
        _listed(cells.get("forbidden", "")),
        _listed(cells.get("admitted", "")),
        is_kept,
        _case(row, cells.get("case", "")),
        cells.get("note", ""),
        row.where,
    )
    return checked(term)


def checked(term: Term) -> Term:
    """The same term.

    Raises:
        InputError: it says nothing, or what it has for a form has no letter and no figure.
    """
    if not term.target and not term.forbidden:
        raise InputError(f"{term.where}: expected a preferred term or a forbidden one")
    for form in filter(None, (term.target, term.source, *term.forbidden, *term.admitted)):
        if not WORD.search(form):
            raise InputError(f"{term.where}: “{form}” has no letter and no figure; expected a term")
    return term


def _listed(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in cell.replace(";", "|").split("|"))
    return tuple(dict.fromkeys(filter(None, parts)))


def _is_kept(row: _Row, cell: str) -> bool:
    value = _name(cell)
    if value not in _YES | _NO:
        raise row.error(f"“{cell}” says not whether to translate; expected yes or no")
    return value in _YES


def _case(row: _Row, cell: str) -> TermCase:
    value = _name(cell)
    if value in _AS_GIVEN:
        return "as-given"
    if value and value not in _ANY_CASE:
        raise row.error(f"the case is “{cell}”; expected as-given or any")
    return "any" if value else ""
