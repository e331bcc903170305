"""Stray capitals in mid-sentence, lowered on positive evidence only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.edits import Cause, Safety
from mtfix.language import FUNCTION_WORDS
from mtfix.tokens import Token

_ADVERBIAL = re.compile(
    r"(?:^|[.!?\n] ?)(?:For|In|With|At|By|After|Before|On|From|As|Since|During|Despite|Like|Unlike)"
    r" [^.!?,;:\n]{1,60}, $"
)
_BEHIND = re.compile(r"(?: [a-z][a-z'’-]*){3}(?! [A-Z\d])")
_SENTENCE_SO_FAR = re.compile(r"(?:^|[.!?] |\n)[A-Z][a-z'’]*(?:,? [a-z'’-]+)* $")
_NAME_SOON = re.compile(r"(?: [a-z'’-]+){1,2} [A-Z]")
_QUESTION = re.compile(r"[^.!?\n]*\?")
_PRONOUN = re.compile(
    r"(?:^|[.!] |\n)(?:It|He|She|They|We|You|I|This|That|There|These|Those|Which) $"
)
_TWO_BEHIND = re.compile(r"(?: [a-z'’-]+){2}(?! [A-Z])")
_NAME_BEFORE = re.compile(r"(?:[a-z],? |[.!] |\n|^)[A-Z][a-z]{2,} $")
_PRESENT = frozenset("Are Become Cannot Is Must Of Should Than".split())
"""Words that stand behind a name in titles too: ``Life Is …``."""

_VERSE = re.compile(r"[,;] ([A-Z][a-z]*)")
_REACH = 3
_LONE_BEFORE = re.compile(
    r"(?:^|[.!?\n] |\n)(?P<first>[A-Z][a-z]*(?:['’][a-z]+)?,? )?(?:[a-z][a-z'’-]*,? )*$"
    r"|(?: [a-z][a-z'’-]*,?){3} $"
)
"""Nothing but lower-case words since the sentence began, or three of them."""

_LONE_BEHIND = re.compile(
    r"(?! (?:of|for|and|or|on|in|at|to|by|the|from|with|a)(?: the| an?)? [\"“A-Z\d])"
    r"(?! [a-z]+ [A-Z])"
    r"(?: [a-z]|[.](?:[ \n]|$))"
)
"""Neither a name nor one that a small word joins."""

_APOSTROPHE = re.compile("['’]")
_PERFECT = frozenset({"been", "had", "has", "have"})
_NAME_LINKS = frozenset("a an and nor or the than".split())
_LONE_TIMES = 2
_STYLE = 2
"""So many plain words that a text capitalises again and again are its style."""

_SENTENCE_REST = re.compile(r"[^.!?;:\n\"“”()]*(?=[.!?;:\n])")
_CLAUSE_REST = re.compile(r"[^,.!?;:\n\"“”()]*(?=[.;])")
_SUBJECT_SO_FAR = re.compile(
    r"(?:^|[.!?] |\n)(?:The|An?|This|That|These|Those|Each|Every|His|Her|Its|Our|Their|My|Your"
    r"|Some|Any|Many|Most|All|Both|Several|No)((?: [a-z][a-z'’-]*)+) $"
)
_LONGEST_PHRASE = 9
_SUBJECTS = frozenset("he i it she that there these they this those we what which who you".split())
_SUBORDINATORS = frozenset(
    "After Although Because Before If Since Though Unless Until When Where Whether While".split()
)
_PHRASES = frozenset(
    """About According Across After Against Along Among And Around At Before Behind Between But
    By Despite During For From In Into Of On Onto Or Over Through Throughout To Toward Towards
    Under Until Up Upon With Within Without""".split()
)
_BEHIND_COMMA = frozenset(
    "And Although Because But Or So Where Whereas Which While Who Whom Whose With".split()
)
_ARTICLES = frozenset({"a", "an"})
_FIRST_ARTICLES = frozenset({"A", "An", "The"})
_BEHIND_PARTICIPLES = frozenset("Against By For From Into On To With".split())
_PRESENT_OR_MODAL = frozenset(
    """are can could has have is may might must needs requires should takes was were will
    would""".split()
)
_IS = frozenset({"is", "was", "will", "would", "means", "makes"})
_ENDING = frozenset(".,;:")
_CLAUSE_BEFORE = re.compile(r"(?: [a-z][a-z'’-]*)+, $")
_PLAIN_CLAUSE = re.compile(r"(?:^|[ \n])(?:[A-Za-z][\w'’-]* ){2}[\w'’-]*[a-z], $")
_CLAUSE_BEHIND = re.compile(
    r"(?: [a-z][a-z'’-]*){3}(?! [A-Z\d])|(?: [a-z][a-z'’-]*){1,2}(?:[.;](?:[ \n]|$)|, [a-z])"
)
_MENTIONED = frozenset({"called", "entitled", "named", "titled", "word", "words"})
_SOME_NAME = Known.NAME | Known.GIVEN | Known.FAMILY | Known.PLACE | Known.DEMONYM
_NAMES = _SOME_NAME | Known.DATE | Known.ACRONYM | Known.BRAND


def hot(evidence: Evidence) -> set[str]:
    """Capitalised function words, verbs, adverbs and plain words that are no names."""
    vocabulary = evidence.prose.tokens.words
    forms = _hot_forms()
    return {
        token
        for token in vocabulary
        if token in forms or (token.endswith(("ing", "ly")) and _is_plain(token, evidence.lexicon))
    }


@cache
def _hot_forms() -> frozenset[str]:
    return words("auxiliaries") | words("sentence_words") | words("verbs") | _lone_forms()


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Lower capitals that belong to no name.

    A pronoun with its capital more than once is meant so: contracts write You, prayers write He.
    """
    text = evidence.prose.text
    inside = [token for token in tokens if _is_inside_sentence(text, token.start)]
    times = Counter(token.text for token in inside)
    is_divine = _is_divine(evidence)
    lone = {} if is_divine else _lone_causes(evidence, inside)
    for start, word in inside:
        if word in words("personal") and (times[word] > 1 or is_divine):
            continue
        context = Context(text, start, start + len(word))
        if context.next in words("labels") or context.previous in words("pressed"):
            continue  # on the About page, click File
        is_followed = context.right[:1] == " " and context.right[1:2].islower()
        cause = _cause(context) if is_followed and context.next.islower() else None
        cause = cause or lone.get(start)
        if cause is not None and not evidence.is_title(start):
            yield Finding(start, start + 1, word[0].lower(), cause)


