"""What ``mtfix names show`` prints: what is known of a word, and what would be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import mtfix
from mtfix.casing.evidence import Evidence
from mtfix.casing.layers import layered, learned
from mtfix.casing.lexicon import Entry, Known, Lexicon, english, key_of
from mtfix.casing.own.names import names_of
from mtfix.casing.shapes import base
from mtfix.casing.truecasing import candidates, model
from mtfix.casing.truecasing.features import Group
from mtfix.config import Config
from mtfix.document import Prose
from mtfix.edits import Cause, Edit
from mtfix.formats.names import read_all
from mtfix.reports import style
from mtfix.tokens import WORD

_KINDS = (
    (Known.LOWER, "dictionary word"),
    (Known.GIVEN, "given name"),
    (Known.FAMILY, "family name"),
    (Known.PLACE, "place"),
    (Known.DEMONYM, "nationality or language"),
    (Known.DATE, "month or weekday"),
    (Known.ACRONYM, "acronym"),
    (Known.BRAND, "company or product"),
)
_STATES = ("lower case", "Capitalised", "CAPITALS", "miXed")
_SAID: dict[Group, str] = {
    "word": "the word itself",
    "text": "how the text writes it elsewhere",
    "phrase": "a known name of several words",
    "left": "what stands before it",
    "right": "what stands behind it",
    "health": "how well the text keeps its capitals",
}
_MOST_NAMES = 8
_LEAST_SHARE = 0.02
_SHIPPED = "the lexicon of mtfix"


def render(
    words: Sequence[str], sentence: str, names_files: Sequence[Path], *, color: bool = False
) -> str:
    """All that is to be said of some words.

    Args:
        words: in any case.
        sentence: where to decide about them; may be empty.
        names_files: a user's names and lexicons.
        color: whether to colour it for a terminal.

    Raises:
        InputError: a file of names cannot be read.
        LexiconError: a lexicon is damaged.
    """
    given = read_all(names_files)
    config = Config(names=given.names, lexicons=given.lexicons)
    shown = (_Word(word, config, color=color).lines(sentence) for word in words)
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in shown)


class _Word:
    """One word, or several that are a name together."""

    def __init__(self, written: str, config: Config, *, color: bool) -> None:
        self._written = " ".join(written.split())
        self._config = config
        self._color = color
        self._lexicon = layered(config.lexicons)
        self._key = base(key_of(self._written))

    def lines(self, sentence: str) -> Iterator[str]:
        """What is to be said, line by line."""
        yield self._paint(self._written, style.BOLD)
        yield from map("  {}".format, self._known())
        if " " not in self._key:
            yield from map("  {}".format, self._alone())
        if sentence:
            yield from map("  {}".format, self._placed(sentence))

    def _known(self) -> Iterator[str]:
        if " " in self._key:
            form = self._lexicon.phrase(self._key)
            yield f"a known name: “{form}”" if form else "no known name of several words"
        else:
            yield from self._entries()
        more = list(islice(self._lexicon.names_from(self._key), _MOST_NAMES + 1))
        if more:
            rest = ", …" if len(more) > _MOST_NAMES else ""
            yield f"names that begin with it: {', '.join(more[:_MOST_NAMES])}{rest}"
        if own_form := _own_form(self._config, self._key):
            yield f"your list of names has “{own_form}”"

    def _entries(self) -> Iterator[str]:
        layers = [(_SHIPPED, english()), *((str(p), learned(p)) for p in self._config.lexicons)]
        found = [(name, entry) for name, entry in _known_to(layers, self._key)]
        if not found:
            yield "unknown: no lexicon has this word"
        for name, entry in found:
            is_name = entry.uses.share > _LEAST_SHARE or entry.known & Known.NAME
            form = f"as a name “{entry.form}”; " if is_name else ""
            yield f"{name}: {form}{_kinds(entry)}"
            if entry.uses.total:
                yield f"    uses in mid-sentence: {_uses(entry)}"

    def _alone(self) -> Iterator[str]:
        judge = model.english()
        if not candidates.may_be_name(self._lexicon, self._key):
            yield "it is never raised by the model: a word that good English writes in lower case"
            return
        score = candidates.word_score(self._lexicon, self._key)
        gate = f"the gate at {judge.gate:+.1f}"
        passes = (
            f"it passes {gate}" if score >= judge.gate else f"not looked at, it is below {gate}"
        )
        yield f"score of the word alone: {score:+.1f}; {passes}"
        yield (
            f"a place of it is raised from {judge.safe:+.1f} on,"
            f" with --unsafe from {judge.unsafe:+.1f} on"
        )

    def _placed(self, sentence: str) -> Iterator[str]:
        places = [
            found
            for found in WORD.finditer(sentence)
            if base(key_of(found[0])) == self._key or key_of(found[0]) == self._key
        ]
        if not places:
            yield f"the sentence does not have “{self._written}”"
            return
        text = sentence
        for place in places:
            text = f"{text[: place.start()]}{place[0].lower()}{text[place.end() :]}"
        result = mtfix.fix(text, format="text", unsafe=True, config=self._config)
        for place in places:
            touching = [e for e in result.edits if e.start < place.end() and place.start() < e.end]
            yield f"in “{self._marked(text, place.start(), place.end())}”:"
            yield f"    {self._paint(*_decision(touching))}"
            yield from map("    {}".format, _weights(self._lexicon, text, place.start()))

    def _marked(self, text: str, start: int, end: int) -> str:
        return text[:start] + self._paint(text[start:end], style.BOLD) + text[end:]

    def _paint(self, text: str, code: str) -> str:
        return style.paint(text, code, on=self._color)


def _known_to(layers: Sequence[tuple[str, Lexicon]], word: str) -> Iterator[tuple[str, Entry]]:
    for name, lexicon in layers:
        entry = lexicon.entry(word)
        if entry.known or entry.uses.total:
            yield name, entry


def _own_form(config: Config, key: str) -> str:
    matches = names_of(config).matches(key)
    return next((match.form.text for match in matches if match.form.key == key), "")


def _kinds(entry: Entry) -> str:
    kinds = [kind for flag, kind in _KINDS if entry.known & flag]
    return ", ".join(kinds) or "of no known kind"


def _uses(entry: Entry) -> str:
    total = entry.uses.total
    states = zip(_STATES, entry.uses, strict=True)
    shares = [f"{state} {round(100 * n / total)} %" for state, n in states if round(n)]
    return f"about {round(total):,}; {', '.join(shares)}"


def _decision(edits: Sequence[Edit]) -> tuple[str, str]:
    """What is done at a place, and its colour."""
    causes: list[Cause] = [cause for edit in edits for cause in edit.causes]
    if not causes:
        return "left as it is", style.DIM
    is_safe = all(cause.safety == "safe" for cause in causes)
    reasons = "; ".join(f"[{cause.rule}] {cause.reason}" for cause in causes)
    how, code = ("raised", style.GREEN) if is_safe else ("raised with --unsafe only", style.CYAN)
    return f"{how}: {reasons}", code


def _weights(lexicon: Lexicon, text: str, start: int) -> Iterator[str]:
    """What the model says of a place, the strongest evidence first."""
    evidence = Evidence(Prose(text), lexicon)
    tokens = evidence.prose.tokens.at(evidence.prose.tokens.words)
    place = next(candidates.places(evidence, [t for t in tokens if t.start == start]), None)
    if place is None:
        yield "the model does not judge it here: it begins a sentence, or stands in a title, in"
        yield "quotation marks of its own, or in code"
        return
    judge = model.english()
    found = [
        *candidates.known_features(evidence, place),
        *candidates.place_features(evidence, place),
    ]
    score = judge.intercept + judge.sum(found)
    yield f"score of the model at this place: {score:+.1f} ({judge.intercept:+.1f} for any place)"
    weights = judge.groups(found)
    for group, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
        yield f"    {weight:+.1f}  {_SAID[group]}{_neighbour(group, place)}"


def _neighbour(group: Group, place: candidates.Place) -> str:
    sides = {"left": place.around.before, "right": place.around.behind}
    side = sides.get(group, ())
    return f": “{side[0]}”" if side else ""
