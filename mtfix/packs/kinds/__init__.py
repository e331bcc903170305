"""The kinds of rule: one file a kind, one line here; a kind is loaded when a rule is of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from mtfix.packs.rule import Rule

_MODULES = {
    "pattern": "pattern:PatternRule",
    "words": "words:WordsRule",
    "token": "sequence:SequenceRule",
    "repeat": "repeat:RepeatRule",
    "pairs": "pairs:PairsRule",
    "style": "style:StyleRule",
    "encoding": "encoding:EncodingRule",
    "glued": "glued:GluedRule",
    "hyphenated": "hyphenated:HyphenatedRule",
    "width": "width:WidthRule",
    "residue": "residue:ResidueRule",
    "variants": "variants:VariantsRule",
    "expansion": "expansion:ExpansionRule",
    "lines": "lines:LinesRule",
    "terms": "terms:TermsRule",
}


class _Kinds(Mapping[str, type[Rule]]):
    """The classes by the name of their kind, each imported when it is asked for."""

    def __getitem__(self, name: str) -> type[Rule]:
        module, _, class_name = _MODULES[name].partition(":")
        kind: type[Rule] = getattr(import_module(f"{__name__}.{module}"), class_name)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


KINDS: Mapping[str, type[Rule]] = _Kinds()
"""The kinds by the name that packs give them."""
