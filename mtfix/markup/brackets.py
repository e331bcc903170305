"""Placeholders of which engines lost a brace, or that came to stand in brackets of another sort.

``(name)`` is also prose. So the very name must be missing, and stand once, in a form that the
source does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mtfix.markup.answers import Answers, Pair
from mtfix.markup.placeholders import Placeholder

_NAMED = re.compile(r"(?P<sign>[$%#]?)(?P<braces>\{{1,2}) ?(?P<name>[^\W\d_]\w{0,60}) ?\}{1,2}")
_OTHERS = (("(", ")"), ("[", "]"), ("（", "）"), ("［", "］"), ("【", "】"))
_LINK = re.compile(r"\[\[ ?[^\W\d_]\w{0,60} ?\]\]")


def completed(text: str, source: str, outcome: Answers) -> Answers:
    """Add the pairs of placeholders that are missing and that stand in wrong brackets.

    Args:
        text: the translation.
        source: its source.
        outcome: the pairs that are known.

    >>> from mtfix.markup.placeholders import placeholders
    >>> missing = placeholders("Hello {name}!")
    >>> found = completed("Hallo {name!", "Hello {name}!", Answers([], missing, []))
    >>> [(pair.here.text, pair.there.text) for pair in found.pairs]
    [('{name', '{name}')]
    """
    pairs = list(outcome.pairs)
    times = Counter(one.text for one in outcome.missing)
    for there in outcome.missing:
        match = _NAMED.fullmatch(there.text)
        if match is not None and times[there.text] == 1:
            found = list(_candidates(text, source, match, outcome.missing))
            if len(found) == 1 and _is_free(found[0], pairs):
                shown = (*found[0].span(), found[0][0])
                pairs.append(Pair(Placeholder(*shown, there.kind, "", there.text), there))
    answered = {pair.there for pair in pairs}
    taken = [pair.here for pair in pairs[len(outcome.pairs) :]]
    return Answers(
        pairs,
        [one for one in outcome.missing if one not in answered],
        [one for one in outcome.extra if not any(_meet(one, it) for it in taken)],
    )


def _candidates(
    text: str, source: str, there: re.Match[str], missing: Sequence[Placeholder]
) -> Iterator[re.Match[str]]:
    name, sign = re.escape(there["name"]), re.escape(there["sign"])
    count = len(there["braces"])
    forms = [
        rf"{sign}\{{{{{count}}} ?{name}(?![\w.])(?![^{{}}]{{0,60}}\}})",
        rf"(?<![{{\w.$%#])(?<!\{{ ){name} ?\}}{{{count}}}",
        rf"(?<!\{{)\{{{{1,2}} ?{name} ?\}}{{1,2}}(?!\}})",
    ]
    for opener, closer in _OTHERS:
        left, right = opener * count, closer * count
        if f"{left}{there['name']}{right}" not in source:
            forms.append(rf"{sign}{re.escape(left)} ?{name} ?{re.escape(right)}")
    yield from re.finditer("|".join(forms), text)
    if count == 2 and len(missing) == 1 and "[[" not in source:
        yield from (it for it in _LINK.finditer(text) if there["name"] not in it[0])


def _is_free(match: re.Match[str], pairs: Sequence[Pair]) -> bool:
    return not any(match.start() < it.here.end and it.here.start < match.end() for it in pairs)


def _meet(one: Placeholder, other: Placeholder) -> bool:
    return one.start < other.end and other.start < one.end
