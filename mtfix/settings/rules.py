"""The names of rules in settings: are they there, and which rules does a family have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from mtfix.config import GUEST, is_guest, names_of_rule
from mtfix.settings.errors import SettingsError
from mtfix.settings.layers import Layer, rule_names


@cache
def by_name(packs: Sequence[Path]) -> Mapping[str, frozenset[str]]:
    """The ids of the rules that a name means: that of a rule, or of a family.

    Args:
        packs: those beside the shipped ones.

    Raises:
        PackError: a pack has a mistake.

    >>> sorted(by_name(())["conversion"])
    ['to-html', 'to-markdown', 'to-text']
    """
    from mtfix import rulebook  # most runs name no rule

    found: dict[str, set[str]] = {}
    for entry in rulebook.ENTRIES.values():
        found.setdefault(entry.family, set()).add(entry.id)
        found.setdefault(entry.id, set()).add(entry.id)
    for rule, family in _of_packs(packs):
        found.setdefault(family, set()).add(rule)
        found.setdefault(rule, set()).add(rule)
    return {name: frozenset(ids) for name, ids in found.items()}


def _of_packs(packs: Sequence[Path]) -> Iterable[tuple[str, str]]:
    from mtfix.packs import loader

    specs = loader.specs_of_folder(loader.shipped())
    for path in packs:
        specs = specs + (
            loader.specs_of_folder(path) if path.is_dir() else loader.specs_of_pack(path)
        )
    for spec in specs:
        if "id" in spec:
            yield spec["id"], spec["pack"].partition("/")[2]


def ids(names: Iterable[str], packs: Sequence[Path]) -> frozenset[str]:
    """The ids of the rules that are meant by names of rules and families.

    >>> sorted(ids(["lost-stop", "conversion"], ()))
    ['lost-stop', 'to-html', 'to-markdown', 'to-text']
    """
    given = list(names)
    if not given:
        return frozenset()
    known = by_name(packs)
    return frozenset().union(*(known.get(name, {name}) for name in given))


def check(layers: Iterable[Layer], packs: Sequence[Path]) -> None:
    """Make sure that all rules and families that are named are there.

    Args:
        layers: what names them.
        packs: those beside the shipped ones.

    Raises:
        SettingsError: a name is unknown, or one of code is to be trusted otherwise.
        PackError: a pack has a mistake.
    """
    for layer in layers:
        for key, name in rule_names(layer):
            if is_guest(name) and key != "safety":
                continue
            if name not in by_name(packs) and not is_guest(name):
                raise SettingsError(f"{layer.blame(key, name)}: {_unknown(name, by_name(packs))}")
            if key == "safety" and _is_code(name):
                raise SettingsError(f"{layer.blame(key, name)}: {_untractable(name, layer)}")


def _unknown(name: str, there: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(there), 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "mtfix rules lists them"
    return f"there is no rule or family “{name}”; {hint}"


def _is_code(name: str) -> bool:
    """Whether a rule or family stands in no pack: it cannot be trusted otherwise."""
    from mtfix import rulebook

    code = (entry for entry in rulebook.ENTRIES.values() if entry.kind == "code")
    return is_guest(name) or any(name in (entry.id, entry.family) for entry in code)


def _untractable(name: str, layer: Layer) -> str:
    if names_of_rule(name)[-1] == GUEST or name == "grammar":
        return f"{name} is LanguageTool's; --grammar-rule, or [grammar.rules], trusts it otherwise"
    way = f"--disable {name}" if layer.path is None else f'ignore = ["{name}"]'
    return (
        f"{name} stands in no rule pack, its edits say each for itself how far they are trusted;"
        f" {way} leaves it out"
    )


def ignored(layers: Iterable[Layer], packs: Sequence[Path]) -> tuple[str, ...]:
    """The rules and families that are not wanted: what is selected nearer is wanted again.

    Args:
        layers: the nearest last.
        packs: those beside the shipped ones.
    """
    found: list[str] = []
    for layer in layers:
        wanted = ids(layer.values.get("select", ()), packs)
        if wanted:
            found = [rest for name in found for rest in _without(name, wanted, packs)]
        found += layer.values.get("ignore", ())
    return tuple(dict.fromkeys(found))


def _without(name: str, wanted: frozenset[str], packs: Sequence[Path]) -> Sequence[str]:
    """A name, or what is left of its rules."""
    meant = ids([name], packs)
    return [name] if meant.isdisjoint(wanted) else sorted(meant - wanted)
