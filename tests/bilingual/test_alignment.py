"""Which blocks answer to each other."""

from __future__ import annotations

from mtfix.bilingual.alignment import Unit, align
from mtfix.bilingual.sides import pairs
from mtfix.document import Format, Span
from mtfix.reading import read


def units(*lengths: int, anchors: dict[int, str] | None = None) -> list[Unit]:
    """Blocks of some lengths, a position apart from each other."""
    found, at = [], 0
    for index, length in enumerate(lengths):
        own = frozenset({(anchors or {})[index]}) if index in (anchors or {}) else frozenset()
        found.append(Unit(Span(at, at + length), length, own))
        at += length + 1
    return found


def steps(source: list[Unit], target: list[Unit]) -> list[tuple[int, int]]:
    """The lengths of the parts that answer to each other."""
    beads = align(source, target)
    return [(b.source.end - b.source.start, b.target.end - b.target.start) for b in beads]


def test_as_many_blocks_answer_one_to_one() -> None:
    assert steps(units(10, 200), units(90, 20)) == [(10, 90), (200, 20)]


def test_two_blocks_that_became_one() -> None:
    found = steps(units(120, 40, 50, 200), units(125, 93, 205))
    assert found == [(120, 125), (91, 93), (200, 205)]


def test_a_dropped_block_has_no_counterpart() -> None:
    source = units(100, 300, 100, anchors={0: "@a", 2: "@b"})
    target = units(100, 100, anchors={0: "@a", 1: "@b"})
    assert steps(source, target) == [(100, 100), (100, 100)]


def test_nothing_answers_to_nothing() -> None:
    assert align(units(3), []) == []
    assert align([], []) == []


def _paired(text: str, source: str, format_: Format) -> list[tuple[str, str]]:
    return [(it.source, it.target) for it in pairs(read(text, format_, source))]


def test_paragraphs_of_html() -> None:
    found = _paired("<h1>Eins</h1><p>Zwei.</p>", "<h1>One</h1><p>Two.</p>", "html")
    assert found == [("One", "Eins"), ("Two.", "Zwei.")]


def test_a_thousand_blocks_and_one_less() -> None:
    source, target = units(*range(20, 1020)), units(*range(20, 1019))
    assert len(align(source, target)) == 999
