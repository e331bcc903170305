"""Whether a name of the user stands at a place, and is to be written there.

A name that no dictionary lists is written wherever it stands in another case. A name that is a
word too (Musk, Apple, Cook) is raised where the model's score for the place, with a bonus for being
on the list, reaches the model's lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import key_of
from mtfix.casing.lists import words
from mtfix.casing.own.names import POSSESSIVES, RULE, Match, Names
from mtfix.casing.truecasing import candidates, model
from mtfix.edits import Cause, Safety
from mtfix.language import FUNCTION_WORDS
from mtfix.tokens import WORD, Token

BONUS = 1.0
"""What a name's being on the list adds to the score of a place: more would raise “apple juice”."""

TELLING = 6.5
"""What words around add that tell a name where one of this spelling is to be expected."""


def find(names: Names, evidence: Evidence) -> Iterator[Finding]:
    """Write the names as the user has them.

    Args:
        names: the user's.
        evidence: the text's.
    """
    text = evidence.prose.text
    for match in names.at(text, evidence.prose.tokens.at(names.hot(evidence))):
        if match.written == match.found:
            continue
        context = Context(text, match.start, match.end)
        is_mentioned = context.is_quoted and len(match.form.parts) == 1
        cause = None if context.is_glued or is_mentioned else _judge(evidence, match, context)
        if cause is not None:
            yield Finding(match.start, match.end, match.written, cause)


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
    if context.right[:2] in POSSESSIVES and (begins or previous in words("prepositions")):
        return "the possessive tells a name"
    is_object = previous in words("person_objects") or context.left[-13:].lower() == "according to "
    is_alone = not behind or behind in words("conjunctions") | words("prepositions")
    return f"“{previous}” before it tells a name" if is_object and is_alone else ""
