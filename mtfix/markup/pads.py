"""Whether an engine added the spaces inside elements, or moved them in from outside.

``an < b > old < / b > mill`` has both; ``an< b > old < / b >mill`` has lost the outer ones. What
most elements of a text tell holds for those that no words stand beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtfix.markup.gaps import Gap
    from mtfix.markup.tree import Mark

_LEAST_PADS = 3
_LEAST_SHARE = 4
"""How many times as many elements must keep their outer space as lack it."""


def are_added(text: str, gaps: Sequence[Gap]) -> bool:
    """Whether the inner spaces of damaged elements were added, rather than moved in.

    Then the outer ones are where they were: between words hardly any is missing.

    Args:
        text: the text.
        gaps: all of its pieces between tags.
    """
    outer = Counter(
        text[before.end - 1].isspace() if opens else text[behind.start].isspace()
        for before, behind in pairwise(gaps)
        if (opens := _opens(before.after)) is not None
        and _is_padded(text, behind if opens else before, opens=opens)
        and _meet(text, before, behind)
    )
    return outer[True] >= _LEAST_PADS and outer[True] >= _LEAST_SHARE * outer[False]


def _opens(mark: Mark | None) -> bool | None:
    """Whether a damaged inline tag opens or closes; None if it does neither."""
    if mark is None or not mark.is_active or mark.is_inserted or mark.is_block:
        return None
    return {"open": True, "close": False}.get(mark.kind)


def _is_padded(text: str, inside: Gap, *, opens: bool) -> bool:
    """Whether an element has a space at its inner edge."""
    return text[inside.start : inside.end][:: 1 if opens else -1][:1] in (" ", "\t")


def _meet(text: str, before: Gap, behind: Gap) -> bool:
    """Whether words stand on both sides of a tag."""
    left, right = text[before.start : before.end].rstrip(), text[behind.start : behind.end].lstrip()
    return left[-1:].isalnum() and right[:1].isalnum()
