"""Function words, verbs and adverbs with a stray capital: the words beside them tell.

``lined With``, ``will Make the``, ``because They``: what stands there goes on with the sentence,
and is part of no name.
"""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.casing.overcap import modals
from mtfix.casing.overcap.clauses import (
    ARTICLES,
    is_finite,
    is_last_clause,
    is_phrase,
    is_plain_behind,
    is_short_infinitive,
    is_subject_so_far,
    is_verse,
    small_words_before,
)
from mtfix.casing.overcap.joined import (
    JOINING,
    TWO_BEHIND,
    behind_name,
    is_doubled,
    of_them,
    why_joining,
)
from mtfix.casing.overcap.locatives import BE
from mtfix.edits import Cause
from mtfix.patterns import compiled

_BEFORE_ARTICLES = frozenset("also always even just longer never not only still such".split())
_GRADED = frozenset("flat grade level levels list major minor sharp team".split())
"""Behind them A is a letter: ``it is not A minor``."""

_PHRASES = frozenset(
    """About According Across After Against Along Among And Around At Before Behind Between But
    By Despite During Every For From In Into Near Of On Onto Or Over Per Through Throughout To
    Toward Towards Under Until Up Upon With Within Without""".split()
)
_ASKED = frozenset(
    """ask asked asks clear explain explained explains knew know known knows learned learnt remember
    showed shown shows understand understood wonder wondered wonders""".split()
)
"""Words behind which a question is put in: ``it is not known How the fire started``."""

_TOLD = frozenset("believed considered known reported rumoured said thought understood".split())
_QUESTIONS = frozenset({"How", "Why"})
HOT = _QUESTIONS | {"Every", "Per"}
"""Words that are looked at beside those of lists."""

BEHIND_YEARS = frozenset({"He", "It", "She", "They", "We"})
"""Pronouns that are looked at behind a number, too."""

_YEAR_OPENS = compiled(r"(?:^|[.!?] |\n)(?:By|In|Since|Until)(?: [A-Z][a-z]+)? (?:1\d|20)\d\d $")
_SUBORDINATORS = frozenset(
    "After Although Because Before If Since Though Unless Until When Where Whether While".split()
)
_BEHIND_PARTICIPLES = frozenset("Against By For From Into On To With".split())
_PRESENT = frozenset("Are Become Cannot Is Must Of Should Than".split())
"""Words that stand behind a name in titles too: ``Life Is …``."""

_IS = frozenset({"is", "was", "will", "would", "means", "makes"})
_MENTIONED = frozenset({"called", "entitled", "named", "titled", "word", "words"})
_REACH = 3
_SENTENCE_SO_FAR = compiled(r"(?:^|[.!?] |\n)[A-Z][a-z'’]*(?:,? (?:[a-z'’-]+|\d[\d.,]*))* $")
_NAME_SOON = compiled(r"(?: [a-z'’-]+){1,2} [A-Z]")
_SHORT_CLAUSE = compiled(r"(?: [a-z'’-]+){2},? [a-z]")
_QUESTION = compiled(r"[^.!?\n]*\?")
_PRONOUN = compiled(
    r"(?:^|[.!] |\n)(?:It|He|She|They|We|You|I|This|That|There|These|Those|Which) $"
)
_NAME_BEFORE = compiled(r"(?:[a-z],? |[.!] |\n|^)[A-Z][a-z]{2,} $")


def cause(context: Context) -> Cause | None:
    """Why a word loses its capital, from what stands beside it; there is no comma before it.

    Args:
        context: where the word stands, with a word in lower case behind it.
    """
    word, before = context.word, small_words_before(context)
    if told := _behind_year(context) or of_them(context):
        return told
    if word in JOINING | _PHRASES and not before:
        return behind_name(context)
    if word in modals.HOT:
        return modals.cause(context)
    if word.lower() in ARTICLES and before and before[0] in _BEFORE_ARTICLES:
        return _article(context)
    if word in words("auxiliaries"):
        return _auxiliary(context, before)
    return _by_neighbours(context, before)


def _behind_year(context: Context) -> Cause | None:
    """``In 2019 He moved``, ``In June 2019 They sold``"""
    if context.word not in BEHIND_YEARS or not is_finite(context.next):
        return None
    if not _YEAR_OPENS.search(context.left):
        return None
    return Cause("overcap", f"“{context.word.lower()}” begins no sentence behind a year")


def _by_neighbours(context: Context, before: list[str]) -> Cause | None:
    """What tells of any other word: what stands right before, or up to the end of the sentence."""
    word = context.word
    if is_doubled(context):
        return Cause("overcap", f"“{word.lower()}” stands here twice")
    if not _is_use(before):
        return None
    if joined := _why_joined(context, before[0]):
        return Cause("overcap", joined)
    if not _is_far_before(context, before):
        return None
    is_plain = is_plain_behind(context.right) or _is_short(context, before[0])
    reason = _why_small(context, before[0]) if is_plain else ""
    if reason:
        return Cause("overcap", reason, "unsafe" if _may_be_title(word, before[0]) else "safe")
    phrase = _why_phrase(context) or why_joining(context)
    return Cause("overcap", phrase) if phrase else None


def _article(context: Context) -> Cause | None:
    """``is no longer An option``, ``not A problem``; not ``is not A major``."""
    if context.next in _GRADED or not context.next.islower() or is_verse(context):
        return None
    return Cause("overcap", f"no sentence begins behind “{context.previous}”")


