"""What ``mtfix rules new`` writes: a pack with one rule that works, every key explained."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from mtfix.cli.rules_known import known
from mtfix.formats.files import check_writable, replacement
from mtfix.packs import loader
from mtfix.packs.kinds import KINDS
from mtfix.packs.reader import RULE_KEYS
from mtfix.packs.rule import Key

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"any|[a-z]{2,3}")
_LAST = ("fixes", "flags", "keeps")
_MOST_EXAMPLES = 3
_HEAD = """\
# A rule pack; its folder names the language of its rules (any: all languages).
# Try it with:  mtfix rules test {path}
# Use it with:  mtfix fix --pack {path} FILE
about: What this pack is for.
rules:
"""
_FIXES: Mapping[str, Any] = {
    "reason": "Our style guide writes email without a hyphen.",
    "fixes": [["Send an e-mail today.", "Send an email today."]],
    "keeps": ["The mail came today."],
}
_MODELS: Mapping[str, Mapping[str, Any]] = {
    "pattern": {**_FIXES, "pattern": r"\be-mail(s?)\b", "replace": r"email\1", "case": "keep"},
    "words": {**_FIXES, "words": {"e-mail": "email", "e-mails": "emails"}},
    "repeat": {
        "reason": "The word zigzag stands here twice.",
        "words": ["zigzag"],
        "fixes": [["A zigzag zigzag line", "A zigzag line"]],
        "keeps": ["From zigzag to zigzag"],
    },
    "pairs": {
        "reason": "This bracket has no partner.",
        "safety": "flag",
        "opening": "⟦",
        "closing": "⟧",
        "flags": [["The road ⟦the old one is closed.", "⟦"]],
        "keeps": ["The road ⟦the old one⟧ is closed."],
    },
    "residue": {
        "reason": "This word was left in another script; translate it.",
        "safety": "flag",
        "scripts": ["Han"],
        "flags": [["The fair in the old town opens 今天 and will last a week.", "今天"]],
        "keeps": ["The fair in the old town opens today."],
    },
    "terms": {
        **_FIXES,
        "terms": [{"term": "email", "forbidden": ["e-mail", "E-mail"]}],
    },
    "token": {
        "reason": "Our style guide says “per day”, not “per each day”.",
        "tokens": [{"word": ["per"]}, {"word": ["each"], "mark": "yes"}, {"word": ["day"]}],
        "replace": "",
        "fixes": [["It runs twice per each day.", "It runs twice per day."]],
        "keeps": ["Each day it runs twice."],
    },
}
"""A small rule of each kind; of other kinds the first shipped rule is taken."""


def create(path: Path, kind: str, id_: str) -> None:
    """Write a new pack with one rule.

    Args:
        path: the file; its folder is made, and names the language.
        kind: the kind of the rule.
        id_: the name of the rule.

    Raises:
        UsageError: the file exists, or it or the rule cannot have this name.
        InputError: it cannot be written.
    """
    if path.exists():
        raise click.UsageError(f"{path} exists already; it is left as it is")
    check_folder(path)
    if not _ID.fullmatch(id_):
        raise click.UsageError(
            f"--id: “{id_}” is not in lower case with hyphens, such as our-terms"
        )
    if any(rule.id == id_ for rule in known()):
        raise click.UsageError(f"--id: there is a rule “{id_}” already; expected a name of its own")
    text = skeleton(path, kind, id_)
    path.parent.mkdir(parents=True, exist_ok=True)
    check_writable(path)
    with replacement(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def check_folder(path: Path, language: str | None = None) -> None:
    """Make sure that a pack will be found, and used for its language.

    Args:
        path: the file of the pack.
        language: the language that it must be for; None for any code.

    Raises:
        UsageError: it has no fitting name.
    """
    folder, stem = path.resolve().parent.name, path.stem
    if path.suffix != ".yaml":
        raise click.UsageError(f"{path}: expected a file that ends in .yaml")
    if not _LANGUAGE.fullmatch(folder) if language is None else folder != language:
        expected = path.parent / (language or "en") / f"{stem}.yaml"
        raise click.UsageError(
            f"{path}: the folder of a pack names its language; expected something like {expected}"
        )


def skeleton(path: Path, kind: str, id_: str) -> str:
    """The text of a new pack.

    Args:
        path: where it will stand.
        kind: the kind of its rule.
        id_: the name of its rule.
    """
    keys = {**RULE_KEYS, **KINDS[kind].KEYS}
    order = [*(name for name in keys if name not in _LAST), *_LAST]
    values = {"id": id_, "kind": kind, **_model(kind)}
    lines = [line for name in order for line in _key(name, keys[name], values.get(name))]
    first, *rest = ["  - " + lines[1], *("    " + line for line in lines[2:])]
    about = f"  # {_about(keys['id'])}"
    return _HEAD.format(path=path) + "\n".join([about, first, *rest]) + "\n"


def _model(kind: str) -> Mapping[str, Any]:
    """What the new rule does at first."""
    if kind in _MODELS:
        return _MODELS[kind]
    specs = loader.specs_of_folder(loader.shipped())
    spec = next((spec for spec in specs if spec.get("kind") == kind), None)
    if spec is None:
        raise click.UsageError(f"--kind: there is no rule of the kind {kind} yet to begin with")
    shown = {**spec, **{name: spec[name][:_MOST_EXAMPLES] for name in _LAST if name in spec}}
    return {name: value for name, value in shown.items() if name not in ("id", "kind", "pack")}


def _key(name: str, key: Key, value: Any) -> Iterator[str]:
    """A key with what it is for; one that the rule does not use as a comment."""
    yield f"# {_about(key)}"
    if value is None:
        yield from (f"# {line}" for line in _dumped(name, _placeholder(key)))
    else:
        yield from _dumped(name, value)


def _about(key: Key) -> str:
    choices = f" ({', '.join(key.choices)})" if len(key.choices) > 1 else ""
    return f"{key.about}{choices}"


def _dumped(name: str, value: Any) -> Iterator[str]:
    """A key and its value as YAML; what holds others, a line each."""
    if isinstance(value, Mapping):
        yield f"{name}:"
        yield from (f"  {_inline(key)}: {_inline(part)}" for key, part in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield f"{name}:"
        yield from (f"  - {_inline(part)}" for part in value)
    else:
        yield f"{name}: {_inline(value)}"


def _inline(value: Any) -> str:
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=True, width=math.inf
    )
    return text.removesuffix("...\n").rstrip("\n")


def _placeholder(key: Key) -> Any:
    one = key.choices[0] if key.choices else "…"
    return {
        "text": one,
        "regex": "…",
        "texts": [one],
        "pairs": [["…", "…"]],
        "map": {"…": "…"},
        "mappings": [{name: _placeholder(each) for name, each in key.keys.items()}],
        "number": 1,
    }[key.shape]
