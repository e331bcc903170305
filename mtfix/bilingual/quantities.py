"""Numbers and units of the source that the translation has lost or changed.

Good translations spell numbers out, convert hours, miles and dates, and regroup digits; what is
reported is what none of that explains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set

from mtfix.bilingual.tokens import placeables, values

_SPELLED = 20
"""Numbers up to this are often written in words."""

_DIGITS = re.compile(r"\d+")
_FACTORS = (1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9, 10.0, 0.1, 100.0, 0.01, 0.5, 2.0)
"""Thousands and millions in words on one side; tens of millions where a language counts so."""

_CONVERSIONS = (1.609, 0.3048, 2.54, 0.4536, 0.9144, 3.785, 28.35, 4.047, 0.4047, 2.59)
_TOLERANCE = 0.06
_CLOCK = 12.0
_MOST = 200
"""Different numbers of one block; more are a table of data, and no prose."""

_UNITS: Mapping[str, Set[str]] = {
    "length": frozenset("km mi cm mm nm µm yd ft км миль см мм".split()),
    "weight": frozenset("kg mg lb lbs oz кг мг".split()),
    "temperature": frozenset({"°C", "°F", "℃", "℉"}),
    "speed": frozenset({"km/h", "mph", "kph", "knots"}),
    "memory": frozenset("kB KB MB GB TB КБ МБ ГБ ТБ".split()),
    "electricity": frozenset("kW MW GW kWh MWh GWh mAh кВт МВт".split()),
    "money": frozenset("$ € £ ¥ ₽ ₴ ₹ Kč zł".split()),
}
_SAME = {"км": "km", "см": "cm", "мм": "mm", "кг": "kg", "мг": "mg", "миль": "mi", "℃": "°C",
         "℉": "°F", "KB": "kB", "КБ": "kB", "МБ": "MB", "ГБ": "GB", "ТБ": "TB", "кВт": "kW",
         "МВт": "MW", "lbs": "lb", "kph": "km/h"}  # fmt: skip
_KIND = {unit: kind for kind, units in _UNITS.items() for unit in units}
_SYMBOL = "|".join(re.escape(unit) for unit in sorted(_KIND, key=len, reverse=True))
_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?"
_MEASURE = re.compile(
    rf"(?P<before>[$€£¥₽₴₹])\s?(?P<sum>{_NUMBER})(?!\d)"
    rf"|(?<![\d.,])(?P<number>{_NUMBER})[\s\u00a0\u202f-]?(?P<unit>{_SYMBOL})(?![\w/])"
)


def numbers(source: str, target: str) -> Iterator[str]:
    """Reasons to look at numbers: one that is missing, or one that is there and not in the source.

    >>> [*numbers("In 1987 it cost 2,500 dollars.", "1978 kostete es 2.500 Dollar.")]
    ['the source has 1987, the translation lacks it']
    """
    theirs, ours = (_numbers(text) for text in (source, target))
    if max(len(set(theirs)), len(set(ours))) > _MOST:
        return
    missing = list(_unexplained(theirs, target, ours))
    extra = list(_unexplained(ours, source, theirs))
    for number in missing:
        yield f"the source has {number}, the translation lacks it"
    for number in extra[len(missing) :]:  # one of each is a number that was changed
        yield f"the translation has {number}, the source lacks it"


def _numbers(text: str) -> list[str]:
    return [it.text for it in placeables(text, "number")]


def _unexplained(some: list[str], other_text: str, others: list[str]) -> Iterator[str]:
    known = {value for number in others for value in values(number)}
    groups = {group.lstrip("0") for group in _DIGITS.findall(other_text)}
    digits = {"".join(_DIGITS.findall(number)).strip("0") for number in others}
    for number in dict.fromkeys(some):
        meanings = values(number)
        parts = [group.lstrip("0") for group in _DIGITS.findall(number)]
        if max(meanings) <= _SPELLED or meanings & known or groups.issuperset(parts):
            continue
        if "".join(parts).strip("0") in digits or _is_converted(meanings, known):
            continue
        yield number


def _is_converted(meanings: Set[float], known: Set[float]) -> bool:
    """Whether a unit, the hour of a clock or a word for thousands explains the number."""
    for value in meanings:
        for other in known:
            if abs(value - other) == _CLOCK or any(value == other * it for it in _FACTORS):
                return True
            ratio = value / other if other else 0.0
            if any(
                abs(ratio * factor - 1) < _TOLERANCE or abs(ratio / factor - 1) < _TOLERANCE
                for factor in _CONVERSIONS
            ):
                return True
            if abs(value - (other * 9 / 5 + 32)) < 1.5 or abs(other - (value * 9 / 5 + 32)) < 1.5:
                return True
    return False


def units(source: str, target: str) -> Iterator[str]:
    """Reasons to look at units: the same number with another unit of the same kind.

    >>> [*units("It is 5 km away.", "Es ist 5 mi entfernt."), *units("It costs $5.", "5 $.")]
    ['the source has 5 km, the translation 5 mi']
    """
    theirs, ours = (dict.fromkeys(_measures(text)) for text in (source, target))
    counts = Counter(value for value, _ in theirs)
    for value, unit in theirs:
        others = [it for number, it in ours if number == value and _KIND[it] == _KIND[unit]]
        if counts[value] == 1 and others and unit not in others:
            yield f"the source has {value:g} {unit}, the translation {value:g} {others[0]}"


def _measures(text: str) -> Iterator[tuple[float, str]]:
    for match in _MEASURE.finditer(text):
        unit = match["before"] or match["unit"]
        yield max(values(match["sum"] or match["number"])), _SAME.get(unit, unit)
