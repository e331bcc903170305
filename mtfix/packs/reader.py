"""Reading rule packs, with errors that say where, what was found and what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, get_args

import regex
import yaml

from mtfix.edits import Severity
from mtfix.packs.kinds import KINDS
from mtfix.packs.loader import PackError
from mtfix.packs.rule import Key, Scope, Trust
from mtfix.packs.spec import Spec, make

PACK_KEYS = {
    "about": Key("what the pack is for"),
    "parts": Key("named pieces of patterns: {name} inserts one", "map"),
    "rules": Key("the rules", required=True),
}
RULE_KEYS = {
    "id": Key("the rule's name, in lower case with hyphens", required=True),
    "kind": Key("what kind of rule it is", required=True, choices=tuple(KINDS)),
    "reason": Key("why, in a sentence for the reader of a diff", required=True),
    "safety": Key("safe edits are made, unsafe ones on request", choices=get_args(Trust)),
    "scope": Key(
        "where it applies; everywhere if it is not given", "texts", choices=get_args(Scope)
    ),
    "severity": Key("how bad what it flags is", choices=get_args(Severity)),
    "fixes": Key("pairs [broken, repaired]", "pairs"),
    "flags": Key("pairs [text, the part that is flagged]", "pairs"),
    "keeps": Key("texts that the rule leaves alone", "texts", required=True),
}
_EXAMPLES = ("fixes", "flags", "keeps")
_EXTEND = {"extend": Key("the id of the rule that is changed", required=True)}
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_GROUP = re.compile(r"\\(?:(\d+)|g<(\w+)>)")
_PLAIN = frozenset({"trigger", "beside"})
_FLAGS = re.compile(r"\(\?([aimsx]+)\)")
_PART = re.compile(r"\{([a-z_]+)\}")


class _Place(NamedTuple):
    """A node of a pack, and the parts that its patterns may name."""

    path: Path
    node: yaml.Node
    parts: Mapping[str, str] = {}

    def error(self, message: str) -> PackError:
        return PackError(f"{self.where}: {message}")

    @property
    def where(self) -> str:
        mark = self.node.start_mark
        return f"{self.path}:{mark.line + 1}:{mark.column + 1}"

    def at(self, node: yaml.Node) -> _Place:
        return self._replace(node=node)


def read_pack(path: Path) -> list[Spec]:
    """What the rules of one pack say; its folder names their language.

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
    nodes = _mapping(place, PACK_KEYS)
    if "rules" not in nodes:
        raise place.error("the key rules is missing")
    if "parts" in nodes:
        place = place._replace(parts=_map(place.at(nodes["parts"]), "parts"))
    rules = _sequence(place.at(nodes["rules"]), "rules")
    return [_rule(place.at(node)) for node in rules]


def _rule(place: _Place) -> Spec:
    if isinstance(place.node, yaml.MappingNode) and _has(place.node, "extend"):
        return _extension(place)
    nodes = _mapping(place, {**RULE_KEYS, **_keys_of_all_kinds()})
    if "kind" not in nodes:
        raise place.error("the rule lacks the key kind")
    kind = _value(place.at(nodes["kind"]), "kind", RULE_KEYS["kind"])
    keys = {**RULE_KEYS, **KINDS[kind].KEYS}
    _mapping(place, keys, of=f" of the kind {kind}")
    spec = _read(place, nodes, keys)
    for name, key in keys.items():
        if key.required and name not in spec:
            raise place.error(f"the rule lacks the key {name}")
    if not _ID.fullmatch(spec["id"]):
        raise place.at(nodes["id"]).error(
            f"the id “{spec['id']}” is not in lower case with hyphens, such as space-before-stop"
        )
    _check_examples(place, nodes, spec)
    _check_replacement(place, nodes, spec)
    _check_as_whole(place, {"pack": _pack(place), **spec})
    return {"pack": _pack(place), **spec}


def _extension(place: _Place) -> Spec:
    allowed = {key: value for key, value in RULE_KEYS.items() if key not in ("id", "kind")}
    keys = {**_EXTEND, **allowed, **_keys_of_all_kinds()}
    spec = _read(place, _mapping(place, keys), keys)
    return {"where": place.where, "pack": _pack(place), **spec}


