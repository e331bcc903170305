"""What settings say about LanguageTool: the table ``[grammar]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mtfix.config import Grammar
from mtfix.settings.layers import Layer

TABLE = "grammar"


@dataclass(frozen=True)
class GrammarSettings:
    """The table ``[grammar]``.

    Attributes:
        use: whether LanguageTool is asked: if there is one, in any case, or not at all.
        url: see `Grammar`, as for all that follow.
        variant, mother_tongue, picky, spelling, rules: the same.
    """

    use: Literal["off", "auto", "required"] = "off"
    url: str | None = None
    variant: str | None = None
    mother_tongue: str | None = None
    picky: bool = False
    spelling: bool = False
    rules: tuple[tuple[str, Literal["safe", "unsafe", "flag", "off"]], ...] = ()

    @property
    def choices(self) -> Grammar | None:
        """What the stage is told; None if there is to be none.

        >>> GrammarSettings("auto", picky=True).choices.is_picky
        True
        """
        if self.use == "off":
            return None
        return Grammar(
            url=self.url,
            variant=self.variant,
            mother_tongue=self.mother_tongue,
            is_picky=self.picky,
            has_spelling=self.spelling,
            rules=self.rules,
            is_required=self.use == "required",
        )


def settings_from(found: Mapping[str, Any], top: Layer) -> GrammarSettings:
    """The table as the layers make it together.

    Args:
        found: all settings, by the names of keys.
        top: the command line; who names anything of LanguageTool there wants it to be asked.
    """
    prefix = f"{TABLE}."
    given = {
        name.removeprefix(prefix).replace("-", "_"): value
        for name, value in found.items()
        if name.startswith(prefix)
    }
    given["rules"] = tuple(given.get("rules", {}).items())
    is_named = any(name.startswith(prefix) for name in top.values)
    given.setdefault("use", "auto" if is_named and top.path is None else "off")
    return GrammarSettings(**given)
