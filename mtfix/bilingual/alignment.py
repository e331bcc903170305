"""Which blocks of the translation answer to which of the source.

As many blocks on both sides answer one to one. Otherwise a monotone dynamic programme decides, by
the ratio of lengths (Gale and Church 1993: the lengths of translations differ by chance about
their mean ratio, which is near 1) and by anchors: tokens that stand in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from math import erfc, log, sqrt
from typing import NamedTuple

from mtfix.document import Span

_Place = tuple[int, int]
"""How many blocks of the source, and of the translation, lie behind."""

_Step = tuple[int, int]
"""How many of each a bead takes."""

_PRIOR: Mapping[_Step, float] = {
    (1, 1): 0.89,
    (1, 0): 0.005,
    (0, 1): 0.005,
    (2, 1): 0.045,
    (1, 2): 0.045,
}
"""How often one block becomes one, none, two: after Gale and Church."""

_VARIANCE = 6.8
"""Of the difference of lengths for each letter of the source, after Gale and Church."""

_ANCHOR = 6.0
"""What an anchor takes off the cost: as much as a step that is four hundred times likelier."""

_NARROWEST = 12
_WIDEST = 300
_LEAST_PROBABILITY = 1e-12


class Unit(NamedTuple):
    """A block as the alignment sees it; lengths are those of an alphabet."""

    span: Span
    length: float
    anchors: Set[str]


class Bead(NamedTuple):
    """Parts of source and translation that answer to each other.

    Attributes:
        source: where it stands in the source.
        target: where it stands in the translation.
        is_single: whether it is one block on both sides.
    """

    source: Span
    target: Span
    is_single: bool


def align(source: Sequence[Unit], target: Sequence[Unit]) -> list[Bead]:
    """The beads of two texts in order; blocks that have no counterpart are in none.

    Args:
        source: the blocks of the source.
        target: the blocks of the translation.

    >>> unit = lambda at, length: Unit(Span(at, at + length), length, frozenset())
    >>> beads = align([unit(0, 40), unit(42, 38)], [unit(0, 81)])
    >>> [(*bead.source, *bead.target, bead.is_single) for bead in beads]
    [(0, 80, 0, 81, False)]
    """
    if len(source) == len(target):
        return [Bead(one.span, other.span, True) for one, other in zip(source, target, strict=True)]
    if not source or not target or abs(len(source) - len(target)) > _WIDEST:
        return []
    beads = []
    i, j = len(source), len(target)
    steps = _steps(source, target)
    while (i, j) in steps:
        back, forth = steps[i, j]
        if back and forth:
            here, there = source[i - back : i], target[j - forth : j]
            beads.append(Bead(_hull(here), _hull(there), back == forth == 1))
        i, j = i - back, j - forth
    return beads[::-1]


def _hull(units: Sequence[Unit]) -> Span:
    return Span(units[0].span.start, units[-1].span.end)


def _steps(source: Sequence[Unit], target: Sequence[Unit]) -> dict[_Place, _Step]:
    """The best last step to each place near the diagonal."""
    costs = {(0, 0): 0.0}
    steps: dict[_Place, _Step] = {}
    reach = max(_NARROWEST, abs(len(source) - len(target)) + _NARROWEST // 2)
    for i in range(len(source) + 1):
        middle = i * len(target) // len(source)
        for j in range(max(0, middle - reach), min(len(target), middle + reach) + 1):
            options = [
                (costs[i - back, j - forth] + _cost(source, target, (i, j), step), step)
                for step in _PRIOR
                for back, forth in (step,)
                if (i - back, j - forth) in costs
            ]
            if options:
                costs[i, j], steps[i, j] = min(options)
    return steps


def _cost(
    source: Sequence[Unit],
    target: Sequence[Unit],
    place: _Place,
    step: _Step,
) -> float:
    here = source[place[0] - step[0] : place[0]]
    there = target[place[1] - step[1] : place[1]]
    cost = -log(_PRIOR[step])
    if here and there:  # of what was left out the length tells nothing
        cost -= log(_likelihood(_length(here), _length(there)))
    anchors = {anchor for unit in here for anchor in unit.anchors}
    return cost - _ANCHOR * sum(len(anchors & unit.anchors) for unit in there)


def _length(units: Sequence[Unit]) -> float:
    return sum(unit.length for unit in units)


def _likelihood(expected: float, found: float) -> float:
    """That lengths differ so much by chance."""
    deviation = abs(found - expected) / sqrt(_VARIANCE * max(1.0, (expected + found) / 2))
    return max(erfc(deviation / sqrt(2)), _LEAST_PROBABILITY)
