"""The flow: stages in rounds until a round is quiet, then a change of markup if one is asked for.

Start reading at `stages`. The finders of a stage are pure functions from a document to edits and
flags of that document's text. The edits of a stage are resolved, made, and composed with those
before, so that `Result.edits` always speaks of the text that came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from mtfix.casing import stage as casing
from mtfix.casing.own import Guard
from mtfix.config import Config
from mtfix.document import Document, Format
from mtfix.edits import Edit, Flag, Origin, Withheld, apply, compose, resolve
from mtfix.markup import bbcode, handles, latex, links, shortcodes, wiki
from mtfix.packs import engine
from mtfix.reading import detect, read
from mtfix.result import Result

_Finder = Callable[[Document], Iterable[Edit | Flag]]


class Stage(NamedTuple):
    """One step of a round."""

    name: str
    finders: tuple[_Finder, ...]
    """They see the same text; conflicts between their edits are settled by `mtfix.edits.order`."""
    mends_markup: bool = False
    """Its edits may change tags; those of all other stages are refused there."""


def stages(format_: Format, config: Config) -> tuple[Stage, ...]:
    """All stages in their order. Each sees the text as the stages before it left it."""
    return (
        *(_markup_stages() if format_ == "html" else ()),
        *(_message_stages() if format_ == "message" else ()),
        *(_markdown_stages() if format_ == "markdown" else ()),
        Stage("bilingual", (_restored_from_source,), mends_markup=True),
        Stage("signs", (latex.close_up, shortcodes.mend, wiki.mend, handles.find), True),
        Stage("links", (links.close_up, bbcode.mend), mends_markup=True),
        Stage("prose", tuple(_prose_finders(config))),
        Stage("checks", (_checked_against_source,)),
    )


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


@cache
def _known(config: Config | None) -> Config:
    """The choices of a run, with the terms of glossaries among the user's names."""
    if config is None or not config.glossaries:
        return config or Config()
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
    run = _Run(text, format or detect(text), source_text, _known(config), unsafe=unsafe)
    stable = any(run.is_quiet_round() for _ in range(MAX_ROUNDS))
    return run.result(to, stable=stable, is_article=format is None)


@dataclass
class _Findings:
    """What a round found and did not make."""

    flags: list[Flag] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


class _Run:
    """The text on its way through the stages, and how it came about."""

    def __init__(
        self, text: str, format_: Format, source_text: str | None, config: Config, *, unsafe: bool
    ) -> None:
        self._original = text
        self._document = read(text, format_, source_text)
        self._stages = stages(format_, config)
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
            self._make(self._chosen(stage))
        return self._document is before

    def result(self, to: Format | None, *, stable: bool, is_article: bool) -> Result:
        """The outcome, in another kind of markup if one is asked for."""
        origin = Origin(self._log)
        flags = {_moved_flag(flag, origin) for flag in self._last.flags}
        withheld = {_moved(item, origin) for item in self._last.withheld} | set(self._losers)
        format_ = self._document.format
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
        for found in chain.from_iterable(find(self._document) for find in stage.finders):
            if isinstance(found, Flag):
                if self._config.wants(found.rule):
                    self._last.flags.append(found)
            elif not all(self._config.wants(cause.rule) for cause in found.causes):
                continue
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
            self._document = read(text, self._document.format, self._document.source)


def _moved(withheld: Withheld, origin: Origin) -> Withheld:
    start, end = origin.span(withheld.edit.start, withheld.edit.end)
    return withheld._replace(edit=withheld.edit._replace(start=start, end=end))


def _moved_flag(flag: Flag, origin: Origin) -> Flag:
    start, end = origin.span(flag.start, flag.end)
    return flag._replace(start=start, end=end)
