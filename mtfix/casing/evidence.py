"""What the text itself tells about names: who is introduced, how often a word has a capital."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from mtfix.blocks import Block
from mtfix.casing.context import (
    Around,
    Context,
    around,
    begins_behind,
    word_before,
    word_behind,
)
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base, is_title_case
from mtfix.document import Prose
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST_NAME = 3
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM
_SORTS = Known.LOWER | Known.NAME | _OTHER_NAMES | Known.GIVEN | Known.FAMILY | Known.BRAND
_LONG = 4
_WORD = compiled(r"[^\W\d_][\w'’\-]*")
_SURE_ODDS = 3.0
_SURE_USES = 9
_SAMPLE = 400
_LOST_SHARE = (0.05, 0.12, 0.25, 0.5, 0.8)
_KEPT = (3, 8, 20)
_MANY_LOST, _MUCH_LOST = 3, 0.25
_CAMEL = compiled(r"[a-z]{2,}[A-Z]")
_SURE_CODE = compiled(r"\w_\w|^[a-z]{2,}[A-Z]")
_CODE = compiled(r"\w_\w|[a-z]{2}[A-Z]|^[a-z]+\d+[a-z]*$")
_CAMELS, _CODES = 2, 3
_SHARE_OF_CODE = 0.015
_SENTENCE_START = compiled(r"[.?][\"”’)]{0,2} [\"“‘(]?([^\W\d_][\w'’]*)")
_TEXT_START = compiled(r"[\W\d_]*([^\W\d_])")
_FEW_STARTS = 4


_NOTHING: Counter[str] = Counter()


class Tally:
    """How one word is written in one text: headlines left out, endings in 's taken off.

    Args:
        small: how often it stands without a capital.
        raised: how often it has a capital in mid-sentence.
        at_start: how often it has one where a capital tells nothing.

    Attributes:
        forms: how it is written in mid-sentence when it has a capital.
        behind: the words behind which it has a capital, in lower case.
        before: the words before which it has one.
    """

    def __init__(self, small: int = 0, raised: int = 0, at_start: int = 0) -> None:
        self.small = small
        self.raised = raised
        self.at_start = at_start
        self.forms = self.behind = self.before = _NOTHING

    def add(self, written: str, before: str, behind: str) -> None:
        """Count a place where it has a capital that tells something.

        Args:
            written: the word there, without a possessive ending.
            before: the word before it, if a space parts them.
            behind: the word behind it.
        """
        if not self.raised:
            self.forms, self.behind, self.before = Counter(), Counter(), Counter()
        self.raised += 1
        self.forms[written] += 1
        if before:
            self.behind[base(before.lower())] += 1
        if behind:
            self.before[base(behind.lower())] += 1


_NEVER = Tally()


class Evidence:
    """The evidence of one text, worked out when first asked for.

    Args:
        prose: the text as a reader sees it.
        lexicon: what is known of words in general.
    """

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        self.prose = prose
        self.lexicon = lexicon
        self._tallies: dict[str, Tally] = {}
        self._contexts: dict[int, Context] = {}
        self._arounds: dict[int, Around] = {}
        self._block = Block(0, 0, "paragraph")
        self._titles: dict[int, bool] = {}

    @cached_property
    def vocabulary(self) -> dict[str, list[str]]:
        """The tokens of the text by the word in lower case without a possessive ending."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for token in self.prose.tokens.words:
            found[base(token.lower())].append(token)
        return found

    @cached_property
    def health(self) -> tuple[int, int]:
        """How many sure names of the text have lost their capital somewhere, and how many have it.

        Sure are names that no dictionary lists and nobody writes in lower case.
        """
        lost = kept = 0
        for word, tokens in self.vocabulary.items():
            if is_sure(self.lexicon, word):
                lost += any(token[0].islower() for token in tokens)
                kept += any(not token[0].islower() for token in tokens)
        return lost, kept

    @property
    def is_healthy(self) -> bool:
        """Whether the text has some sure names, and has lost the capital of none."""
        lost, kept = self.health
        return kept >= _KEPT[0] and not lost

    @property
    def is_damaged(self) -> bool:
        """Whether so many sure names have lost their capital that this is nobody's way to write."""
        lost, kept = self.health
        return lost >= _MANY_LOST and lost > _MUCH_LOST * (lost + kept)

    @cached_property
    def health_class(self) -> str:
        """The health in a word, as a feature of the model."""
        return _health_class(*self.health)

    def count(self, chosen: Iterable[str]) -> None:
        """Count how some words are written, on one walk; those already counted are left out.

        Args:
            chosen: words in lower case, without possessive endings.
        """
        new = {word for word in chosen if word not in self._tallies}
        tokens = self.prose.tokens
        raised: set[str] = set()
        for word in new:
            written = self.vocabulary.get(word, ())
            small = [token for token in written if base(token) == word]
            self._tallies[word] = Tally(small=sum(map(tokens.times, small)))
            raised.update(set(written).difference(small))
        for token in tokens.at(raised):
            if not self.is_title(token.start):
                self._count_raised(token)

    def _count_raised(self, token: Token) -> None:
        text, word = self.prose.text, base(token.text.lower())
        tally, before = self._tallies[word], word_before(text, token.start)
        written = token.text[: len(word)]
        if before or not begins_behind(text, token.start):
            tally.add(written, before, word_behind(text, token.end))
        else:
            tally.at_start += 1

    def tally(self, word: str) -> Tally:
        """How a word is written in the text; it must have been counted before."""
        return self._tallies.get(word, _NEVER)

    def around(self, token: Token) -> Around:
        """The words around a token, read once."""
        found = self._arounds.get(token.start)
        if found is None:
            found = self._arounds[token.start] = around(self.prose.text, *token.span)
        return found

    def context(self, token: Token) -> Context:
        """What stands around a token, read once."""
        found = self._contexts.get(token.start)
        if found is None:
            found = self._contexts[token.start] = Context(self.prose.text, *token.span)
        return found

    @cached_property
    def is_on_code(self) -> bool:
        """Whether a text names parts of programs, whose case is as it is: ``setState``, ``x_1``.

        ``utf8`` and ``ListItem`` are such too, but not where a text has lost its capitals: what
        looks like them there may be a model that has lost its own, ``h100``, or two words that
        stood beside a tag, ``TheInstitute``.
        """
        code = _SURE_CODE if self.is_damaged else _CODE
        camels = codes = 0
        for word in self.prose.tokens.words:
            camels += _CAMEL.match(word) is not None
            codes += code.search(word) is not None
        is_dense = codes > _SHARE_OF_CODE * len(self.prose.tokens.words)
        return "`" in self.prose.text or camels >= _CAMELS or (codes >= _CODES and is_dense)

    @cached_property
    def given_names(self) -> set[str]:
        """The words of the text that may be given names, those that are places too among them."""
        return {word for word in self.prose.tokens.words if self.is_given(word, or_place=True)}

    @cached_property
    def people(self) -> dict[str, str]:
        """Surnames, in lower case, of people whom the text introduces by their full name.

        >>> from mtfix.casing.lexicon import english
        >>> Evidence(Prose("He met Elon Musk there."), english()).people
        {'musk': 'Elon Musk'}
        """
        found: dict[str, str] = {}
        for token in self.prose.tokens.at(self.given_names):
            surname = base(Context(self.prose.text, *token.span).next)
            name = surname.lower()
            if name in found or not surname.istitle() or not surname.replace("-", "").isalpha():
                continue
            if self._may_be_surname(name, token):
                found[name] = f"{token.text} {surname}"
        return found

    def _may_be_surname(self, word: str, given: Token) -> bool:
        """Not “With” in “Lenin With”; and dictionary words not in headings, or as a surer name."""
        known = self.lexicon.knows(word)
        if word in FUNCTION_WORDS or len(word) < _SHORTEST_NAME:
            return False
        if known & Known.BRAND and not known & Known.FAMILY:
            return False  # the Diriyah Art Biennale
        if not known & Known.LOWER:
            return not known & Known.PLACE
        if not self.is_given(given.text):
            return False
        if given.text in words("given_words") and not known & Known.FAMILY:
            return False
        return not self.is_title(given.start)

    @cached_property
    def starts_with_capitals(self) -> bool:
        """Whether most sentences behind a stop begin with a capital; of few, the first of the text.

        Where that one is small too, so is all that follows: its writer uses no capitals. Small
        names tell nothing: they are small everywhere.
        """
        text = self.prose.text
        found: list[str] = _SENTENCE_START.findall(text)
        starts = [word for word in found if word not in self.people]
        upper = sum(word[0].isupper() for word in starts)
        first = _TEXT_START.match(text)
        if first and first[1].islower():
            return upper >= len(starts) - upper
        is_short = len(starts) <= _FEW_STARTS
        return is_short or upper + 1 >= len(starts) - upper

    def is_title(self, offset: int) -> bool:
        """Whether the block at an offset is in title case: most of its longer words capitalised."""
        if not self._block.start <= offset < self._block.end:
            self._block = self.prose.blocks.at(offset)
        block = self._block
        found = self._titles.get(block.start)
        if found is None:
            words = _WORD.findall(
                self.prose.text, block.start, min(block.end, block.start + _SAMPLE)
            )
            found = self._titles[block.start] = self._is_title_case(words)
        return found

    def _is_title_case(self, words: Sequence[str]) -> bool:
        """Whether words are a headline; not a sentence of names whose other words are small."""
        if not is_title_case(words):
            return False
        plain = [word for word in words[1:] if self.lexicon.knows(word) & _SORTS == Known.LOWER]
        longer = any(len(word) >= _LONG for word in plain)
        return not longer or is_title_case(["", *plain])

    def is_given(self, word: str, *, or_place: bool = False) -> bool:
        """Whether a capitalised word is a given name and nothing else that starts a sentence.

        Args:
            word: the word as it is written.
            or_place: whether it may be the name of a place too (Helena, Florence).
        """
        if not word[0].isupper() or not word.istitle() or len(word) < _SHORTEST_NAME:
            return False
        known = self.lexicon.knows(word)
        if word in words("given_names"):
            return True
        others = _OTHER_NAMES & ~Known.PLACE if or_place else _OTHER_NAMES
        if not known & Known.GIVEN or known & others:
            return False
        return bool(not known & Known.LOWER) or word in words("given_words")


@remembered
def is_sure(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a name that edited text hardly ever writes in lower case."""
    entry = lexicon.entry(word)
    is_seldom_small = entry.uses.total >= _SURE_USES and entry.uses.odds > _SURE_ODDS
    return is_seldom_small and not entry.is_word and not entry.form[:1].islower()  # macOS


def _health_class(lost: int, kept: int) -> str:
    """A text's health in a word: of its sure names, how many have lost their capital.

    >>> _health_class(0, 0), _health_class(0, 30), _health_class(2, 2)
    ('unknown', 'good3', 'bad4.2')
    """
    if not lost + kept:
        return "unknown"
    if not lost:
        return f"good{bisect(_KEPT, kept)}"
    return f"bad{bisect(_LOST_SHARE, lost / (lost + kept))}.{min(lost, 2)}"
