"""From a request to its answer, without any HTTP: start reading here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from mtfix import pipeline
from mtfix.config import Config
from mtfix.document import Format
from mtfix.edits import Edit, Flag
from mtfix.findings import is_grave, rules_of
from mtfix.formats.registry import CONTAINERS
from mtfix.result import Result
from mtfix.serve import answer
from mtfix.serve.answer import Answer
from mtfix.serve.asked import Asked
from mtfix.serve.behind import Behind, UnavailableError, added
from mtfix.serve.errors import ApiError
from mtfix.serve.languages import SHORT_CODES, Language, known, listing, told_by
from mtfix.serve.matches import matches
from mtfix.serve.rules import ServedRules
from mtfix.serve.units import Units
from mtfix.settings import Settings

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


class Checker:
    """Checks texts by one configuration; it may be used by several threads.

    Args:
        settings: those of the configuration.
        behind: a LanguageTool whose matches are added; None for none.
        has_hints: whether edits are told that need a second look.
        tell: is told in words when the LanguageTool behind is lost, and when it is back.

    Raises:
        PackError: a rule pack has a mistake.
        InputError: a glossary has one.
    """

    def __init__(
        self,
        settings: Settings,
        behind: Behind | None = None,
        *,
        has_hints: bool = True,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._settings = settings
        self._config = _alone(settings.config_for(None))
        self._behind = behind
        self._has_hints = has_hints
        self._tell = tell
        self._is_lost = False
        self._rules = ServedRules(self._config)
        self._own_words = frozenset(
            word for name in (*self._config.names, *self._config.keep) for word in name.split()
        )
        self._configs: dict[str | None, Config] = {}
        self._fixed("Ready.", self._config.language)  # packs and lexicons are read now

    def check(self, asked: Asked) -> Answer:
        """The answer to a request.

        Args:
            asked: the request.

        Raises:
            ApiError: it cannot be answered.
        """
        theirs, missing = self._asked_behind(asked)
        told = told_by(asked.text.read, asked.preferred)
        language = told.language if asked.language == "auto" else self._language(asked.language)
        result = self._result(asked, None if asked.language == "auto" else language.short)
        found = matches(result, asked.text, has_hints=self._has_hints)
        ours = answer.check(asked.text, language, told, found, self._rules)
        if missing:
            ours["warnings"] = {"incompleteResults": True, "incompleteResultsReason": missing}
        return self._merged(ours, theirs, asked) if theirs is not None else ours

    def languages(self) -> list[Any]:
        """The languages of the LanguageTool behind; without one, those of mtfix."""
        theirs = self._about("languages")
        return theirs if isinstance(theirs, list) else list(listing())

    def rules(self, language: str) -> list[Any]:
        """All rules, those of the LanguageTool behind too.

        Args:
            language: the code of a language.

        Raises:
            ApiError: there is no such language.
        """
        self._language(language)
        theirs = self._about("configinfo", language=language)
        more = theirs.get("rules") if isinstance(theirs, dict) else None
        own = [answer.listed(rule) for rule in self._rules]
        return own + (more if isinstance(more, list) else [])

    def close(self) -> None:
        """End the connections to the LanguageTool behind."""
        if self._behind is not None:
            self._behind.close()

    def _language(self, code: str) -> Language:
        """The language of a code; of codes that only LanguageTool may know it is the judge."""
        try:
            return known(code)
        except ApiError:
            if self._behind is None or not _CODE.fullmatch(code):
                raise
            return Language(code, code)

    def _result(self, asked: Asked, language: str | None) -> Result:
        """What comes of the text, without what the client or the user does not want to hear."""
        result = self._fixed(
            asked.text.read, language or self._config.language, is_plain=asked.text.is_plain
        )
        least = self._settings.severity

        def refused(found: Edit | Flag) -> str | None:
            is_wanted = all(asked.wants(self._rules[rule]) for rule in rules_of(found))
            return None if is_wanted and is_grave(found, least) else "not wanted"

        result = result.without(refused)
        held = tuple(each for each in result.withheld if refused(each.edit) is None)
        return replace(result, withheld=held)

    def _fixed(self, text: str, language: str | None, *, is_plain: bool = True) -> Result:
        if language not in SHORT_CODES:  # codes come from clients, and configurations are kept
            language = self._config.language
        if language not in self._configs:
            self._configs[language] = replace(self._config, language=language)
        return pipeline.fix(
            text,
            # Whatever markup there is the client knows: between it there is but text.
            self._format if is_plain else "text",
            config=self._configs[language],
            unsafe=self._settings.unsafe,
        )

    @property
    def _format(self) -> Format | None:
        named = self._settings.format
        return None if named == "auto" or named in CONTAINERS else cast("Format", named)

    def _asked_behind(self, asked: Asked) -> tuple[Answer | None, str]:
        """What LanguageTool answers; or why it does not."""
        if self._behind is None:
            return None, ""
        try:
            theirs = self._behind.check(asked.form)
        except UnavailableError as error:
            if not self._is_lost:
                self._tell(f"LanguageTool does not answer ({error}); going on without it")
            self._is_lost = True
            return None, "LanguageTool does not answer"
        if self._is_lost:
            self._tell("LanguageTool answers again")
        self._is_lost = False
        return theirs, ""

    def _about(self, name: str, **parameters: str) -> Any:
        if self._behind is None:
            return None
        try:
            return self._behind.get(name, **parameters)
        except UnavailableError:
            return None

    def _merged(self, ours: Answer, theirs: Answer, asked: Asked) -> Answer:
        """LanguageTool's answer with mtfix's matches, which win where spans overlap."""
        units = Units(asked.text.whole)
        taken = [(each["offset"], each["offset"] + each["length"]) for each in ours["matches"]]
        more = [
            each
            for each in added(theirs["matches"], taken, units)
            if not self._is_own_word(each, asked.text.whole, units)
        ]
        every = sorted([*ours["matches"], *more], key=lambda each: each["offset"])
        return {**ours, **theirs, "software": ours["software"], "matches": every}

    def _is_own_word(self, match: Answer, whole: str, units: Units) -> bool:
        """Whether LanguageTool takes one of the user's own names for a mistake of spelling."""
        if match["rule"].get("issueType") != "misspelling" or not self._own_words:
            return False
        start, end = (units.offset(match["offset"] + more) for more in (0, match["length"]))
        return whole[start:end] in self._own_words


def _alone(config: Config) -> Config:
    """The configuration without LanguageTool as a stage: it is asked here, once."""
    changes: dict[str, Any] = {"grammar": None}
    return replace(config, **changes) if hasattr(config, "grammar") else config
