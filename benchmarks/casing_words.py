"""What the casing benchmark counts: words, sentence starts, lowered names, right and wrong edits.

All functions are pure. Case edits never change the length of a text here, so that a place in the
damaged text, in the edited one and in the reference is one and the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
"""The words of `mtfix.tokens.WORD`; ``MS-19`` and ``Jean-Claude`` are one."""

LOWER_IN_TITLES = frozenset(
    """a an the and or nor but of in on at to for from by with as vs via into over under than
    about after before is are""".split()
)
"""Words that a title leaves small; they do not tell whether a line is one."""

_PRONOUN = re.compile(r"I(?:['’]\w+)?")
_NUMBERING = re.compile(r"\W*\w{1,3}[.)\]]\s+")
_STARTS = re.compile(
    r"[.!?:…·•*|>→。！？]"  # behind a stop, a colon or a bullet
    r"|[–—―]|(?:^|\s)-+(?:\s|$)|--"  # behind a dash
    r"|[“„«‘‹「『]\W*$|(?:^|[\s(\[])[\"'`]+$"  # behind an opening quotation mark
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF]"  # people put pictures where stops would be
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s*$")
_ODD = re.compile(r"[@/\\#_]|\w[.&]\w|\w\.[A-Z]|www\.|^[A-Za-z]\.")
"""Addresses, file names, tags, initials, ``R&D``: not names that a reader would call lowered."""

_SHOUT = re.compile(r"(?<!\w)[A-Z][A-Z'’]*(?: [A-Z][A-Z'’]*){2,}(?!\w)")
_POSSESSIVE = re.compile(r"['’]s$|['’]$", re.I)
_CONTEXT = 50


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        start: where it begins.
        text: its letters.
        is_start: whether a sentence may begin with it.
        is_fair: whether its case says something: it does not in titles, shouting and addresses.
    """

    start: int
    text: str
    is_start: bool
    is_fair: bool

    @property
    def end(self) -> int:
        """One past its last letter."""
        return self.start + len(self.text)

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital that is not due to where it stands."""
        if self.is_start or not self.is_fair or _PRONOUN.fullmatch(self.text):
            return False
        return self.text != self.text.lower() and len(self.text.lower()) == len(self.text)


class Change(NamedTuple):
    """A case edit as the benchmark sees it: ``text[start:end]`` becomes `written`."""

    start: int
    end: int
    written: str
    rule: str


class Recased(NamedTuple):
    """A word whose case was edited."""

    word: Word
    after: str
    rule: str

    @property
    def is_start(self) -> bool:
        """Whether the edit is about the beginning of a sentence."""
        return self.word.is_start or self.rule.startswith("sentence-start")


def words(text: str) -> list[Word]:
    """The words of a text whose lines are sentences or paragraphs.

    >>> [word.text for word in words("Then Ann met Bo (of Rome). Who?") if word.is_name]
    ['Ann', 'Bo', 'Rome']
    """
    found: list[Word] = []
    start = 0
    for line in text.split("\n"):
        found += _words_of_line(line, start)
        start += len(line) + 1
    return found


def _words_of_line(line: str, offset: int) -> Iterator[Word]:
    numbering = _NUMBERING.match(line)
    body = numbering.end() if numbering else 0
    shouted = [match.span() for match in _SHOUT.finditer(line)]
    is_fair_line = not is_title(line)
    last = 0
    for match in WORD.finditer(line):
        start, end = match.span()
        between = line[last:start]
        is_start = last == 0 or start <= body or bool(_STARTS.search(between))
        is_shouted = any(left <= start < right for left, right in shouted)
        is_fair = is_fair_line and not is_shouted and not _ODD.search(_chunk(line, start, end))
        yield Word(offset + start, match[0], is_start, is_fair)
        last = end


def _chunk(line: str, start: int, end: int) -> str:
    """What stands between two spaces around a word, without marks at its ends."""
    left = line.rfind(" ", 0, start) + 1
    right = line.find(" ", end)
    return line[left : len(line) if right < 0 else right].strip("\"'“”‘’()[],;:!?…")


def is_title(line: str) -> bool:
    """Whether a line is in title case or in capitals, so that no name stands out.

    A line with a full stop is a sentence if it has any small word that titles would raise.

    >>> is_title("Storm Hits Coast of Chile"), is_title("Barack Obama met Angela Merkel in Berlin.")
    (True, False)
    """
    letters = [letter for letter in line if letter.isalpha()]
    if 2 * sum(letter.isupper() for letter in letters) > len(letters):
        return True
    telling = [
        word for word in WORD.findall(line) if word[0].isalpha() and word not in LOWER_IN_TITLES
    ][1:]
    raised = sum(1 for word in telling if word[0].isupper())
    if _SENTENCE_END.search(line):
        return len(telling) > 1 and raised == len(telling)
    return 2 * raised > len(telling)


def style_words(lines: Iterable[str]) -> frozenset[str]:
    """The words of a list with comments behind ``#``."""
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def is_style(word: str, style: frozenset[str]) -> bool:
    """Whether careful writers disagree about the capital of a word.

    >>> is_style("Vice-President's", frozenset({"vice", "president"}))
    True
    """
    plain = _POSSESSIVE.sub("", word.lower())
    return plain in style or all(part in style for part in plain.split("-"))


