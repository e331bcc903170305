"""A rule as data: what a pack says, checked, before it becomes a rule.

Specifications can be stored (`mtfix.packs.cache`) and changed (`extend`, the user's choices).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mtfix.packs.kinds import KINDS
from mtfix.packs.rule import Rule

Spec = Mapping[str, Any]
"""The fields of a rule and its ``kind``: texts, numbers, lists and mappings of them."""


def make(spec: Spec) -> Rule:
    """The rule that a specification describes.

    >>> make({"kind": "words", "id": "a", "pack": "en/x", "reason": "Why.", "words": {"x": "y"}}).id
    'a'
    """
    fields = {key: _frozen(value) for key, value in spec.items() if key != "kind"}
    return KINDS[spec["kind"]](**fields)


def _frozen(value: Any) -> Any:
    """Lists become tuples: rules are values."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def with_extensions(specs: Iterable[Spec]) -> list[Spec]:
    """The specifications with the changes that later ones make to earlier ones (``extend``).

    Lists are made longer, mappings are filled up, all else is replaced.
    """
    known: dict[str, Spec] = {}
    for spec in specs:
        changed = spec.get("extend")
        if changed is None:
            known[spec["id"]] = spec
            continue
        old = known[changed]
        known[changed] = {
            **old,
            **{
                key: _joined(old.get(key), new)
                for key, new in spec.items()
                if key not in ("extend", "pack", "where")
            },
        }
    return list(known.values())


def _joined(old: Any, new: Any) -> Any:
    if isinstance(old, list) and isinstance(new, list):
        return old + new
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **new}
    return new
