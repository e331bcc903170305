"""All that is known of one rule as text, for those who write rules and those who meet them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mtfix import rulebook
from mtfix.cli.rules_known import OFF, Known
from mtfix.cli.rules_table import long_rate, trust, visible
from mtfix.packs import loader
from mtfix.packs.rule import Rule
from mtfix.reports import style

Pairs = Sequence[tuple[str, str]]

_OTHERWISE = {
    "safe": "make its edits without asking",
    "unsafe": "make its edits with --unsafe only",
    "flag": "only point to the places",
}


def shown(rule: Known, packs: Sequence[Path], *, color: bool) -> str:
    """Everything about a rule.

    Args:
        rule: the rule.
        packs: files and folders of packs beside the shipped ones.
        color: whether to colour it for a terminal.
    """
    fields = dict(_fields(rule, packs))
    size = max(map(len, fields))
    lines = [style.paint(rule.id, style.BOLD, on=color)]
    for name, values in fields.items():
        for index, value in enumerate(values):
            label = "" if index else name
            lines.append(f"  {style.paint(label.ljust(size), style.DIM, on=color)}  {value}")
    for title, examples in _examples(rule):
        lines += [f"  {style.paint(title, style.DIM, on=color)}"]
        lines += [f"    {line}" for example in examples for line in example]
    return "".join(f"{line}\n" for line in lines)


def _fields(rule: Known, packs: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    yield "pack", _files(rule.rule, packs) if rule.rule else ["none: this rule is code"]
    yield "family", [rule.family]
    yield "kind", [rule.kind]
    yield "language", [rule.language]
    yield "scope", [scope(rule)]
    yield "safety", [trust(rule)]
    if rule.rule and "flag" in rule.safety:
        yield "severity", [rule.rule.severity]
    yield "reason", [rule.reason]
    yield "measured", [long_rate(rule.rate)]
    for name in rule.rule.KEYS if rule.rule else ():
        value = getattr(rule.rule, name)
        if value not in (None, "", ()):
            yield name, list(_said(value))


def scope(rule: Known) -> str:
    """Where a rule applies."""
    return ", ".join(rule.rule.scope) if rule.rule and rule.rule.scope else "everywhere"


def _said(value: Any) -> Iterator[str]:
    """What stands behind a key, a line for each part."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield f"{key} → {', '.join(_said(part)) or '(nothing)'}"
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield "; ".join(_said(part))
    else:
        text = visible(str(value))
        yield text if text == text.strip() else f"“{text}”"


def _files(rule: Rule, packs: Sequence[Path]) -> list[str]:
    """The file that a rule stands in, and the places where others change it."""
    found: list[str] = []
    for path in (loader.shipped(), *packs):
        specs = loader.specs_of_folder(path) if path.is_dir() else loader.specs_of_pack(path)
        own = any(spec.get("id") == rule.id for spec in specs)
        if own:
            found.append(str(path / f"{rule.pack}.yaml" if path.is_dir() else path))
        found += [f"changed in {spec['where']}" for spec in specs if spec.get("extend") == rule.id]
    return found


def _examples(rule: Known) -> Iterator[tuple[str, list[list[str]]]]:
    fixes, flags, keeps = examples(rule)
    if fixes:
        yield "fixes", [[f"{visible(old)} → {visible(new)}"] for old, new in fixes]
    if flags:
        yield "flags", [[f"“{visible(part)}” in: {visible(text)}"] for text, part in flags]
    if keeps:
        yield "keeps", [[visible(text)] for text in keeps]


def examples(rule: Known) -> tuple[Pairs, Pairs, Sequence[str]]:
    """What a rule fixes, flags, and keeps."""
    if rule.rule:
        return rule.rule.fixes, rule.rule.flags, rule.rule.keeps
    example = rulebook.ENTRIES[rule.id].example
    return ([(example.before, example.after)] if example else []), [], []


def explained(rule: Known, *, color: bool) -> str:
    """A rule for its readers: what it repairs, why it may, and how to turn it off.

    Args:
        rule: the rule.
        color: whether to colour it for a terminal.
    """
    lines = [f"{style.paint(rule.id, style.BOLD, on=color)}: {rule.reason}", ""]
    for title, paragraph in _paragraphs(rule):
        lines += [
            style.paint(title, style.BOLD, on=color),
            *(f"  {line}" for line in paragraph),
            "",
        ]
    return "".join(f"{line}\n" for line in lines[:-1])


def _paragraphs(rule: Known) -> Iterator[tuple[str, list[str]]]:
    if rule.rule and rule.rule.evidence:
        yield "What it goes by", list(rule.rule.evidence)
    fixes, flags, keeps = examples(rule)
    if fixes:
        yield (
            "What it repairs",
            [
                f"{sign} {visible(text)}"
                for pair in fixes
                for sign, text in zip(" →", pair, strict=True)
            ],
        )
    if flags:
        yield (
            "What it points to",
            [f"“{visible(part)}” in: {visible(text)}" for text, part in flags],
        )
    if keeps:
        yield "What it leaves alone", [visible(text) for text in keeps]
    spoken = "any language" if rule.language == "any" else f"the language {rule.language}"
    yield "Where it applies", [f"{scope(rule)}, in text of {spoken}"]
    yield "How far it is trusted", [trust(rule), f"measured: {long_rate(rule.rate)}"]
    if rule.family != "conversion":
        yield "How to have it otherwise", list(_otherwise(rule))


def _otherwise(rule: Known) -> Iterator[str]:
    if rule.safety == OFF:
        yield f"mtfix fix --select {rule.id}  have only this rule"
        return
    ways = {
        f"--disable {rule.id}": "leave it out",
        f"--disable {rule.family}": f"leave out the whole family {rule.family}",
    }
    if rule.is_tractable and "flag" not in rule.safety:
        others = {
            trusted: said for trusted, said in _OTHERWISE.items() if trusted not in rule.safety
        }
        ways |= {f"--safety {rule.id}={trusted}": said for trusted, said in others.items()}
    size = max(map(len, ways))
    for way, effect in ways.items():
        yield f"mtfix fix {way.ljust(size)}  {effect}"
