"""Runs the rules of packs where their triggers stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from mtfix.config import Config
from mtfix.document import Document, Prose
from mtfix.edits import Edit, Flag
from mtfix.memos import remembered
from mtfix.packs.first import is_anchored
from mtfix.packs.kinds.pattern import PatternRule
from mtfix.packs.loader import chosen
from mtfix.packs.rule import Found, Rule, RuleTimeoutError, Scope, TriggeredRule, beside
from mtfix.packs.spoken import spoken
from mtfix.tokens import Token

_STOPPED = "the rule's pattern ran into its time limit on this text; it was stopped"
_LONGEST_TOKEN = 1000
"""What is longer is no prose: encoded data, a line of dots. No rule looks at it, since the triggers
of rules may take a time that grows with the square of a token's length."""
_SCOPES: Mapping[str, Scope] = {
    "paragraph": "prose", "caption": "prose", "heading": "heading", "item": "item", "cell": "cell",
}  # fmt: skip


class RuleSet:
    """Rules made ready to run together.

    Args:
        rules: in any order; conflicts between their edits are settled by `mtfix.edits.order`.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_language: dict[str, _Index] = {}

    def find(self, document: Document, language: str | None = None) -> Iterator[Edit | Flag]:
        """What the rules propose for a document.

        Args:
            document: the document.
            language: the code of its language; None to tell by the text.
        """
        prose = document.prose
        told = language or spoken(document)
        index = self._by_language.get(told)
        if index is None:
            rules = [rule for rule in self.rules if rule.language in ("any", told)]
            index = self._by_language[told] = _Index(rules)
        stopped: set[str] = set()
        for rule, found in index.matches(document, stopped):
            if not _is_welcome(rule, found, document):
                continue
            if rule.safety == "flag" or found.replacement is None:
                yield _flag(rule, found, document)
            else:
                cause = rule.cause(found)
                yield from prose.edits(found.start, found.end, found.replacement, cause)
        for rule_id in sorted(stopped):
            yield Flag(0, 0, rule_id, _STOPPED, "error")


def _flag(rule: Rule, found: Found, document: Document) -> Flag:
    start, end = document.prose.origin(found.start, found.end)
    return Flag(start, end, rule.id, rule.cause(found).reason, rule.severity)


def _is_welcome(rule: Rule, found: Found, document: Document) -> bool:
    """Rules are for prose of their language: not for code, nor where nobody writes capitals."""
    if rule.scope and _scope(document, found.start) not in rule.scope:
        return False
    if rule.ANY_SCRIPT:
        return True
    manners = document.prose.manners
    manner = manners.at(found.start)
    if not (manners.is_latin and manner.is_latin and manner.is_cased) or manner.is_code:
        return False
    return manner.is_english or rule.language != "en"


def _scope(document: Document, offset: int) -> Scope:
    if document.format == "message":
        return "message"
    return _SCOPES[document.prose.blocks.at(offset).kind]


def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


def _guarded(
    rule: Rule, findings: Iterator[Found], stopped: set[str]
) -> Iterator[tuple[Rule, Found]]:
    try:
        for found in findings:
            yield rule, found
    except RuleTimeoutError:
        stopped.add(rule.id)


class _Index:
    """The rules for one language, by the tokens that make them look."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules_for = remembered(self._decided)
        self._fitting = remembered(self._fit)
        self._everywhere: list[Rule] = []
        self._patterns: list[PatternRule] = []
        self._of_doubled: list[PatternRule] = []
        self._others: list[TriggeredRule] = []
        self._by_word: defaultdict[str, list[TriggeredRule]] = defaultdict(list)
        for rule in rules:
            if not isinstance(rule, TriggeredRule):
                self._everywhere.append(rule)
            elif isinstance(rule, PatternRule) and rule.trigger:
                (self._of_doubled if rule.is_for_doubled else self._patterns).append(rule)
            elif isinstance(rule, PatternRule):
                self._everywhere.append(rule)
            elif rule.hot_words is None:
                self._others.append(rule)
            else:
                for word in rule.hot_words:
                    self._by_word[word].append(rule)

    def matches(self, document: Document, stopped: set[str]) -> Iterator[tuple[Rule, Found]]:
        """What each rule finds in a document.

        Args:
            document: the document.
            stopped: takes up the rules whose pattern ran into its time limit; the others go on.
        """
        for rule in self._everywhere:
            yield from _guarded(rule, rule.find(document), stopped)
        patterns = (*self._patterns, *self._of_doubled)
        idle = {rule.id for rule in patterns if not rule.is_for(document.prose.text)}
        for triggered, token in self._tries(document.prose):
            if triggered.id not in idle and triggered.id not in stopped:
                yield from _guarded(triggered, triggered.at(document, token), stopped)

    def _tries(self, prose: Prose) -> Iterator[tuple[TriggeredRule, Token]]:
        """The rules that are to look closely, each with the token where it is to look."""
        text, tokens = prose.text, prose.tokens
        for distinct in (tokens.words, tokens.separators):
            for place in tokens.places(filter(self._rules_for, distinct)):
                for rule in self._fitting(place[1], *beside(text, place)):
                    yield rule, Token(*place)
        for _, second in tokens.doubled if self._of_doubled else ():
            yield from ((rule, second) for rule in self._of_doubled if rule.is_hot(second.text))

    def _fit(self, token: str, before: str, behind: str) -> Sequence[TriggeredRule]:
        """Those rules that look at a token between two characters."""
        return tuple(rule for rule in self._rules_for(token) if rule.fits(before, behind))

    @cached_property
    def _any_trigger(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """All triggers in one: those that match at the start only, and the others."""
        triggers = dict.fromkeys(rule.hot_tokens.pattern for rule in self._patterns)
        at_start = [trigger for trigger in triggers if is_anchored(trigger)]
        anywhere = [trigger for trigger in triggers if not is_anchored(trigger)]
        return _one_of(at_start), _one_of(anywhere)

    def _may_be_hot(self, token: str) -> bool:
        at_start, anywhere = self._any_trigger
        return at_start.match(token) is not None or anywhere.search(token) is not None

    def _decided(self, token: str) -> Sequence[TriggeredRule]:
        """The rules that look at a token, decided once for each distinct one."""
        if len(token) > _LONGEST_TOKEN:
            return ()
        found: list[TriggeredRule] = []
        if self._may_be_hot(token):
            found += [rule for rule in self._patterns if rule.is_hot(token)]
        found += self._by_word.get(token.lower(), ())
        found += [rule for rule in self._others if rule.is_hot(token)]
        return tuple(found)


_NO_CHOICES = Config()


@lru_cache(maxsize=64)
def rule_set(config: Config = _NO_CHOICES) -> RuleSet:
    """The shipped packs and those of the user, made ready once.

    Args:
        config: which packs there are beside the shipped ones, and what is to be trusted otherwise.

    Raises:
        PackError: a pack has a mistake.
    """
    return RuleSet(chosen(config))