def lowered(found: Iterable[Word], share: float, rng: random.Random) -> list[Word]:
    """Draw the names that lose their capitals."""
    return [word for word in found if word.is_name and rng.random() < share]


def corrupted(text: str, chosen: Iterable[Word]) -> str:
    """A text with some words in lower case.

    >>> corrupted("He met Ann.", [Word(7, "Ann", False, True)])
    'He met ann.'
    """
    letters = list(text)
    for word in chosen:
        letters[word.start : word.end] = word.text.lower()
    return "".join(letters)


def case_changes(text: str, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes that are of case alone; those of spaces and signs do not matter here."""
    for change in changes:
        old = text[change.start : change.end]
        same_length = len(old) == len(change.written)
        if same_length and old != change.written and old.casefold() == change.written.casefold():
            yield change


def recased(text: str, found: Iterable[Word], changes: Iterable[Change]) -> list[Recased]:
    """The words whose case is changed; an edit may span several."""
    letters = list(text)
    rules: dict[int, str] = {}
    for change in case_changes(text, changes):
        for place, letter in enumerate(change.written, change.start):
            if letters[place] != letter:
                letters[place] = letter
                rules[place] = change.rule
    if not rules:
        return []
    edited = []
    for word in found:
        touched = {rules[place]: None for place in range(word.start, word.end) if place in rules}
        if touched:
            after = "".join(letters[word.start : word.end])
            edited.append(Recased(word, after, "+".join(touched)))
    return edited


def verdict(before: str, after: str, reference: str) -> str:
    """What an edit of case did to a word, of which the reference is another writing.

    >>> verdict("nasa", "Nasa", "NASA"), verdict("bridge", "Bridge", "bridge")
    ('other form', 'raised')
    """
    if after == reference:
        return "right"
    if before == reference:
        return "raised" if reference == reference.lower() else "lowered or other"
    return "other form"


def aligned(line: Sequence[Word], reference: Sequence[Word]) -> dict[int, Word]:
    """The words of a reference sentence that stand for those of a line, by where these begin.

    Words pair if they differ only in case.
    """
    left, right = ([word.text.casefold() for word in words] for words in (line, reference))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    pairs = (
        (line[block.a + step], reference[block.b + step])
        for block in blocks
        for step in range(block.size)
    )
    return {ours.start: theirs for ours, theirs in pairs}


def is_telling(word: Word) -> bool:
    """Whether a word of the reference shows how it is written within a sentence."""
    return word.is_fair and not word.is_start


def by_line(text: str, found: Iterable[Word]) -> list[list[Word]]:
    """The words of each line."""
    lines: list[list[Word]] = [[] for _ in range(text.count("\n") + 1)]
    number, border = 0, text.find("\n")
    for word in found:
        while 0 <= border < word.start:
            number, border = number + 1, text.find("\n", border + 1)
        lines[number].append(word)
    return lines


def context(text: str, word: Word, after: str) -> str:
    """An edit with what stands around it, for a person to read."""
    left = text[max(0, word.start - _CONTEXT) : word.start]
    right = text[word.end : word.end + _CONTEXT]
    return re.sub(r"\s", " ", f"{left}[{word.text} → {after}]{right}")