def _auxiliary(context: Context, before: list[str]) -> Cause | None:
    """``small and Has``, ``It Was``, ``Anna Had been``."""
    word = context.word
    reason = f"“{word.lower()}” in mid-sentence is part of no name"
    if _QUESTION.match(context.right):
        return None
    if _PRONOUN.search(context.left):
        return Cause("overcap", reason) if TWO_BEHIND.match(context.right) else None
    if word not in _PRESENT and _NAME_BEFORE.search(context.left):
        return Cause("overcap", reason) if is_plain_behind(context.right) else None
    is_name = _NAME_SOON.match(context.right) and len(before) < _REACH
    return Cause("overcap", reason) if _is_use(before) and not is_name else None


def _is_use(before: list[str]) -> bool:
    """Whether the word before does not announce a name, a letter or a word that is mentioned."""
    return bool(before) and len(before[0]) > 1 and before[0] not in words("works") | _MENTIONED


def _is_far_before(context: Context, before: list[str]) -> bool:
    """Whether no other capital stands before, so that the word is part of no name or title."""
    return len(before) >= _REACH or _SENTENCE_SO_FAR.search(context.left) is not None


def _is_short(context: Context, before: str) -> bool:
    """Whether little follows, and that is enough: ``because it rained, while``, ``and Her dog.``"""
    if context.word in _SUBORDINATORS:
        return _SHORT_CLAUSE.match(context.right) is not None
    is_open = context.word in words("sentence_words") and before in words("open_words")
    return is_open and TWO_BEHIND.match(context.right) is not None


def _why_small(context: Context, before: str) -> str:
    """What tells that a word which may begin a sentence, or be a noun, is neither here."""
    word = context.word
    is_open = before in words("open_words") | words("introducers")
    if word in words("sentence_words") and is_open:
        return f"no sentence begins behind “{before}”"
    if word in words("verbs") and context.next in words("objects") and _is_verb(context, before):
        return f"a verb between “{before}” and “{context.next}”"
    is_adverb = word.endswith("ly") and context.next.endswith("ed")
    if is_adverb and before in words("open_words") - words("determiners"):
        return f"an adverb between “{before}” and “{context.next}”"
    return _why_together(context, before) or _why_going_on(context)


def _why_together(context: Context, before: str) -> str:
    """What tells that a word belongs to the one before: ``has To``, ``lined With``."""
    word = context.word
    is_pair = (
        (word == "To" and before in words("infinitive_heads") - {"way", "time"})
        or (word in _BEHIND_PARTICIPLES and _is_participle(context) and not is_verse(context))
        or (word in _QUESTIONS and before in _ASKED and not _QUESTION.match(context.right))
        or (word == "As" and any(it.word == "as" for it in context.before[1:3]))
    )
    return f"“{before} {word.lower()}” belong together" if is_pair else ""


def _why_joined(context: Context, before: str) -> str:
    """What tells that a word belongs to the verb before: ``explained That``, ``were said To``."""
    word = context.word
    is_clause = word == "That" and before in words("that_heads") and context.next not in _IS
    is_told = word == "To" and before in _TOLD and _is_passive(context)
    return f"“{before} {word.lower()}” belong together" if is_clause or is_told else ""


def _is_passive(context: Context) -> bool:
    """``were said To have``"""
    return len(context.before) > 1 and context.before[1].word in BE


def _is_participle(context: Context) -> bool:
    """Whether a participle stands before: ``lined``, ``is taken``."""
    (before, _), *more = context.before
    if before.endswith("ed"):
        return True
    return before in words("participles") and bool(more) and more[0].word in BE


def _why_going_on(context: Context) -> str:
    """What tells that a clause goes on with a word that may begin a sentence."""
    word = context.word
    if word == "And" and is_finite(context.next):
        return f"no sentence begins with “and {context.next}”"
    if is_verse(context):
        return ""
    if word == "To" and is_short_infinitive(context.right):
        return f"what follows “to {context.next}” has no main clause"
    if word == "Which" and context.next.endswith("ed") and not _QUESTION.match(context.right):
        return f"“which {context.next}” goes on with the sentence"
    if word in _SUBORDINATORS and is_last_clause(context):
        return f"the clause behind “{word.lower()}” has no other behind it"
    return ""


def _why_phrase(context: Context) -> str:
    """``an old man From the north.``: what follows up to the end of the sentence has no verb."""
    word = context.word
    is_reason = word == "Because" and context.next == "of"
    if not (word in _PHRASES or is_reason) or is_verse(context):
        return ""
    if is_phrase(context.right.removeprefix(" of") if is_reason else context.right):
        return f"what follows “{word.lower()}” is no sentence"
    if is_subject_so_far(context.left) and is_plain_behind(context.right):
        return f"what stands before “{word.lower()}” is no sentence"
    return ""


def _may_be_title(word: str, before: str) -> bool:
    """``it appears in The large scale structure of space-time``"""
    begins_titles = words("sentence_words") - words("no_title_starts")
    return before in words("introducers") and word in begins_titles


def _is_verb(context: Context, before: str) -> bool:
    """``will Make the``, ``wants to Make the``; not ``returned to University the next year``."""
    if before == "to" and len(context.before) > 1:
        return context.before[1].word in words("infinitive_heads")
    return before in words("modals")
