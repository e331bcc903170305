"""The kind ``token``: words and marks in a row, for what regular expressions say badly.

Start reading at `SequenceRule`. Each mapping of its key ``tokens`` becomes a `_Step`: what one
token must be, and how often. Steps are matched against a `_View`, the few tokens around a hot
place. A view ends with its sentence, and after as many tokens as the steps can take in at most:
what a place costs depends on the rule alone, not on the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from mtfix.casing.lexicon import Known, english
from mtfix.document import Document
from mtfix.packs import rule
from mtfix.packs.case import like
from mtfix.packs.rule import Found, Key, RuleTimeoutError, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import WORD, Token

if TYPE_CHECKING:
    import regex

MOST_REPEATED = 10
MOST_SKIPPED = 30
"""Limits to what one step takes in, whatever a pack says."""

_YES_NO = ("yes", "no")
STEP_KEYS = {
    "word": Key("the token is one of these", "texts"),
    "regex": Key("the whole token matches this", "regex"),
    "case": Key("how it is written", choices=("lower", "upper", "title", "mixed")),
    "known": Key("whether the word list has it in lower case", choices=_YES_NO),
    "except": Key("the token is none of these", "texts"),
    "except_regex": Key("the whole token does not match this", "regex"),
    "case_sensitive": Key("yes: capitals count in all of these", choices=_YES_NO),
    "space_before": Key("whether a space stands before it", choices=(*_YES_NO, "any")),
    "optional": Key("yes: it may be missing", choices=_YES_NO),
    "most": Key("how many such tokens may follow each other; 1 if it is not given", "number"),
    "skip": Key("how many tokens of any kind may stand before the next step", "number"),
    "mark": Key("yes: this is what is replaced or flagged; all if none is marked", choices=_YES_NO),
}
"""The keys of each mapping of ``tokens``."""

_TOKEN = compiled(rf"{WORD.pattern}|[^\w\s]")
_BORDER = compiled(r"[.!?…][\"”’)]*\s+(?=[^\sa-z])")
_WIDTH, _MORE_WIDTH = 16, 32
"""Characters looked through for each token, and once more: a much longer word ends the view."""
_REFERENCE = compiled(r"\\(\d{1,2})")

Span = tuple[int, int]
"""Where the tokens of a step stand in a view: the first, and one past the last."""


@dataclass(frozen=True, kw_only=True)
class SequenceRule(TriggeredRule):
    r"""Replace or flag tokens that follow each other in one sentence.

    A token is a word or a single mark. One step at least must be neither optional nor repeated;
    a rule whose steps name words is looked for only where these stand.

    Attributes:
        tokens: what each token must be; see `STEP_KEYS`.
        replace: what to write instead of the marked tokens; ``\\1`` inserts what the first step
            found, as it is written. A rule that only flags has none.
        antipatterns: sequences of the same kind (``tokens``); the rule is silent where one of
            them overlaps its place.
        case: "keep" gives the replacement the capitals of what it replaces.

    Raises:
        ValueError: no step can be looked for, or ``replace`` names a step that is not there.

    >>> from mtfix.packs.engine import RuleSet
    >>> from mtfix.reading import read
    >>> steps = ({"word": ["of"], "mark": "yes"}, {"word": ["of"]}, {"case": "lower"})
    >>> rule = SequenceRule(id="a", pack="en/x", reason="Why.", tokens=steps)
    >>> [(flag.start, flag.end) for flag in RuleSet([rule]).find(read("Part of of it.", "text"))]
    [(5, 7)]
    """

    KIND: ClassVar[str] = "token"
    KEYS = {  # noqa: RUF012
        "tokens": Key("what each token must be", "mappings", required=True, keys=STEP_KEYS),
        "replace": Key("what to write instead; \\1 inserts what the first step found"),
        "antipatterns": Key(
            "sequences in which the rule is silent",
            "mappings",
            keys={"tokens": Key("what each token must be", "mappings", keys=STEP_KEYS)},
        ),
        "case": Key("keep: give the replacement the capitals of the match", choices=("keep",)),
    }

    tokens: Sequence[Mapping[str, Any]]
    replace: str | None = None
    antipatterns: Sequence[Mapping[str, Any]] = ()
    case: str | None = None

    def __post_init__(self) -> None:
        named = map(int, _REFERENCE.findall(self.replace or ""))
        if any(not 1 <= number <= len(self.tokens) for number in named):
            raise ValueError(f"{self.id}: replace names a step beyond the {len(self.tokens)} given")
        if not any(map(_is_single, self.tokens)):
            raise ValueError(f"{self.id}: no token of it is neither optional nor repeated")

    @cached_property
    def _steps(self) -> Sequence[_Step]:
        return [_Step(said, self.id) for said in self.tokens]

    @cached_property
    def _silencers(self) -> Sequence[Sequence[_Step]]:
        return [[_Step(said, self.id) for said in each["tokens"]] for each in self.antipatterns]

    @cached_property
    def _anchor(self) -> int:
        """The step whose tokens are hot: the rarest one, as far as can be told."""
        single = [index for index, step in enumerate(self._steps) if step.is_single]
        return min(single, key=lambda index: self._steps[index].frequency)

    @cached_property
    def _reaches(self) -> tuple[int, int, int]:
        """How many tokens may stand before the hot one, must stand there, may stand from there."""
        leading = self._steps[: self._anchor]
        least = sum(not step.is_optional for step in leading)
        return _reach(leading), least, _reach(self._steps[self._anchor :])

    @property
    def hot_words(self) -> Collection[str] | None:
        """The words of a step, if one names words only."""
        return self._steps[self._anchor].hot_words

    def is_hot(self, token: str) -> bool:
        """Whether a step may begin in the token."""
        step = self._steps[self._anchor]
        return any(step.admits(each[0]) for each in _TOKEN.finditer(token))

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The sequences whose hottest step stands at a place."""
        step = self._steps[self._anchor]
        for each in _TOKEN.finditer(token.text):
            if step.admits(each[0]):
                found = self._around(document, token.start + each.start())
                if found is not None and not self._is_silenced(document, found.whole):
                    yield from self._found(document.prose.text, found)

    def _around(self, document: Document, offset: int) -> _Match | None:
        before, least, behind = self._reaches
        view = _View(document, offset, before, behind)
        tried: set[Span] = set()
        for begin in range(view.middle - least + 1):
            spans = _match(self._steps, view, begin, tried, (self._anchor, view.middle))
            if spans:
                return _Match(self._steps, view, spans)
        return None

    def _is_silenced(self, document: Document, whole: Span) -> bool:
        for steps in self._silencers:
            reach = _reach(steps)
            view = _View(document, whole[0], reach, reach + _reach(self._steps))
            tried: set[Span] = set()
            for begin in range(len(view.tokens)):
                spans = _match(steps, view, begin, tried)
                marked = _Match(steps, view, spans).marked if spans else None
                if marked and marked[0] < whole[1] and whole[0] < marked[1]:
                    return True
        return False

    def _found(self, text: str, found: _Match) -> Iterator[Found]:
        if found.marked is None:
            return
        start, end = found.marked
        if self.replace is None:
            yield Found(start, end)
            return
        written = found.written(text, self.replace)
        if self.case:
            written = like(text[start:end], written)
        if not written and text[start - 1 : start] == " ":
            start -= 1  # what goes takes its space along
        if written != text[start:end]:
            yield Found(start, end, written)


