"""Finding rule packs and loading their rules, from the cache where that is possible."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path

from mtfix.config import Config
from mtfix.packs import cache
from mtfix.packs.rule import Rule, Trust
from mtfix.packs.spec import Spec, make, with_extensions


class PackError(ValueError):
    """A rule pack that cannot be used; the message names file, line and column."""


@functools.cache
def shipped() -> Path:
    """The folder of the packs that come with mtfix: in the wheel, or in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def chosen(config: Config) -> list[Rule]:
    """The shipped rules and those of the user, trusted as the user wants.

    Raises:
        PackError: a pack has a mistake, or a choice names a rule that is not there.
        InputError: a glossary has a mistake.
    """
    specs = specs_of_folder(shipped())
    for path in config.packs:
        specs += specs_of_folder(path) if path.is_dir() else specs_of_pack(path)
    rules = [make(spec) for spec in with_extensions(checked(specs))]
    if config.glossaries:
        from mtfix.packs.terms import rules_of  # who has no glossary need not load it

        rules += rules_of(config.glossaries, config.language or "en")
    wanted = [rule for rule in rules if config.disable.isdisjoint((rule.id, rule.family))]
    trusted = dict(config.safety)
    return [_trusted(rule, trusted.get(rule.id) or trusted.get(rule.family)) for rule in wanted]


def _trusted(rule: Rule, trust: Trust | None) -> Rule:
    return rule.with_safety(trust) if trust else rule


def load_pack(path: Path) -> list[Rule]:
    """The rules of one pack, alone.

    Raises:
        PackError: with file, line and column.
    """
    return [make(spec) for spec in checked(specs_of_pack(path))]


def load_folder(folder: Path) -> list[Rule]:
    """The rules of a folder of packs, ``<folder>/<language>/<pack>.yaml``, alone.

    Raises:
        PackError: a pack has a mistake, or two rules share an id.
    """
    return [make(spec) for spec in with_extensions(checked(specs_of_folder(folder)))]


def specs_of_folder(folder: Path) -> list[Spec]:
    """What the packs of a folder say."""
    paths = sorted(folder.glob("*/*.yaml"))
    specs = cache.load(paths)
    if specs is None:
        specs = [spec for path in paths for spec in specs_of_pack(path)]
        cache.store(paths, specs)
    return specs


def specs_of_pack(path: Path) -> list[Spec]:
    """What one pack says; its folder names its language."""
    from mtfix.packs.reader import read_pack  # YAML is loaded only when a pack has changed

    return read_pack(path)


def checked(specs: Iterable[Spec]) -> Sequence[Spec]:
    """The same, if no two rules share an id and each extension has something to extend.

    Raises:
        PackError: they do not.
    """
    seen: set[str] = set()
    found = list(specs)
    for spec in found:
        if "extend" in spec:
            if spec["extend"] not in seen:
                raise PackError(
                    f"{spec['where']}: there is no rule “{spec['extend']}” to extend in the packs"
                    " before this one"
                )
        elif spec["id"] in seen:
            raise PackError(f"the rule id “{spec['id']}” is used by two rules")
        else:
            seen.add(spec["id"])
    return found
