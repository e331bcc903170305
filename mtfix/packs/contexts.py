"""What must stand around a pattern, and what a reason adds when that was the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mtfix.packs.rule import Key

if TYPE_CHECKING:
    import regex

GUARD_KEYS = {
    "before": Key("what must stand right before the match", "regex"),
    "behind": Key("what must stand right behind it", "regex"),
    "not_before": Key("what must not stand right before it", "regex"),
    "not_behind": Key("what must not stand right behind it", "regex"),
}
"""What a rule, or one of its contexts, may ask for beside the match."""

CONTEXT_KEYS = {
    "pattern": Key("what is looked for here, if not the rule's own pattern", "regex"),
    **GUARD_KEYS,
    "because": Key("a sentence that the reason adds where this context was the evidence"),
    "fixes": Key("pairs [broken, repaired], as at the rule", "pairs"),
    "flags": Key("pairs [text, the part that is flagged], as at the rule", "pairs"),
    "keeps": Key("texts that the rule leaves alone", "texts"),
}
"""The keys of each mapping of ``contexts``; its examples are examples of the rule."""

_AHEAD = ("(?<={})", "before"), ("(?<!{})", "not_before")
_BEHIND = ("(?={})", "behind"), ("(?!{})", "not_behind")


@dataclass(frozen=True)
class Context:
    """A pattern between its guards.

    Attributes:
        pattern: a regular expression of the `regex` module.
        guards: what must and must not stand beside its match; by the names of `GUARD_KEYS`.
        because: what the reason adds where this was the evidence.

    >>> Context("b", ({"before": "a"}, {"not_behind": "c"})).written
    '(?<=a)(?:b)(?!c)'
    """

    pattern: str
    guards: Sequence[Mapping[str, str | None]]
    because: str = ""

    @property
    def written(self) -> str:
        """The whole expression."""
        return f"{self._beside(_AHEAD)}(?:{self.pattern}){self._beside(_BEHIND)}"

    @property
    def matching(self) -> str:
        """The parts of it that take part in a match, whose groups can be asked for."""
        beside = (guard.get(name) for guard in self.guards for name in ("before", "behind"))
        return "".join(filter(None, (self.pattern, *beside)))

    def _beside(self, sides: Sequence[tuple[str, str]]) -> str:
        found = ((form, guard.get(name)) for guard in self.guards for form, name in sides)
        return "".join(form.format(said) for form, said in found if said)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression, made ready when it is first tried: that is slow."""
        import regex

        return regex.compile(self.written)