class _Step:
    """What one token of a sequence must be, and how often."""

    def __init__(self, said: Mapping[str, Any], rule_id: str) -> None:
        self._said = said
        self._rule_id = rule_id
        self._is_sensitive = said.get("case_sensitive") == "yes"
        self._words = frozenset(map(self._key, said.get("word", ())))
        self._excepted = frozenset(map(self._key, said.get("except", ())))
        self._space = {"yes": True, "no": False}.get(said.get("space_before", "any"))
        self.is_marked = said.get("mark") == "yes"
        self.is_optional = said.get("optional") == "yes"
        self.is_single = _is_single(said)
        self.most = min(said.get("most", 1), MOST_REPEATED)
        self.skip = min(said.get("skip", 0), MOST_SKIPPED)

    def _key(self, word: str) -> str:
        plain = word.replace("’", "'")
        return plain if self._is_sensitive else plain.lower()

    @property
    def hot_words(self) -> Collection[str] | None:
        """The words that it names, with either apostrophe; None if it names marks, or none."""
        if not self._words or not all(map(WORD.fullmatch, self._words)):
            return None
        lower = {word.lower() for word in self._words}
        return lower | {word.replace("'", "’") for word in lower}

    @property
    def frequency(self) -> tuple[int, float]:
        """How often its tokens may be met: words by their uses, then expressions, then the rest."""
        if self.hot_words is not None:
            return 0, sum(english().entry(word).uses.total for word in self._words)
        return (1 if "regex" in self._said or self._words else 2), 0

    @cached_property
    def _regex(self) -> regex.Pattern[str] | None:
        return self._compiled("regex")

    @cached_property
    def _except_regex(self) -> regex.Pattern[str] | None:
        return self._compiled("except_regex")

    def _compiled(self, key: str) -> regex.Pattern[str] | None:
        if key not in self._said:
            return None
        import regex  # compiling is slow: only rules that are tried pay for it

        return regex.compile(self._said[key], 0 if self._is_sensitive else regex.IGNORECASE)

    def fits(self, token: Token, text: str) -> bool:
        """Whether a token is what it must be, at its place."""
        if self._space is not None:
            before = text[max(0, token.start - 1) : token.start]
            if before.isspace() != self._space:
                return False
        return self.admits(token.text)

    def admits(self, word: str) -> bool:
        """Whether a token is what it must be, whatever its place."""
        key = self._key(word)
        if key in self._excepted or (self._words and key not in self._words):
            return False
        case, known = self._said.get("case"), self._said.get("known")
        if case is not None and _shape(word) != case:
            return False
        if known is not None and bool(english().knows(word) & Known.LOWER) != (known == "yes"):
            return False
        if self._regex is not None and not self._matches(self._regex, word):
            return False
        return self._except_regex is None or not self._matches(self._except_regex, word)

    def _matches(self, pattern: regex.Pattern[str], word: str) -> bool:
        try:
            return pattern.fullmatch(word, timeout=rule.TIME_LIMIT) is not None
        except TimeoutError:
            raise RuleTimeoutError(self._rule_id) from None


