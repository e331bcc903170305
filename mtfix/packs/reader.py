"""Reading rule packs, with errors that say where, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import regex
import yaml

from mtfix.packs.loader import PackError
from mtfix.packs.pattern import PatternRule

_PACK_KEYS = ("about", "rules")
_REQUIRED = ("id", "kind", "reason", "pattern", "replace", "fixes", "keeps")
_RULE_KEYS = (*_REQUIRED, "safety", "trigger")
_KINDS = ("pattern",)
_SAFETIES = ("safe", "unsafe")


class _Place(NamedTuple):
    path: Path
    node: yaml.Node

    def error(self, message: str) -> PackError:
        mark = self.node.start_mark
        return PackError(f"{self.path}:{mark.line + 1}:{mark.column + 1}: {message}")

    def at(self, node: yaml.Node) -> _Place:
        return self._replace(node=node)


def read_pack(path: Path) -> list[PatternRule]:
    """The rules of one pack; its folder names their language.

    Raises:
        PackError: with file, line and column.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise PackError(f"{where}: this is no YAML: {error.problem}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read: {error}") from None
    if root is None:
        raise PackError(f"{path}:1:1: the pack is empty; expected the keys about and rules")
    place = _Place(path, root)
    keys = _mapping(place, _PACK_KEYS)
    if "rules" not in keys:
        raise place.error("the key rules is missing")
    return [_rule(place.at(node)) for node in _sequence(place.at(keys["rules"]), "rules")]


def _rule(place: _Place) -> PatternRule:
    keys = _mapping(place, _RULE_KEYS)
    for key in _REQUIRED:
        if key not in keys:
            raise place.error(f"the rule lacks the key {key}")
    texts = {
        key: _text(place.at(node), key)
        for key, node in keys.items()
        if key not in ("fixes", "keeps")
    }
    _choice(place.at(keys["kind"]), texts["kind"], _KINDS, "kind")
    if "safety" in keys:
        _choice(place.at(keys["safety"]), texts["safety"], _SAFETIES, "safety")
    for key in ("pattern", "trigger"):
        if key in keys:
            _check_pattern(place.at(keys[key]), texts[key], key)
    return PatternRule(
        id=texts["id"],
        language=place.path.parent.name,
        reason=texts["reason"],
        pattern=texts["pattern"],
        replace=texts["replace"],
        fixes=tuple(_fixes(place.at(keys["fixes"]))),
        keeps=tuple(_keeps(place.at(keys["keeps"]))),
        safety="unsafe" if texts.get("safety") == "unsafe" else "safe",
        trigger=texts.get("trigger"),
    )


def _mapping(place: _Place, known: tuple[str, ...]) -> dict[str, yaml.Node]:
    if not isinstance(place.node, yaml.MappingNode):
        raise place.error(f"expected keys with values ({', '.join(known)})")
    found: dict[str, yaml.Node] = {}
    for key, value in place.node.value:
        name = _text(place.at(key), "a key")
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"
            raise place.at(key).error(f"unknown key {name}{hint}")
        if name in found:
            raise place.at(key).error(f"the key {name} stands here twice")
        found[name] = value
    return found


def _sequence(place: _Place, name: str) -> list[yaml.Node]:
    if not isinstance(place.node, yaml.SequenceNode):
        raise place.error(f"expected a list of {name}")
    return list(place.node.value)


def _text(place: _Place, name: str) -> str:
    """A scalar as it is written: No, on and 1.0 are words here, not values."""
    if not isinstance(place.node, yaml.ScalarNode):
        raise place.error(f"expected a text for {name}")
    return str(place.node.value)


def _choice(place: _Place, found: str, known: tuple[str, ...], name: str) -> None:
    if found not in known:
        raise place.error(f"{name} is “{found}”; expected {' or '.join(known)}")


def _check_pattern(place: _Place, pattern: str, name: str) -> None:
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise place.error(f"the {name} is no regular expression: {error}") from None


def _fixes(place: _Place) -> Iterator[tuple[str, str]]:
    nodes = _sequence(place, "pairs [broken, repaired]")
    if not nodes:
        raise place.error("fixes is empty; a rule shows at least one pair [broken, repaired]")
    for node in nodes:
        pair = [_text(place.at(item), "an example") for item in _sequence(place.at(node), "two")]
        if len(pair) != 2:
            raise place.at(node).error(f"expected [broken, repaired], found {len(pair)} texts")
        yield pair[0], pair[1]


def _keeps(place: _Place) -> Iterator[str]:
    nodes = _sequence(place, "texts that stay")
    if not nodes:
        raise place.error("keeps is empty; a rule shows at least one text that it leaves alone")
    for node in nodes:
        yield _text(place.at(node), "a text that stays")