@cache
def _lone_forms() -> frozenset[str]:
    """Words with a capital that are hardly ever names or parts of one."""
    return frozenset(word.capitalize() for word in words("uncapitalised"))


def _lone_causes(evidence: Evidence, tokens: Iterable[Token]) -> dict[int, Cause]:
    """Why plain words lose a capital that the text gives them once: ``with Autonomous control``.

    Where several of them have it more often, capitals are the style of the text.
    """
    text = evidence.prose.text
    found = [
        (token, context)
        for token in tokens
        if token.text in _lone_forms() and _is_alone(context := Context(text, *token.span))
    ]
    evidence.count({token.text.lower() for token, _ in found})
    often = {token.text for token, _ in found if _is_often_raised(evidence, token.text)}
    is_style = len(often) >= _STYLE or bool(found and evidence.is_on_code)
    style: Safety = "unsafe" if is_style else "safe"
    causes = {
        token.start: _lone_cause(evidence, context, style)
        for token, context in found
        if token.text not in often
    }
    return {start: cause for start, cause in causes.items() if cause}


def _is_often_raised(evidence: Evidence, word: str) -> bool:
    tally = evidence.tally(word.lower())
    return tally.raised > _LONE_TIMES or tally.raised > max(1, tally.small)


def _lone_cause(evidence: Evidence, context: Context, style: Safety) -> Cause | None:
    word, before = context.word.lower(), context.previous.lower()
    tally = evidence.tally(word)
    is_verbal = before in words("modals") or before in _PERFECT
    if not tally.small and before not in words("open_words") - _NAME_LINKS:
        return None
    reason = f"no name is near “{word}”, which is none"
    if tally.small:
        reason = f"the text writes “{word}” elsewhere, and no name is near"
    is_sure = tally.raised == 1 and (is_verbal or tally.small > 1)
    is_name = context.right[:1] in _ENDING and not _is_determined(before)
    is_term = context.previous in _FIRST_ARTICLES  # The Buyer pays
    return Cause("overcap", reason, "unsafe" if is_name or is_term or not is_sure else style)


def _is_alone(context: Context) -> bool:
    """Whether a word stands between words in lower case, and no sentence begins with it."""
    if context.next in words("works") or not _LONE_BEHIND.match(context.right):
        return False
    previous = context.previous
    if previous in words("open_words") - _NAME_LINKS:
        return True  # a name may stand before: Anna has Been told
    if not _is_plain_before(context.left):
        return False
    return _is_closed(previous.lower()) or _is_amid_clause(context)


def _is_amid_clause(context: Context) -> bool:
    """Whether one clause reaches over a word: no verb before it, or none behind it.

    ``The reported Cases have``, ``he found old Coins in the sand.``
    """
    if not context.previous.islower() or context.left[-1:] != " " or context.left[-2:-1] in ",;":
        return False
    rest = _SENTENCE_REST.match(context.right)
    if rest and "," not in rest[0] and not _may_have_verb(rest[0].split()):
        return True
    subject = _SUBJECT_SO_FAR.search(context.left)
    return subject is not None and not _may_have_verb(["the", *subject[1].split()])


