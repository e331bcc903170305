"""The place of a key in a file, whatever else stands there."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.settings.lines import Place, place_of


@pytest.mark.parametrize(
    ("text", "path", "item", "place"),
    [
        ("a = 1\n", ("a",), None, (1, 1)),
        ("# b\n\n  b = 2\r\n", ("b",), None, (3, 3)),
        ("[t]\nb = 1\n[s]\nb = 2\n", ("s", "b"), None, (4, 1)),
        ("t.b = 1\n", ("t", "b"), None, (1, 3)),
        ("a = '''\nb = 1\n'''\nb = 2\n", ("b",), None, (4, 1)),
        ('"\\u0062" = 1\n', ("b",), None, (1, 1)),
        ("t = { a = ['x',\n'y'], b = 1 }\n", ("t", "b"), None, (1, 1)),
        ("a = [ # 'y'\n 'x', 'y' ]\n", ("a",), "y", (1, 9)),
        ("b = ['x']\na = [\n 'x' ]\n", ("a",), "x", (3, 2)),
        ("a = ['\u2028x\u2028',\n'y']\nb = 1", ("b",), None, (3, 1)),
    ],
)
def test_a_place(
    text: str, path: tuple[str, ...], item: str | None, place: tuple[int, int]
) -> None:
    tomllib.loads(text)
    assert place_of(text, path, item) == place


_STATEMENTS = st.lists(
    st.sampled_from(["{} = 1", "{} = [\n  'a',\n  'b',\n]", "{} = '''\nx0 = 1\n'''", "{}.y = 2"]),
    min_size=1,
    max_size=8,
)


@given(_STATEMENTS, st.data())
def test_each_statement_is_found_where_it_begins(
    statements: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(statements) - 1))
    lines = [statement.format(f"x{index}") for index, statement in enumerate(statements)]
    first = sum(line.count("\n") + 1 for line in lines[:number]) + 1
    assert place_of("\n".join(lines), (f"x{number}",)) == Place(first, 1)
