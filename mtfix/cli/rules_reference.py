"""What ``mtfix rules reference`` prints: the reference of all rules as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mtfix.cli.rules_known import Known
from mtfix.cli.rules_table import long_rate, visible
from mtfix.cli.rules_text import examples, scope
from mtfix.packs import loader

_HEAD = """\
# The rules

Made by `mtfix rules reference > docs/rules.md`; do not edit it by hand.

Safe rules edit without asking, unsafe ones with `--unsafe` only, and those that flag change
nothing. Where a rule is safe or unsafe, each place decides. `mtfix explain RULE` says how to have
a rule otherwise.
"""
_LANGUAGES = {
    "any": "All languages", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
}  # fmt: skip
_ABOUT = {
    "casing": "Capitals that were lost or are too many; docs/casing.md tells how they are found.",
    "conversion": "What a change of format does; it is only made where `--to` asks for it.",
    "glossary": "What a glossary asks for; it is given with `--glossary`.",
    "grammar": "What LanguageTool says; it is asked with `--grammar`. Its rules are not listed:"
    " `lt` stands for all of them, and `mtfix explain lt-en-a-vs-an` explains one.",
    "links": "Links and addresses that were pulled apart.",
    "markup": "HTML tags and references that were damaged, and what was lost with them.",
    "source": "What only the original text can tell; it is given with `--source`.",
    "suppression": "What is wrong with comments that turn rules off; see docs/suppression.md.",
}
_TICKS = re.compile("`+")


def reference(rules: Sequence[Known]) -> str:
    """The reference of rules.

    Args:
        rules: by language and family, as `mtfix.cli.rules_known.known` gives them.
    """
    families = [(key, list(group)) for key, group in groupby(rules, key=_family)]
    lines = [_HEAD, *_contents(families)]
    spoken = ""
    for (language, family), group in families:
        if language != spoken:
            lines += ["", f"## {_language(language)}"]
            spoken = language
        lines += ["", f"### {family} ({language})", "", _about(group[0])]
        lines += [line for rule in group for line in _rule(rule)]
    return "\n".join(lines) + "\n"


def _family(rule: Known) -> tuple[str, str]:
    return rule.language, rule.family


def _contents(families: Sequence[tuple[tuple[str, str], Sequence[Known]]]) -> Iterator[str]:
    for (language, family), group in families:
        links = ", ".join(f"[{rule.id}](#{rule.id})" for rule in group)
        yield f"- {_language(language)}, {family}: {links}"


def _language(code: str) -> str:
    return _LANGUAGES.get(code, code)


def _about(rule: Known) -> str:
    """What a family is for: what its pack says."""
    if rule.rule is None:
        return _ABOUT[rule.family]
    import yaml

    pack = yaml.safe_load((loader.shipped() / f"{rule.rule.pack}.yaml").read_text(encoding="utf-8"))
    return str(pack["about"])


def _rule(rule: Known) -> Iterator[str]:
    trusted = " or ".join(rule.safety)
    fixes, flags, keeps = examples(rule)
    yield from ("", f"#### {rule.id}", "", rule.reason, "")
    yield f"{trusted}; {scope(rule)}; kind {rule.kind}; measured: {long_rate(rule.rate)}"
    yield ""
    yield from (f"- evidence: {said}" for said in (rule.rule.evidence if rule.rule else ()))
    yield from (f"- {_code(old)} → {_code(new)}" for old, new in fixes)
    yield from (f"- flags {_code(part)} in {_code(text)}" for text, part in flags)
    yield from (f"- keeps {_code(text)}" for text in keeps)


def _code(text: str) -> str:
    """A text as code of Markdown, whatever signs it has.

    >>> _code("a"), _code("a `b` c"), _code("")
    ('`a`', '`` a `b` c ``', 'nothing')
    """
    text = visible(text)
    if not text:
        return "nothing"
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest or text != text.strip() else ""
    return f"{fence}{space}{text}{space}{fence}"