def _may_have_verb(found: Sequence[str]) -> bool:
    """Whether one of some words may be the verb of a sentence.

    >>> _may_have_verb("a new bridge in the north".split()), _may_have_verb(["it", "rains"])
    (False, True)
    """
    if not _SUBJECTS.isdisjoint(found):
        return True
    for before, word in zip(("", *found), found, strict=False):
        is_noun = before in words("determiners") or before in _ARTICLES or before == "of"
        is_form = word.endswith(("ed", "s")) and not word.endswith(("ss", "us", "is"))
        if not is_noun and (
            word in words("finite_verbs") or word.title() in words("verbs") or is_form
        ):
            return True
    return False


def _is_plain_before(left: str) -> bool:
    """Whether no capital stands before in the sentence; not ``Macarius the``, ``Catch a``."""
    found = _LONE_BEFORE.search(left)
    if not found or not found["first"]:
        return found is not None
    first = _APOSTROPHE.split(found["first"].strip(" ,").lower())[0]
    return _is_closed(first) or first in words("starters")


def _is_closed(word: str) -> bool:
    """Whether no sentence ends with a word, and no name begins with it."""
    return any(word in words(name) for name in ("open_words", "introducers", "closed_words"))


def _is_determined(before: str) -> bool:
    return before in words("determiners") or before in _ARTICLES


def _is_inside_sentence(text: str, start: int) -> bool:
    before = text[start - 2 : start]
    return before[-1:] == " " and (before[0].islower() or before[0] == ",")


def _is_divine(evidence: Evidence) -> bool:
    """Whether a text may speak of a god, whose pronouns have capitals."""
    vocabulary = evidence.prose.tokens.words
    return any(form in vocabulary for word in words("divine") for form in (word, word.title()))


def _cause(context: Context) -> Cause | None:
    if context.left[-2:] == ", ":
        return _gerund(context) or _participle(context) or _behind_comma(context)
    word, before = context.word, _small_words_before(context)
    if word in words("auxiliaries"):
        return _auxiliary(context, before)
    if not _is_use(before) or not _is_far_before(context, before):
        return None
    reason = _why_small(context, before[0]) if _BEHIND.match(context.right) else ""
    if reason:
        return Cause("overcap", reason, "unsafe" if _may_be_title(word, before[0]) else "safe")
    phrase = _why_phrase(context)
    return Cause("overcap", phrase) if phrase else None


def _is_use(before: list[str]) -> bool:
    """Whether the word before does not announce a name, a letter or a word that is mentioned."""
    return bool(before) and len(before[0]) > 1 and before[0] not in words("works") | _MENTIONED


def _auxiliary(context: Context, before: list[str]) -> Cause | None:
    """``small and Has``, ``It Was``, ``Anna Had been``."""
    word = context.word
    reason = f"“{word.lower()}” in mid-sentence is part of no name"
    if _QUESTION.match(context.right):
        return None
    if _PRONOUN.search(context.left):
        return Cause("overcap", reason) if _TWO_BEHIND.match(context.right) else None
    if word not in _PRESENT and _NAME_BEFORE.search(context.left):
        return Cause("overcap", reason) if _BEHIND.match(context.right) else None
    is_name = _NAME_SOON.match(context.right) and len(before) < _REACH
    return Cause("overcap", reason) if _is_use(before) and not is_name else None


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
        (word == "That" and before in words("that_heads") and context.next not in _IS)
        or (word == "To" and before in words("infinitive_heads") - {"way", "time"})
        or (word in _BEHIND_PARTICIPLES and before.endswith("ed") and not _is_verse(context))
        or (word == "As" and any(it.word == "as" for it in context.before[1:3]))
    )
    return f"“{before} {word.lower()}” belong together" if is_pair else ""


def _why_going_on(context: Context) -> str:
    """What tells that a clause goes on with a word that may begin a sentence."""
    word = context.word
    if word == "And" and _is_finite(context.next):
        return f"no sentence begins with “and {context.next}”"
    if _is_verse(context):
        return ""
    if word == "To" and _is_short_infinitive(context.right):
        return f"what follows “to {context.next}” has no main clause"
    if word in _SUBORDINATORS and _is_last_clause(context):
        return f"the clause behind “{word.lower()}” has no other behind it"
    return ""


def _is_short_infinitive(right: str) -> bool:
    """Whether a sentence that “to” would begin has no verb and no comma: not ``To learn, read``."""
    rest = _SENTENCE_REST.match(right)
    found = rest[0].split() if rest else []
    if len(found) < _REACH or any(word.endswith(",") for word in found):
        return False
    return _PRESENT_OR_MODAL.isdisjoint(found) and words("requests").isdisjoint(found)