def _read(place: _Place, nodes: Mapping[str, yaml.Node], keys: Mapping[str, Key]) -> dict[str, Any]:
    """What the keys of a rule say; the examples of its contexts become its own."""
    spec = {name: _value(place.at(node), name, keys[name]) for name, node in nodes.items()}
    for context in spec.get("contexts", ()):
        for name in _EXAMPLES:
            if name in context:
                spec[name] = [*spec.get(name, ()), *context.pop(name)]
    return spec


def _pack(place: _Place) -> str:
    return f"{place.path.parent.name}/{place.path.stem}"


def _keys_of_all_kinds() -> dict[str, Key]:
    return {name: key for kind in KINDS.values() for name, key in kind.KEYS.items()}


def _check_examples(place: _Place, nodes: Mapping[str, yaml.Node], spec: Spec) -> None:
    """A rule shows what it does: by repairs, or by what it flags."""
    wanted = "flags" if spec.get("safety") == "flag" else "fixes"
    other = {"flags": "fixes", "fixes": "flags"}[wanted]
    if wanted not in spec:
        raise place.error(f"the rule lacks the key {wanted}")
    if other in spec:
        raise place.at(_node_of(other, nodes)).error(
            f"a rule that {'flags' if wanted == 'flags' else 'edits'} shows {wanted}, not {other}"
        )
    for text, part in spec.get("flags", ()):
        if part not in text:
            raise place.at(_node_of("flags", nodes)).error(f"“{part}” is no part of “{text}”")


def _node_of(name: str, nodes: Mapping[str, yaml.Node]) -> yaml.Node:
    """Where examples stand: at the rule, else at its contexts."""
    return nodes[name] if name in nodes else nodes["contexts"]


def _check_replacement(place: _Place, nodes: Mapping[str, yaml.Node], spec: Spec) -> None:
    """Groups that a replacement inserts must be there, in the patterns of contexts too."""
    if spec["kind"] != "pattern" or "replace" not in spec:
        return
    own = {context["pattern"] for context in spec.get("contexts", ()) if "pattern" in context}
    patterns = [regex.compile(pattern) for pattern in (spec["pattern"], *sorted(own))]
    for number, name in _GROUP.findall(spec["replace"]):
        if not all(
            int(number) <= pattern.groups if number else name in pattern.groupindex
            for pattern in patterns
        ):
            raise place.at(nodes["replace"]).error(
                f"the pattern has no group {number or name}, which the replacement inserts"
            )


def _check_as_whole(place: _Place, spec: Spec) -> None:
    """What only its kind can tell: whether the keys of a rule go together."""
    try:
        make(spec)
    except ValueError as error:
        raise place.error(str(error)) from None


def _has(node: yaml.MappingNode, name: str) -> bool:
    return any(key.value == name for key, _ in node.value)


def _mapping(place: _Place, known: Mapping[str, Key], of: str = "") -> dict[str, yaml.Node]:
    found = _any_mapping(place, f"keys with values ({', '.join(known)})")
    for name, (key, _) in found.items():
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"
            raise place.at(key).error(f"unknown key {name}{of}{hint}")
    return {name: value for name, (_, value) in found.items()}


