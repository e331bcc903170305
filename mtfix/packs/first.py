r"""What every match of a regular expression begins with, where that can be read off it plainly.

To try an expression of the `regex` module within a time limit costs about 2 µs; to look for a
sign with `re` costs a tenth of it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from mtfix.patterns import compiled

_SIGN = r"[^\\.^$|?*+()\[\]{}]|\\[^\w]|\\[nsd]|\[\^?\]?(?:\\[^\w]|\\[nsd]|[^\]\\\[&|~])+\]"
"""A sign, or a set of them, that `re` reads as `regex` does."""

_HEAD = compiled(rf"(?P<around>(?:\\b|\((?:\?:|\?P<\w+>|(?!\?)))*)(?P<sign>{_SIGN})(?![?*{{])")
"""The sign, and the groups that begin before it."""

PART = compiled(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""A part of a regular expression: what is escaped, a set, or a single sign."""

_MAY_FAIL = frozenset("?*{")


def is_anchored(pattern: str) -> bool:
    r"""Whether all alternatives of a pattern begin with ``^``: it can match at the start only.

    >>> [is_anchored(pattern) for pattern in ("^a|^(?:b|c)", "^a|b", "(?:^a)", r"^[|]\|")]
    [True, False, False, True]
    """
    depth, begins = 0, True
    for part in PART.findall(pattern):
        if begins and part != "^":
            return False
        depth += (part == "(") - (part == ")")
        begins = part == "|" and not depth
    return not begins


def first_sign(pattern: str) -> str:
    r"""An expression of `re` for the sign that every match begins with; else empty.

    Args:
        pattern: an expression of the `regex` module, without flags for the whole of it.

    >>> [first_sign(pattern) for pattern in (" (?:a|b)", r"\.\n", r"\b(?P<x>[A-Z]|y)", "(a)|b")]
    [' ', '\\.', '', '']
    >>> [first_sign(pattern) for pattern in (r"\b(?P<x>[A-Z])[sz]?", "(?:a)?b", r"\p{Lu}", "(?=a)")]
    ['[A-Z]', '', '', '']
    """
    head = _HEAD.match(pattern)
    if head is None:
        return ""
    around = depth = head["around"].count("(")
    for part, following in pairwise((*PART.findall(pattern, head.end()), "")):
        depth += (part == "(") - (part == ")")
        may_fail = depth < around and following in _MAY_FAIL  # a group that the sign is in
        around = min(around, depth)
        if may_fail or (part == "|" and depth == around):
            return ""
    return "" if depth else head["sign"]  # a bracket in a comment is none of a group
