"""The flow: stages in rounds until a round is quiet, then a change of markup if one is asked for.

Start reading at `stages`. The finders of a stage are pure functions from a document to edits and
flags of that document's text. The edits of a stage are resolved, made, and composed with those
before, so that `Result.edits` always speaks of the text that came in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from mtfix import memos
from mtfix.casing import stage as casing
from mtfix.casing.own.guard import Guard
from mtfix.config import Config
from mtfix.document import Document, Format, Span
from mtfix.edits import Edit, Flag, Origin, Withheld, apply, compose, resolve
from mtfix.findings import rules_of
from mtfix.markup import bbcode, handles, labels, latex, links, references, shortcodes, sites, wiki
from mtfix.packs import engine
from mtfix.reading import detect, read
from mtfix.result import Result
from mtfix.suppression import ledger

_Finder = Callable[[Document], Iterable[Edit | Flag]]


class Stage(NamedTuple):
    """One step of a round."""

    name: str
    finders: tuple[_Finder, ...]
    """They see the same text; conflicts between their edits are settled by `mtfix.edits.order`."""
    mends_markup: bool = False
    """Its edits may change tags; those of all other stages are refused there."""
    is_guest: bool = False
    """It speaks only when all others are quiet, and not where one of them has spoken."""


def stages(format_: Format, config: Config) -> tuple[Stage, ...]:
    """All stages in their order. Each sees the text as the stages before it left it."""
    return (
        *(_markup_stages() if format_ == "html" else ()),
        *(_message_stages() if format_ == "message" else ()),
        *(_markdown_stages() if format_ == "markdown" else ()),
        Stage("bilingual", (_restored_from_source,), mends_markup=True),
        Stage("references", (references.close_up,), mends_markup=True),
        Stage("signs", (latex.close_up, shortcodes.mend, wiki.mend, handles.find), True),
        Stage("links", (links.close_up, sites.find, labels.find, bbcode.mend), mends_markup=True),
        Stage("prose", tuple(_prose_finders(config))),
        Stage("checks", (_checked_against_source,)),
        Stage("suppression", (partial(ledger.faults, config=config),)),
    )


def _grammar_stages(config: Config, note: Callable[[str], None]) -> tuple[Stage, ...]:
    """LanguageTool, if it is wanted; `note` is told why it could not be asked."""
    if config.grammar is None:
        return ()
    from mtfix.grammar import stage  # most runs do not want it

    return (Stage("grammar", (partial(stage.find, config=config, note=note),), is_guest=True),)


def _restored_from_source(document: Document) -> Iterable[Edit]:
    if document.source is None:
        return ()
    from mtfix.bilingual.restore import restore  # most texts come without their source

    return restore(document)


def _checked_against_source(document: Document) -> Iterable[Flag]:
    if document.source is None:
        return ()
    from mtfix.bilingual.checks import check

    return check(document)


def _prose_finders(config: Config) -> Iterator[_Finder]:
    yield partial(engine.rule_set(config).find, language=config.language)
    yield partial(casing.find, config=config)


def _markup_stages() -> tuple[Stage, ...]:
    from mtfix.markup import repair, source  # plain text need not pay for them

    return (
        Stage("source", (source.restore,), mends_markup=True),
        Stage("markup", (repair.repair,), mends_markup=True),
    )


def _message_stages() -> tuple[Stage, ...]:
    from mtfix.markup import messages

    return (Stage("messages", (messages.mend,), mends_markup=True),)


def _markdown_stages() -> tuple[Stage, ...]:
    from mtfix.markup.md import repair

    return (Stage("markdown", (repair.mend,), mends_markup=True),)


@lru_cache(maxsize=64)
def _known(config: Config | None) -> Config:
    """The choices of a run, with the terms of glossaries among the user's names."""
    if config is None:
        return Config()
    if config.silent:
        return _known(replace(config, silent=()))  # it is no choice of a run, but of one text
    if not config.glossaries:
        return config
    from mtfix.packs.terms import names_of

    terms = names_of(config.glossaries, config.language or "en")
    return replace(config, names=(*terms, *config.names))


MAX_ROUNDS = 8
"""Two or three are usual; a text that needs more is reported as not stable."""


def fix(
    text: str,
    format: Format | None = None,  # noqa: A002 - the public name of the choice
    to: Format | None = None,
    source_text: str | None = None,
    config: Config | None = None,
    *,
    unsafe: bool = False,
) -> Result:
    """Run the pipeline over one text; see `mtfix.fix` for the arguments.

    Raises:
        ConversionError: there is no way from the text's format to `to`.
        InputError: a glossary has a mistake.
        PackError: a rule pack of the configuration has a mistake.
    """
    memos.begin(text)
    silent = config.silent if config is not None else ()
    format_ = format or detect(text)
    run = _Run(text, format_, source_text, _known(config), silent, unsafe=unsafe)
    stable = any(run.is_quiet_round() for _ in range(MAX_ROUNDS))
    return run.result(to, stable=stable, is_article=format is None)