def _any_mapping(place: _Place, expected: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    if not isinstance(place.node, yaml.MappingNode):
        raise place.error(f"expected {expected}")
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in place.node.value:
        name = _text(place.at(key), "a key")
        if name in found:
            raise place.at(key).error(f"the key {name} stands here twice")
        found[name] = key, value
    return found


def _map(place: _Place, name: str) -> dict[str, str]:
    pairs = _any_mapping(place, f"texts by text for {name}")
    return {key: _text(place.at(value), name) for key, (_, value) in pairs.items()}


def _sequence(place: _Place, name: str) -> list[yaml.Node]:
    if not isinstance(place.node, yaml.SequenceNode):
        raise place.error(f"expected a list of {name}")
    return list(place.node.value)


def _text(place: _Place, name: str) -> str:
    """A scalar as it is written: No, on and 1.0 are words here, not values."""
    if not isinstance(place.node, yaml.ScalarNode):
        raise place.error(f"expected a text for {name}")
    return str(place.node.value)


def _value(place: _Place, name: str, key: Key) -> Any:
    """What stands behind a key, in the shape that the key asks for."""
    return _READERS[key.shape](place, name, key)


def _choice(place: _Place, found: str, known: Sequence[str], name: str) -> str:
    if known and found not in known:
        near = get_close_matches(found, known, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise place.error(f"{name} is “{found}”; expected {' or '.join(known)}{hint}")
    return found


def _number(place: _Place, name: str, _: Key) -> int:
    found = _text(place, name)
    if not found.isdecimal():
        raise place.error(f"{name} is “{found}”; expected a whole number")
    return int(found)


def _pattern(place: _Place, name: str, _: Key) -> str:
    pattern = _expanded(place, _text(place, name))
    if flags := _FLAGS.match(pattern):  # patterns are put together: flags hold for their own only
        pattern = f"(?{flags[1]}:{pattern[flags.end() :]})"
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise place.error(f"the {name} is no regular expression: {error}") from None
    if name in _PLAIN:
        _check_plain(place, pattern, name)
    return pattern


def _check_plain(place: _Place, pattern: str, name: str) -> None:
    """Triggers are put together into one pattern of the standard library."""
    if "(?P<" in pattern:
        raise place.error(f"the {name} has a named group; expected (?:…)")
    try:
        re.compile(pattern)
    except re.error as error:
        raise place.error(
            f"the {name} must do with the standard library's regular expressions: {error}"
        ) from None


def _expanded(place: _Place, pattern: str) -> str:
    """A pattern with its named parts put in."""

    def part(match: re.Match[str]) -> str:
        name = match[1]
        if name not in place.parts:
            near = get_close_matches(name, place.parts, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise place.error(f"the pack has no part {{{name}}}{hint}")
        return f"(?:{place.parts[name]})"

    return _PART.sub(part, pattern)


def _pairs(place: _Place, name: str, _: Key) -> list[list[str]]:
    shown = {"fixes": "[broken, repaired]", "flags": "[text, flagged part]"}.get(name, "[a, b]")
    nodes = _sequence(place, f"pairs {shown}")
    if not nodes:
        raise place.error(f"{name} is empty; a rule shows at least one pair {shown}")
    found = []
    for node in nodes:
        pair = [_text(place.at(item), "an example") for item in _sequence(place.at(node), "two")]
        if len(pair) != 2:
            raise place.at(node).error(f"expected {shown}, found {len(pair)} texts")
        found.append(pair)
    return found


def _texts(place: _Place, name: str, key: Key) -> list[str]:
    nodes = _sequence(place, f"texts for {name}")
    if not nodes:
        hint = "; a rule shows at least one text that it leaves alone" if name == "keeps" else ""
        raise place.error(f"{name} is empty{hint}")
    return [_single(place.at(node), name, key) for node in nodes]


def _single(place: _Place, name: str, key: Key) -> str:
    return _choice(place, _text(place, name), key.choices, name)


def _expanded_map(place: _Place, name: str, _: Key) -> dict[str, str]:
    return {_expanded(place, text): value for text, value in _map(place, name).items()}


def _mappings(place: _Place, name: str, key: Key) -> list[dict[str, Any]]:
    return [_each(place.at(node), key.keys) for node in _sequence(place, name)]


def _each(place: _Place, keys: Mapping[str, Key]) -> dict[str, Any]:
    nodes = _mapping(place, keys)
    return {name: _value(place.at(node), name, keys[name]) for name, node in nodes.items()}


_READERS: Mapping[str, Callable[[_Place, str, Key], Any]] = {
    "text": _single,
    "regex": _pattern,
    "texts": _texts,
    "pairs": _pairs,
    "map": _expanded_map,
    "mappings": _mappings,
    "number": _number,
}
"""How each `Shape` is read."""