def _why_phrase(context: Context) -> str:
    """``an old man From the north.``: what follows up to the end of the sentence has no verb."""
    word = context.word
    if word not in _PHRASES or _is_verse(context):
        return ""
    if _is_phrase(context.right):
        return f"what follows “{word.lower()}” is no sentence"
    subject = _SUBJECT_SO_FAR.search(context.left)
    if (
        subject
        and not _may_have_verb(["the", *subject[1].split()])
        and _BEHIND.match(context.right)
    ):
        return f"what stands before “{word.lower()}” is no sentence"
    return ""


def _is_verse(context: Context) -> bool:
    """Whether lines that were verses may begin near by: ``its fears, With all the hopes``."""
    begun = _VERSE.findall(context.left[:-2]) + _VERSE.findall(context.right)
    return any(word.lower() in FUNCTION_WORDS or _is_closed(word.lower()) for word in begun)


def _is_last_clause(context: Context) -> bool:
    """Whether a clause stands before, and only one behind: ``it stopped Because it rained``."""
    rest = _CLAUSE_REST.match(context.right)
    before = _small_words_before(context)
    return bool(rest and any(map(_is_finite, before)) and any(map(_is_finite, rest[0].split())))


def _is_finite(word: str) -> bool:
    return word in words("finite_verbs") or word.endswith("ed")


def _is_phrase(right: str) -> bool:
    """Whether nothing up to the end of the sentence can be its verb.

    >>> _is_phrase(" a monastery in the north."), _is_phrase(" a monastery he came.")
    (True, False)
    """
    rest = _SENTENCE_REST.match(right)
    if not rest:
        return False
    found = rest[0].split()
    if not 0 < len(found) <= _LONGEST_PHRASE or "," in rest[0]:
        return False
    if not words("requests").isdisjoint(found[1:]):
        return False  # For more information visit the site.
    return all(word.islower() and word not in _SUBJECTS and not _is_finite(word) for word in found)


def _may_be_title(word: str, before: str) -> bool:
    """``it appears in The large scale structure of space-time``"""
    begins_titles = words("sentence_words") - words("no_title_starts")
    return before in words("introducers") and word in begins_titles


def _is_verb(context: Context, before: str) -> bool:
    """``will Make the``, ``wants to Make the``; not ``returned to University the next year``."""
    if before == "to" and len(context.before) > 1:
        return context.before[1].word in words("infinitive_heads")
    return before in words("modals")


def _small_words_before(context: Context) -> list[str]:
    """The words in lower case right before, the nearest first."""
    near = takewhile(lambda it: it.separator == " " and it.word.islower(), context.before)
    return [neighbour.word for neighbour in near]


def _is_far_before(context: Context, before: list[str]) -> bool:
    """Whether no other capital stands before, so that the word is part of no name or title."""
    return len(before) >= _REACH or _SENTENCE_SO_FAR.search(context.left) is not None


def _gerund(context: Context) -> Cause | None:
    """``For Rogozin, Shooting the first film …``"""
    if not context.word.endswith("ing") or context.next not in words("lowering_context"):
        return None
    if context.word in words("no_gerunds") or not _BEHIND.match(context.right):
        return None
    if not _ADVERBIAL.search(context.left):
        return None
    return Cause("overcap", f"“{context.word} {context.next}” behind a comma begins no sentence")


def _participle(context: Context) -> Cause | None:
    """``they repaired the bridge, Opening two lanes``."""
    word = context.word
    if not word.endswith("ing") or word.lower() not in words("uncapitalised"):
        return None
    if word in words("no_gerunds") or not _PLAIN_CLAUSE.search(context.left):
        return None
    clause = _CLAUSE_BEFORE.search(context.left)
    if not clause or not any(map(_is_finite, clause[0].split())) or _is_verse(context):
        return None
    if not _CLAUSE_BEHIND.match(context.right):
        return None
    return Cause("overcap", f"“{word.lower()}” behind a comma goes on with the sentence")


def _behind_comma(context: Context) -> Cause | None:
    """``the old bridge, Which had been closed``; not where lines of verse follow each other."""
    word = context.word
    if word not in _BEHIND_COMMA or not _PLAIN_CLAUSE.search(context.left):
        return None
    if not _CLAUSE_BEHIND.match(context.right) or _is_verse(context):
        return None
    return Cause("overcap", f"“{word.lower()}” behind a comma begins no sentence")


@lru_cache(maxsize=1 << 16)
def _is_plain(token: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital is in the dictionary and no name."""
    known = lexicon.knows(token) if token.istitle() else Known.NOTHING
    return bool(known & Known.LOWER) and not known & _NAMES