class _View:
    """The tokens of a sentence around a place.

    Args:
        document: the document.
        offset: where a token begins.
        before: how many tokens before that are of interest.
        behind: how many from there on.
    """

    def __init__(self, document: Document, offset: int, before: int, behind: int) -> None:
        self.text = document.prose.text
        block = document.prose.blocks.at(offset)
        led = list(self._leading(offset, before, block.start)) if before else []
        self.middle = min(len(led), before)
        self.tokens = [*led[len(led) - self.middle :], *self._following(offset, behind, block.end)]

    def _leading(self, end: int, number: int, of_block: int) -> Iterator[Token]:
        start = max(of_block, end - _width(number))
        borders = [match.end() for match in _BORDER.finditer(self.text, start, end + 1)]
        if borders:
            start = borders[-1]
        elif start > of_block:  # not from the middle of a word
            space = self.text.find(" ", start, end)
            start = space if space >= 0 else end
        return _tokens(self.text, start, end)

    def _following(self, start: int, number: int, of_block: int) -> Sequence[Token]:
        end = min(of_block, start + _width(number))
        found = list(islice(_tokens(self.text, start, end), number))
        if end < of_block and found and found[-1].end == end:
            found.pop()  # it may have been cut
        border = _BORDER.search(self.text, start, found[-1].end) if found else None
        return [token for token in found if token.start < border.end()] if border else found


