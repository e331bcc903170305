"""Rules of LanguageTool, as far as they look at words only.

Start reading at `convert`. A rule of a ``grammar.xml`` becomes a rule of the kind ``token``, if
nothing in it asks for parts of speech, base forms or chunks, and if what it becomes does what its
own examples say. Nothing is carried over by halves: a rule without one of its exceptions would be
wrong more often than it is in LanguageTool.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mtfix.packs.engine import RuleSet
from mtfix.packs.kinds.sequence import MOST_REPEATED, MOST_SKIPPED
from mtfix.packs.spec import Spec, make
from mtfix.packs.trial import trial
from mtfix.tokens import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CARRIED = {
    "token": {
        "regexp", "negate", "min", "max", "skip", "spacebefore", "case_sensitive", "inflected",
    },
    "exception": {"regexp", "case_sensitive", "inflected", "scope"},
    "match": {"no"},
    "pattern": {"case_sensitive"},
    "antipattern": {"case_sensitive"},
}  # fmt: skip
"""The attributes that have a meaning here; a rule with any other one is not carried over."""

_ONE_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")
_PLAIN_CHOICE = re.compile(r"[\w ’'\-]+(?:\|[\w ’'\-]+)*")
_PART = re.compile(r"\{[a-z_]+\}")
_REFERENCE = re.compile(r"\\\d+")
_PIECES_OF_WORDS = ("'", "’", "'s", "’s", "n't", "n’t")


class GrammarError(ValueError):
    """A file that is no grammar of LanguageTool, or not one to be trusted; the message says why."""


class Skipped(NamedTuple):
    """A rule that was not carried over.

    Attributes:
        rule: its id in the grammar.
        line: where it stands.
        reason: why not.
    """

    rule: str
    line: int
    reason: str


class Imported(NamedTuple):
    """What became of a grammar.

    Attributes:
        specs: the rules that were carried over.
        skipped: the others, in the order of the file.
    """

    specs: Sequence[Spec]
    skipped: Sequence[Skipped]


class _NotCarriedError(Exception):
    """Something in a rule has no like here; the message is the reason."""


def convert(path: Path, language: str) -> Imported:
    """The rules of a LanguageTool grammar that need no parts of speech.

    Args:
        path: the ``grammar.xml``.
        language: the code of its language, as the folders of packs are named.

    Returns:
        Specifications of rules whose examples hold, and what was left out and why.

    Raises:
        GrammarError: the file cannot be read, is no such grammar, or declares entities that lead
            out of it or grow without bounds.
    """
    specs: list[Spec] = []
    skipped: list[Skipped] = []
    used: Counter[str] = Counter()
    for rule in _parsed(path).iter("rule"):
        name = _name(rule)
        try:
            spec = {"id": _slug(name, used), "pack": f"{language}/languagetool", **_spec(rule)}
            _try_out(spec)
            specs.append(spec)
        except _NotCarriedError as reason:
            skipped.append(Skipped(name, rule.sourceline or 0, str(reason)))
    return Imported(specs, skipped)


def to_yaml(imported: Imported) -> str:
    """A rule pack of the rules that were carried over.

    Args:
        imported: what `convert` gave.

    >>> print(to_yaml(Imported([{"id": "lt-a", "pack": "en/x", "keeps": ["No"]}], [])), end="")
    about: Rules converted from a grammar of LanguageTool; its licence holds for them.
    rules:
    - id: lt-a
      keeps: ['No']
    """
    import yaml

    rules = [
        {key: value for key, value in spec.items() if key != "pack"} for spec in imported.specs
    ]
    about = "Rules converted from a grammar of LanguageTool; its licence holds for them."
    written: str = yaml.safe_dump(
        {"about": about, "rules": rules},
        allow_unicode=True,
        sort_keys=False,
        width=100,
        default_flow_style=None,
    )
    return written


def _parsed(path: Path) -> Element:
    """The grammar. Its own text entities are put in, which grammars live on; others are errors."""
    from lxml import etree

    # The parser gives up where entities make the text several times as long.
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise GrammarError(
            f"{path}: cannot be read as a grammar of LanguageTool: {error}"
        ) from None
    if root.tag != "rules":
        raise GrammarError(f"{path}: expected a grammar with <rules>, found <{root.tag}>")
    return root


def _name(rule: Element) -> str:
    """The id of a rule; in a group, that of the group with its number there, as LanguageTool."""
    group = rule.getparent()
    if group is None or group.tag != "rulegroup":
        return str(rule.get("id", ""))
    return f"{group.get('id', '')}[{group.findall('rule').index(rule) + 1}]"


def _slug(name: str, used: Counter[str]) -> str:
    slug = "lt-" + (re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "rule")
    used[slug] += 1
    return slug if used[slug] == 1 else _slug(f"{name} again {used[slug]}", used)


def _spec(rule: Element) -> dict[str, Any]:
    """What a rule says, but for its id.

    Raises:
        _NotCarriedError: it says something that has no like here.
    """
    around = [rule, *rule.iterancestors("rulegroup", "category")]
    if any(element.get("default", "on") != "on" for element in around):
        raise _NotCarriedError("it is off in LanguageTool")
    for name in ("filter", "regexp"):
        if rule.find(name) is not None:
            raise _NotCarriedError(f"it has a <{name}>")
    pattern = rule.find("pattern")
    if pattern is None:
        raise _NotCarriedError("it has no <pattern>")
    steps = _steps(pattern)
    if not any(("word" in step or "regex" in step) and _is_single(step) for step in steps):
        raise _NotCarriedError("no token that must be there says which words it means")
    silencers = [each for element in around for each in element.findall("antipattern")]
    suggestions = _suggestions(rule, len(steps))
    said: dict[str, Any] = {"kind": "token", "reason": _reason(rule)}
    said["safety"] = "unsafe" if len(suggestions) == 1 else "flag"
    said["tokens"] = steps
    if len(suggestions) == 1:
        said |= {"replace": suggestions[0], "case": "keep"}
    if silencers:
        said["antipatterns"] = [{"tokens": _steps(each)} for each in silencers]
    return said | _examples(rule, edits=len(suggestions) == 1)


def _is_single(step: dict[str, Any]) -> bool:
    return "optional" not in step and "most" not in step


def _check_attributes(element: Element) -> None:
    name = str(element.tag)
    for attribute, value in element.attrib.items():
        is_default = (attribute, value) in (("inflected", "no"), ("scope", "current"))
        if attribute not in _CARRIED[name] or (
            attribute in ("inflected", "scope") and not is_default
        ):
            raise _NotCarriedError(f"a <{name}> asks for {attribute}=“{value}”")


def _steps(pattern: Element) -> list[dict[str, Any]]:
    """The tokens of a pattern or antipattern."""
    _check_attributes(pattern)
    is_sensitive = pattern.get("case_sensitive") == "yes"
    found = []
    for child in pattern.iterchildren("token", "marker", "and", "or", "unify", "phraseref"):
        is_marker = child.tag == "marker"
        for token in child if is_marker else [child]:
            if token.tag != "token":
                raise _NotCarriedError(f"a <{pattern.tag}> has a <{token.tag}>")
            step = _step(token, is_sensitive=is_sensitive)
            found.append(step | {"mark": "yes"} if is_marker else step)
    return found


def _step(token: Element, *, is_sensitive: bool) -> dict[str, Any]:
    _check_attributes(token)
    is_sensitive = _is_yes(token, "case_sensitive", default=is_sensitive)
    step: dict[str, Any] = {}
    text = _own_text(token)
    if text:
        is_negated = _is_yes(token, "negate")
        _add(step, token, text, "except" if is_negated else "word", is_sensitive=is_sensitive)
    for child in token:
        if child.tag != "exception":
            raise _NotCarriedError(f"a <token> has a <{child.tag}>")
        _check_attributes(child)
        text = _own_text(child)
        own = _is_yes(child, "case_sensitive", default=is_sensitive)
        if own != is_sensitive:
            raise _NotCarriedError("an <exception> has another case_sensitive than its <token>")
        _add(step, child, text, "except", is_sensitive=is_sensitive)
    if is_sensitive:
        step["case_sensitive"] = "yes"
    return step | _how_often(token)


def _add(
    step: dict[str, Any], element: Element, text: str, key: str, *, is_sensitive: bool
) -> None:
    """Add what an element says of a token: words where that is possible, else an expression."""
    is_regex = _is_yes(element, "regexp")
    if not is_regex or _PLAIN_CHOICE.fullmatch(text):
        words = text.split("|") if is_regex else [text]
        for word in words:
            if not _ONE_TOKEN.fullmatch(word) or word in _PIECES_OF_WORDS:
                raise _NotCarriedError(f"“{word}” is no token here")
        step.setdefault(key, []).extend(words)
        return
    _check_expression(text, is_sensitive=is_sensitive)
    key = "except_regex" if key == "except" else "regex"
    step[key] = f"{step[key]}|{text}" if key in step else text


def _check_expression(text: str, *, is_sensitive: bool) -> None:
    import regex

    try:
        pattern = regex.compile(text, 0 if is_sensitive else regex.IGNORECASE)
    except regex.error as error:
        raise _NotCarriedError(f"“{text}” is no regular expression here: {error}") from None
    if _PART.search(text) or "(?-" in text:
        raise _NotCarriedError(f"“{text}” means something else here")
    if any(map(pattern.fullmatch, _PIECES_OF_WORDS)) and not pattern.fullmatch("§"):
        raise _NotCarriedError(f"“{text}” matches pieces of words, which are no tokens here")


def _how_often(token: Element) -> dict[str, Any]:
    least, most, skip = (
        _number(token, "min", 1),
        _number(token, "max", 1),
        _number(token, "skip", 0),
    )
    if least not in (0, 1) or most == 0:
        raise _NotCarriedError(f"a <token> must stand {least} to {most} times")
    found: dict[str, Any] = {}
    space = token.get("spacebefore", "ignore")
    if space != "ignore":
        found["space_before"] = space
    if least == 0:
        found["optional"] = "yes"
    if most != 1:
        found["most"] = MOST_REPEATED if most < 0 else min(most, MOST_REPEATED)
    if skip:
        found["skip"] = MOST_SKIPPED if skip < 0 else min(skip, MOST_SKIPPED)
    return found


def _number(element: Element, name: str, default: int) -> int:
    said = element.get(name)
    if said is None:
        return default
    if not re.fullmatch(r"-?\d{1,9}", said):
        raise _NotCarriedError(f"{name}=“{said}” is no number")
    return int(said)


def _is_yes(element: Element, name: str, *, default: bool = False) -> bool:
    return str(element.get(name, "yes" if default else "no")) == "yes"


def _own_text(element: Element) -> str:
    return "".join([element.text or "", *(child.tail or "" for child in element)]).strip()


def _suggestions(rule: Element, steps: int) -> list[str]:
    """The distinct suggestions, as templates."""
    elements = [*rule.iterfind("message//suggestion"), *rule.iterfind("suggestion")]
    found = list(dict.fromkeys(map(_template, elements)))
    for template in found:
        if any(not 1 <= int(each[1:]) <= steps for each in _REFERENCE.findall(template)):
            raise _NotCarriedError(f"the suggestion “{template}” names a token that is not there")
    return found


def _template(suggestion: Element) -> str:
    parts = [suggestion.text or ""]
    for child in suggestion:
        if child.tag != "match" or set(child.attrib) != {"no"} or _own_text(child):
            raise _NotCarriedError("its suggestion changes the form of a word")
        parts += [f"\\{child.get('no')}", child.tail or ""]
    return "".join(parts)


def _reason(rule: Element) -> str:
    """The message, with an ellipsis for what it would insert."""
    message = rule.find("message")
    parent = rule.getparent()
    name = rule.get("name") or (parent.get("name") if parent is not None else "")
    if message is None:
        return name or "LanguageTool has a rule for this."
    for element in message.iter("suggestion"):
        element.text = f"“{element.text or ''}"
        last = element[-1] if len(element) else None
        if last is None:
            element.text += "”"
        else:
            last.tail = f"{last.tail or ''}”"
    for element in message.iter("match"):
        element.text = "…"
    return " ".join(_REFERENCE.sub("…", "".join(message.itertext())).split())


def _examples(rule: Element, *, edits: bool) -> dict[str, Any]:
    """The examples of a rule as ours: fixes or flags, and texts that it keeps."""
    shown: list[list[str]] = []
    keeps: list[str] = []
    corrected: list[str] = []
    for example in rule.iterfind("example"):
        before, marked, behind = _parts(example)
        correction = example.get("correction")
        if correction is None and example.get("type", "correct") == "correct":
            keeps.append(before + marked + behind)
        elif marked and example.get("type") != "triggers_error":
            repaired = before + (correction or "").split("|")[0] + behind
            text = before + marked + behind
            shown.append([text, repaired if edits else marked])
            corrected += [repaired] if correction else []
    keeps = list(dict.fromkeys(keeps or corrected))
    if not shown or not keeps:
        raise _NotCarriedError("it has no example of what it finds, or none of what is right")
    return {"fixes" if edits else "flags": shown, "keeps": keeps}


def _parts(example: Element) -> tuple[str, str, str]:
    """The text before the marker of an example, in it, and behind it."""
    marker = example.find("marker")
    if marker is None:
        return _line("".join(example.itertext())), "", ""
    return _line(example.text or ""), _line("".join(marker.itertext())), _line(marker.tail or "")


def _line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)


def _try_out(spec: Spec) -> None:
    """See whether a rule does what its examples say.

    Raises:
        _NotCarriedError: it does not.
    """
    try:
        rule = make(spec)
    except ValueError as error:
        raise _NotCarriedError(str(error)) from None
    for failure in trial(rule, RuleSet([rule])):
        raise _NotCarriedError(
            f"an example of it does not hold ({failure.key}): “{failure.text}” gives"
            f" “{failure.found}”; expected “{failure.expected}”"
        )
