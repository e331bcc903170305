"""A user's own names: written as the user has them; and words whose case the user wants kept.

A name that no dictionary lists is written wherever it stands in another case. A name that is a
word too (Musk, Apple, Cook) is raised where the model's score for the place, with a bonus for being
on the list, reaches the model's lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from mtfix.casing import candidates, model
from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon, key_of
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.config import Config
from mtfix.edits import Cause, Edit, Safety
from mtfix.language import FUNCTION_WORDS
from mtfix.tokens import WORD, Token

RULE = "case-own-name"

BONUS = 1.0
"""What a name's being on the list adds to the score of a place: more would raise “apple juice”."""

TELLING = 6.5
"""What words around add that tell a name where one of this spelling is to be expected."""

_REACH = 80
_POSSESSIVES = ("'s", "’s")
_ENDS = ("", "!", "?", ".")


class Form(NamedTuple):
    """A name of the list.

    >>> Form.of("Elon  Musk")
    Form(text='Elon Musk', key='elon musk', lead=0, parts=('elon', 'musk'))
    """

    text: str
    key: str
    """The name as it is compared."""
    lead: int
    """Where its first word begins: behind the point of .NET."""
    parts: tuple[str, ...]
    """Its words in lower case."""

    @classmethod
    def of(cls, form: str) -> Form:
        """A name as the user has written it."""
        text = " ".join(form.split())
        first = WORD.search(text)
        lead = first.start() if first else 0
        return cls(text, _folded(text), lead, tuple(map(key_of, WORD.findall(text))))

    def is_word(self, lexicon: Lexicon) -> bool:
        """Whether a dictionary has the name, or each of its words, in lower case.

        Signs make a name of words (C#, .NET, Booking.com), but for those that end sentences.
        """
        first, *inner, last = WORD.split(self.text)[::2]
        return (
            not first
            and set(inner) <= {" "}
            and last in _ENDS
            and all(
                part in FUNCTION_WORDS or lexicon.knows(part) & Known.LOWER for part in self.parts
            )
        )


class Match(NamedTuple):
    """A place where a name of the list stands, in whatever case."""

    start: int
    end: int
    found: str
    """What stands there."""
    form: Form

    @property
    def written(self) -> str:
        """What is to stand there: the user's letters, the text's apostrophes and white space."""
        pairs = zip(self.found, self.form.text, strict=True)
        return "".join(form if form.isalnum() else found for found, form in pairs)