class _Match(NamedTuple):
    """Where the steps of a sequence stand in a view."""

    steps: Sequence[_Step]
    view: _View
    spans: Sequence[Span]

    @property
    def whole(self) -> Span:
        """The part of the text that the steps take in."""
        tokens = self.view.tokens
        return tokens[self.spans[0][0]].start, tokens[self.spans[-1][1] - 1].end

    @property
    def marked(self) -> Span | None:
        """What is replaced or flagged; None if the marked tokens are optional and missing."""
        marked = [step.is_marked for step in self.steps]
        spans = [
            span
            for span, is_marked in zip(self.spans, marked, strict=True)
            if span[0] < span[1] and (is_marked or not any(marked))
        ]
        if not spans:
            return None
        return self.view.tokens[spans[0][0]].start, self.view.tokens[spans[-1][1] - 1].end

    def written(self, text: str, template: str) -> str:
        """A template with what the steps found; what is missing leaves no double space."""
        found = [self._slice(text, span) for span in self.spans]
        written = _REFERENCE.sub(lambda match: found[int(match[1]) - 1], template)
        is_full = all(found[int(number) - 1] for number in _REFERENCE.findall(template))
        return written if is_full else " ".join(filter(None, written.split(" ")))

    def _slice(self, text: str, span: Span) -> str:
        tokens = self.view.tokens[slice(*span)]
        return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _match(
    steps: Sequence[_Step],
    view: _View,
    begin: int,
    tried: set[Span],
    fixed: Span | None = None,
) -> Sequence[Span]:
    """Where the steps stand if the first one begins at a token; empty if they do not stand there.

    Args:
        steps: the steps.
        view: the tokens.
        begin: the first token.
        tried: pairs of step and token that were tried before; each is tried once only.
        fixed: a step that must begin at a given token.
    """
    waiting: list[tuple[int, int, tuple[Span, ...]]] = [(0, begin, ())]
    while waiting:
        index, start, spans = waiting.pop()
        if index == len(steps):
            return spans
        if (index, start) in tried or (fixed and fixed[0] == index and fixed[1] != start):
            continue
        tried.add((index, start))
        step = steps[index]
        stop = start
        while stop < min(start + step.most, len(view.tokens)):
            if not step.fits(view.tokens[stop], view.text):
                break
            stop += 1
        least = start if step.is_optional else start + 1
        is_last = index + 1 == len(steps)
        # What is pushed last is tried first: as many tokens as fit, and none skipped.
        for end, gap in product(range(least, stop + 1), range(0 if is_last else step.skip, -1, -1)):
            waiting.append((index + 1, end + (gap if end > start else 0), (*spans, (start, end))))
    return ()


def _is_single(said: Mapping[str, Any]) -> bool:
    return said.get("optional") != "yes" and said.get("most", 1) == 1


def _reach(steps: Sequence[_Step]) -> int:
    """How many tokens some steps take in at most."""
    return sum(step.most + step.skip for step in steps)


def _width(tokens: int) -> int:
    """How many characters are looked through for some tokens."""
    return tokens * _WIDTH + _MORE_WIDTH


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.start(), match[0])


def _shape(word: str) -> str:
    """How a word is written, as the key ``case`` says it.

    >>> [_shape(word) for word in ("word", "USA", "Word", "A", "iPhone", "5")]
    ['lower', 'upper', 'title', 'title', 'mixed', '']
    """
    if word.islower():
        return "lower"
    if len(word) > 1 and word.isupper():
        return "upper"
    if word[:1].isupper() and not any(map(str.isupper, word[1:])):
        return "title"
    return "mixed" if any(map(str.isupper, word)) else ""
