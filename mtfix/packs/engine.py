"""Runs pattern rules where their triggers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from mtfix.document import Document
from mtfix.edits import Edit, Flag
from mtfix.packs.loader import load_folder, load_pack, shipped, unique
from mtfix.packs.pattern import PatternRule, RuleTimeoutError

_MOST_REMEMBERED = 1 << 16


class RuleSet:
    """Rules made ready to run together.

    Args:
        rules: in any order; conflicts between their edits are settled by `mtfix.edits.order`.
    """

    def __init__(self, rules: Sequence[PatternRule]) -> None:
        self.rules = tuple(rules)
        self._everywhere = [rule for rule in rules if rule.trigger is None]
        self._triggered = [
            (re.compile(rule.trigger), rule) for rule in rules if rule.trigger is not None
        ]
        alternatives = "|".join(f"(?:{rule.trigger})" for _, rule in self._triggered)
        self._any_trigger = re.compile(alternatives or r"(?!)")
        self._decided: dict[str, tuple[PatternRule, ...]] = {}

    def find(self, document: Document) -> Iterator[Edit | Flag]:
        """The edits that the rules propose for a document."""
        prose = document.prose
        manners = prose.manners
        is_english = manners.is_english
        try:
            for rule, start, end, written in self._matches(document):
                manner = manners.at(start)
                if manner.is_code or not manner.is_latin or not manner.is_cased:
                    continue
                if rule.language == "en" and not (is_english and manner.is_english):
                    continue
                yield from prose.edits(start, end, written, rule.cause)
        except RuleTimeoutError as timeout:
            reason = "the rule's pattern ran into its time limit on this text; it was stopped"
            yield Flag(0, 0, str(timeout), reason, "error")

    def _matches(self, document: Document) -> Iterator[tuple[PatternRule, int, int, str]]:
        text, tokens = document.prose.text, document.prose.tokens
        for rule in self._everywhere:
            for match in rule.search(text):
                yield rule, *match
        distinct = chain(tokens.words, tokens.separators)
        hot = {token: rules for token in distinct if (rules := self._rules_for(token))}
        for token in tokens.at(hot):
            for rule in hot[token.text]:
                found = rule.match_in(text, *token.span)
                if found is not None:
                    yield rule, *found

    def _rules_for(self, token: str) -> tuple[PatternRule, ...]:
        """The rules whose trigger a token pulls, decided once for each distinct token."""
        decided = self._decided.get(token)
        if decided is None:
            decided = ()
            if self._any_trigger.search(token):
                decided = tuple(rule for trigger, rule in self._triggered if trigger.search(token))
            if len(self._decided) >= _MOST_REMEMBERED:
                self._decided.clear()
            self._decided[token] = decided
        return decided


@cache
def rule_set(packs: tuple[Path, ...] = ()) -> RuleSet:
    """The shipped packs and those of the user, made ready once.

    Args:
        packs: files or folders (``<language>/<pack>.yaml``) of further packs.

    Raises:
        PackError: a pack has a mistake.
    """
    rules = load_folder(shipped())
    for path in packs:
        rules += load_folder(path) if path.is_dir() else load_pack(path)
    return RuleSet(unique(rules))