class Names:
    """A user's names, ready to be found.

    Args:
        forms: the names as they are written.

    >>> names = Names(("SpaceX", "Elon Musk"))
    >>> [match.written for match in names.matches("when elon musk founded spacex")]
    ['Elon Musk', 'SpaceX']
    """

    def __init__(self, forms: Iterable[str]) -> None:
        by_key = {form.key: form for form in map(Form.of, forms) if form.parts}
        self._forms: defaultdict[str, list[Form]] = defaultdict(list)
        for form in sorted(by_key.values(), key=lambda form: -len(form.key)):
            self._forms[base(form.parts[0])].append(form)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def matches(self, text: str) -> Iterator[Match]:
        """All places of a text where a name stands, none inside another."""
        tokens = (Token(found.start(), found[0]) for found in WORD.finditer(text))
        return self.at(text, tokens)

    def at(self, text: str, tokens: Iterable[Token]) -> Iterator[Match]:
        """The names that stand at some tokens of a text, none inside another.

        Args:
            text: the text.
            tokens: words of it, in order.
        """
        end = 0
        for token in tokens:
            match = self._match(text, token) if token.start >= end else None
            if match is not None and match.start >= end:
                end = match.end
                yield match

    def hot(self, evidence: Evidence) -> set[str]:
        """The words of the text with which a name may begin."""
        vocabulary = evidence.vocabulary
        spellings = (s for first in self._forms for s in (first, first.replace("'", "’")))
        return {token for spelling in spellings for token in vocabulary.get(spelling, ())}

    def find(self, evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
        """Write the names as the user has them."""
        for match in self.at(evidence.prose.text, tokens):
            if match.written == match.found:
                continue
            context = Context(evidence.prose.text, match.start, match.end)
            is_mentioned = context.is_quoted and len(match.form.parts) == 1
            cause = None if context.is_glued or is_mentioned else _judge(evidence, match, context)
            if cause is not None:
                yield Finding(match.start, match.end, match.written, cause)

    def _match(self, text: str, token: Token) -> Match | None:
        for form in self._forms.get(base(key_of(token.text)), ()):
            start = token.start - form.lead
            end = start + len(form.text)
            found = text[max(0, start) : end]
            is_whole = len(found) == len(form.text) and _ends_word(text, end)
            if is_whole and _folded(found) == form.key:
                return Match(start, end, found, form)
        return None


@lru_cache(maxsize=64)
def names_of(config: Config) -> Names:
    """A user's names, made ready once; none if the rule is not wanted."""
    return Names(() if RULE in config.disable else config.names)


def prevailing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that meet a sure one of the user's own names."""
    found = list(findings)
    taken = [f for f in found if f.cause.rule == RULE and f.cause.safety == "safe"]
    letters = {at for finding in taken for at in range(finding.start, finding.end)}
    for finding in found:
        is_own = finding.cause.rule == RULE
        if is_own or letters.isdisjoint(range(finding.start, finding.end)):
            yield finding


class Guard:
    """Refuses changes of case that the user does not want, whichever rule proposes them.

    Args:
        config: the user's choices.

    >>> guard = Guard(Config(names=("iPhone",), keep=frozenset({"npm"})))
    >>> cause = Cause("sentence-start", "a sentence begins")
    >>> guard.refuses("It is. npm is. iPhone is.", Edit(7, 8, "N", (cause,)))
    True
    >>> guard.refuses("It is. npm is. iPhone is.", Edit(15, 16, "I", (cause,)))
    True
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    @cached_property
    def _keep(self) -> frozenset[str]:
        return frozenset(map(key_of, self._config.keep))

    def refuses(self, text: str, edit: Edit) -> bool:
        """Whether an edit changes the case of a word to keep, or of a name that stands rightly."""
        if not self._config.keep and not self._config.names:
            return False
        old = text[edit.start : edit.end]
        if old == edit.replacement or old.lower() != edit.replacement.lower():
            return False
        low = max(0, edit.start - _REACH)
        window = text[low : edit.end + _REACH]
        start, end = edit.start - low, edit.end - low
        return self._is_kept(window, start, end) or self._is_right(window, start, end, edit)

    def _is_kept(self, text: str, start: int, end: int) -> bool:
        return any(
            found.start() < end and start < found.end() and self._keeps(key_of(found[0]))
            for found in WORD.finditer(text)
        )

    def _keeps(self, word: str) -> bool:
        return word in self._keep or base(word) in self._keep

    def _is_right(self, text: str, start: int, end: int, edit: Edit) -> bool:
        if any(cause.rule == RULE for cause in edit.causes):
            return False
        return any(
            match.start < end and start < match.end and match.written == match.found
            for match in names_of(self._config).matches(text)
        )


def _judge(evidence: Evidence, match: Match, context: Context) -> Cause | None:
    """Why a name is to be written there as the user has it; None if it is none there."""
    reason = f"your list of names has “{match.form.text}”"
    if not match.form.is_word(evidence.lexicon):
        in_capitals = match.found.isupper() and is_among_capitals(context)
        return None if in_capitals else Cause(RULE, reason)
    if match.found != match.found.lower():
        is_half = len(match.form.parts) > 1 and _has_capital(match, context)
        return Cause(RULE, reason) if is_half else None
    return _judge_word(evidence, match, context, reason)


def _has_capital(match: Match, context: Context) -> bool:
    """Whether the text has a capital of the name where a capital tells something."""
    skipped = 1 if context.starts_sentence else 0
    pairs = zip(match.found.split()[skipped:], match.form.text.split()[skipped:], strict=True)
    return not match.found.isupper() and any(
        found == form and form != form.lower() for found, form in pairs
    )


def is_among_capitals(context: Context) -> bool:
    """Whether a word stands in a line in capitals, or beside a word in capitals.

    >>> [is_among_capitals(Context(text, 4, 10)) for text in ("THE SPACEX JET", "the SPACEX jet")]
    [True, False]
    """
    sides = context.left.rpartition("\n")[2], context.right.partition("\n")[0]
    beside = [word for word in (context.previous, context.next) if len(word) > 1]
    return not any(map(str.islower, "".join(sides))) or any(map(str.isupper, beside))


def _judge_word(evidence: Evidence, match: Match, context: Context, reason: str) -> Cause | None:
    """A name that is a word too, in lower case: the model and the words around decide."""
    scores = [] if context.starts_sentence else list(_scores(evidence, match))
    if not scores:
        return None
    told = _told_by(context)
    score = max(scores) + _bonus(match, context, told)
    judge = model.english()
    if score < judge.unsafe:
        return None
    safety: Safety = "safe" if score >= judge.safe else "unsafe"
    return Cause(RULE, f"{reason}; {told}" if told else reason, safety)


def _scores(evidence: Evidence, match: Match) -> Iterator[float]:
    """The model's scores for those words of a name that have a capital in it."""
    judge = model.english()
    text = evidence.prose.text
    tokens = []
    for part in WORD.finditer(match.form.text):
        if part[0] != part[0].lower() and key_of(part[0]) not in FUNCTION_WORDS:
            token = WORD.match(text, match.start + part.start())
            tokens += [Token(token.start(), token[0])] if token else []
    for place in candidates.places(evidence, tokens):
        known = candidates.known_features(evidence, place)
        yield (
            judge.intercept
            + judge.sum(known)
            + judge.sum(candidates.place_features(evidence, place))
        )


def _bonus(match: Match, context: Context, told: str) -> float:
    """What the list and the words around add: nothing where an article tells the common noun."""
    previous = context.previous.lower()
    is_name_of_the = previous == "the" and len(match.form.parts) > 1
    if previous in words("after_articles") and not is_name_of_the:
        return 0.0
    return BONUS + TELLING if told else BONUS


def _told_by(context: Context) -> str:
    """What tells that a name stands here, in words; empty if nothing does."""
    previous, behind = context.previous.lower(), context.next.lower()
    begins = not previous or previous in words("conjunctions") or context.previous[0].isupper()
    if begins and behind in words("person_verbs"):
        return f"“{behind}” behind it tells a name"
    if context.right[:2] in _POSSESSIVES and (begins or previous in words("prepositions")):
        return "the possessive tells a name"
    is_object = previous in words("person_objects") or context.left[-13:].lower() == "according to "
    is_alone = not behind or behind in words("conjunctions") | words("prepositions")
    return f"“{previous}” before it tells a name" if is_object and is_alone else ""


def _folded(text: str) -> str:
    """A text as names are compared, letter by letter."""
    return key_of(text).translate(_SPACES)


_SPACES = str.maketrans("\n\t\N{NO-BREAK SPACE}", "   ")


def _ends_word(text: str, end: int) -> bool:
    """Whether no word goes on at a place, but for a possessive ending.

    >>> [_ends_word("musk" + rest, 4) for rest in (" is", "'s", "-like", "y", "'ll", "-", "'")]
    [True, True, False, False, False, True, True]
    """
    rest = text[end : end + 3]
    if rest[:2] in _POSSESSIVES:
        return not rest[2:].isalnum()
    if rest[:1] in ("-", "'", "’"):
        return not rest[1:2].isalnum()
    return not rest[:1].isalnum() and rest[:1] != "_"
