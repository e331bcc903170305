"""A linear model of whether a word is a name at its place: weights, calibration, and reasons.

``data/en/model.json`` is written by ``scripts/train_casing.py``: a logistic regression over the
features of `features`, pruned to those that matter. Its score is the logarithm of the odds that
a careful writer has a capital there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from mtfix.casing.lexicon import DATA
from mtfix.casing.truecasing.features import Group, group


class Model(NamedTuple):
    """Weights of features, and where to draw the lines.

    Attributes:
        intercept: the score of a place without features.
        gate: a word whose score without its neighbours is lower is not looked at.
        pair_gate: the same for its score with what the pairs with its neighbours tell.
        safe: from this score on an edit is right 99 times in 100.
        unsafe: from this score on it is right 95 times in 100.
        caution: how much more it takes in a text that has lost no sure name.
        weights: by feature.
    """

    intercept: float
    gate: float
    pair_gate: float
    safe: float
    unsafe: float
    caution: float
    weights: dict[str, float]

    def sum(self, features: Iterable[str]) -> float:
        """What some features add to the score."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def groups(self, features: Iterable[str]) -> Counter[Group]:
        """What each group of features adds to the score."""
        found: Counter[Group] = Counter()
        for feature in features:
            found[group(feature)] += self.weights.get(feature, 0.0)  # type: ignore[assignment]
        return found


def read(path: Path) -> Model:
    """Read a model.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no model.
    """
    return Model(**json.loads(path.read_text(encoding="utf-8")))


@cache
def english() -> Model:
    """The English model, read once."""
    return read(DATA / "en" / "model.json")