@dataclass
class _Findings:
    """What a round found and did not make."""

    flags: list[Flag] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def places(self) -> _Places:
        """Where they stand; one that is longer than a phrase is about no place in particular."""
        found: list[Edit | Flag] = [*self.flags, *(item.edit for item in self.withheld)]
        spans = (Span(each.start, each.end) for each in found)
        return _Places(span for span in spans if span.end - span.start <= _PHRASE)


_PHRASE = 60


class _Places:
    """Places of a text, to be asked whether another one meets them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max([end, *self._ends[-1:]]))

    def meets(self, start: int, end: int) -> bool:
        """Whether a place overlaps one of them, or touches it."""
        before = bisect_right(self._starts, end)
        return before > 0 and self._ends[before - 1] >= start


class _Run:
    """The text on its way through the stages, and how it came about."""

    def __init__(
        self,
        text: str,
        format_: Format,
        source_text: str | None,
        config: Config,
        silent: tuple[tuple[str, str], ...] = (),
        *,
        unsafe: bool,
    ) -> None:
        self._original = text
        self._document = read(text, format_, source_text, config.ignore_patterns)
        self._ledger = ledger.Ledger(text, config, silent)
        self._notes: list[str] = []
        self._stages = (*stages(format_, config), *_grammar_stages(config, self._notes.append))
        self._config = config
        self._guard = Guard(config)
        self._unsafe = unsafe
        self._log: list[Edit] = []
        self._losers: list[Withheld] = []
        self._last = _Findings()

    def is_quiet_round(self) -> bool:
        """Run all stages once; whether none of them changed the text."""
        self._last = _Findings()
        before = self._document
        for stage in self._stages:
            if not stage.is_guest or self._document is before:
                self._make(self._chosen(stage))
        return self._document is before

    def result(self, to: Format | None, *, stable: bool, is_article: bool) -> Result:
        """The outcome, in another kind of markup if one is asked for."""
        origin = Origin(self._log)
        flags = {_moved_flag(flag, origin) for flag in self._last.flags} | set(
            self._ledger.faults()
        )
        withheld = {_moved(item, origin) for item in self._last.withheld} | set(self._losers)
        withheld |= self._ledger.withheld
        format_ = self._document.format
        comments = tuple(sorted(self._ledger.comments(self._document, self._log)))
        if to is not None:
            self._change_markup(to, is_article=is_article)
        made = {edit[:3] for edit in self._log}
        return Result(
            original=self._original,
            text=self._document.text,
            edits=tuple(self._log),
            flags=tuple(sorted(flags)),
            withheld=tuple(sorted(item for item in withheld if item.edit[:3] not in made)),
            stable=stable,
            format=format_,
            comments=comments,
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _change_markup(self, to: Format, *, is_article: bool) -> None:
        from mtfix.markup import convert

        if to == self._document.format == "html" and is_article:
            self._make(convert.arrange(self._document))
        else:
            self._make(convert.convert(self._document, to))
        if to == "text" and is_article:
            self._make(bbcode.drop(self._document))

    def _chosen(self, stage: Stage) -> Iterable[Edit]:
        """The edits of a stage that may be made; the others are put aside."""
        own = self._last.places() if stage.is_guest else None
        for found in chain.from_iterable(find(self._document) for find in stage.finders):
            if own is not None and own.meets(found.start, found.end):
                continue
            if not all(self._config.wants(rule) for rule in rules_of(found)):
                continue
            if self._ledger.takes(self._document, found, self._log):
                continue
            if isinstance(found, Flag):
                self._last.flags.append(found)
            elif self._guard.refuses(self._document.text, found):
                self._last.withheld.append(Withheld(found, "the case of this word is to be kept"))
            elif not stage.mends_markup and self._document.refuses(found):
                self._last.withheld.append(Withheld(found, "it would change opaque content"))
            elif self._unsafe or found.is_safe:
                yield found
            else:
                self._last.withheld.append(Withheld(found, "unsafe"))

    def _make(self, proposals: Iterable[Edit]) -> None:
        """Make the edits that win and read the outcome anew."""
        edits, losers = resolve(self._document.text, proposals)
        if losers:
            origin = Origin(self._log)
            self._losers += [_moved(loser, origin) for loser in losers]
        if edits:
            text = apply(self._document.text, edits)
            self._log = compose(self._original, self._log, edits)
            before = self._document
            self._document = read(text, before.format, before.source, self._config.ignore_patterns)


def _moved(withheld: Withheld, origin: Origin) -> Withheld:
    start, end = origin.span(withheld.edit.start, withheld.edit.end)
    return withheld._replace(edit=withheld.edit._replace(start=start, end=end))


def _moved_flag(flag: Flag, origin: Origin) -> Flag:
    start, end = origin.span(flag.start, flag.end)
    return flag._replace(start=start, end=end)
