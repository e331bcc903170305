"""Headings that stand in bold type in the paragraph they are the heading of.

Engines that take a page apart by its tags give back ``< p > < strong > The women < / strong > On
Friday …``. A reader sees two lines; without the tags the two would be one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause, Edit
from mtfix.language import is_frequent
from mtfix.markup import entities
from mtfix.markup.gaps import Gap
from mtfix.markup.tags import Damage
from mtfix.markup.tree import Mark
from mtfix.patterns import compiled

_CAUSE = Cause("markup-heading", "a heading stood at the start of this paragraph, in broken tags")
_BOLD = frozenset({"strong", "b"})
_HEADING = compiled(r"\s*[^\W\d_][\w'’-]*(?:,? [\w'’-]+){1,5}\s*")
"""Some words and no stop: one word alone may be a label, *Note* or *Step 1*."""
_NAME = compiled(r"(?:[^\W\d_a-z][\w'’-]*\s*)+")
"""Words with capitals only: a sentence may have begun with them."""
_BODY = compiled(r"\s+(?P<first>[A-Z]\w*),? [^\W_][^.!?]{20,}[.!?]", re.S)


def parted(text: str, found: Sequence[Gap]) -> Iterator[Edit]:
    """Part such headings from the paragraphs behind them.

    Args:
        text: the text.
        found: all of its pieces between tags.
    """
    for before, heading, behind in zip(found, found[1:], found[2:], strict=False):
        if not _is_broken(before.before, "open", {"p"}) or text[before.start : before.end].strip():
            continue
        is_bold = _is_broken(heading.before, "open", _BOLD)
        if not (is_bold and _is_broken(heading.after, "close", _BOLD)):
            continue
        words = entities.shown(text[heading.start : heading.end])
        body = _BODY.match(text, behind.start, behind.end)
        if body is None or not _HEADING.fullmatch(words):
            continue
        is_name = _NAME.fullmatch(words.strip()) and not is_frequent(body["first"].lower())
        if not is_name and not is_frequent(words.split()[-1].lower()):  # In the < / strong > The …
            yield Edit(behind.start, body.start("first"), "</p>\n<p>", (_CAUSE,))


def _is_broken(mark: Mark | None, kind: str, names: frozenset[str] | set[str]) -> bool:
    is_one = mark is not None and mark.kind == kind and mark.name in names
    return is_one and mark is not None and mark.damage >= Damage.PADDED
