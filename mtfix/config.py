"""What a user may choose about a run, beyond the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Config:
    """Choices for a run.

    Attributes:
        packs: folders or files of further rule packs; their rules have the same powers.
        disable: rules, or families of them (the name of their pack), that are not wanted.
        select: the only rules that are wanted; all if it is empty.
        ignore_patterns: regular expressions; what they match is never touched.
        safety: how far rules or families are trusted, where that differs from what their pack
            says: pairs of a name and ``safe``, ``unsafe`` or ``flag``.
        language: the code of the text's language (``en``, ``de``); None to tell by the text.
        glossaries: files of terms: preferred, forbidden, not to be translated.
        names: names as they are written (``SpaceX``, ``Elon Musk``); where the text has them in
            another case, they are written so. Of two that differ in case alone the last counts.
        keep: words whose case no rule changes, in whatever case they are given here.
        lexicons: files made by ``mtfix names learn``, layered over the lexicon that comes along.

    Raises:
        ValueError: what is given as a name or as a word to keep cannot be one.

    >>> Config(disable=frozenset({"lost-stop"})).disable
    frozenset({'lost-stop'})
    """

    packs: tuple[Path, ...] = ()
    disable: frozenset[str] = frozenset()
    select: frozenset[str] = frozenset()
    ignore_patterns: tuple[str, ...] = ()
    safety: tuple[tuple[str, Literal["safe", "unsafe", "flag"]], ...] = ()
    language: str | None = None
    glossaries: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()
    keep: frozenset[str] = frozenset()
    lexicons: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        faults = [*map(name_fault, self.names), *map(keep_fault, sorted(self.keep))]
        fault = next(filter(None, faults), "")
        if fault:
            raise ValueError(fault)

    def wants(self, rule: str) -> bool:
        """Whether a rule may speak."""
        return rule not in self.disable and (not self.select or rule in self.select)


def name_fault(form: str) -> str:
    """Why a form can be no name of a user's list; empty if it can.

    >>> name_fault("SpaceX")
    ''
    >>> name_fault("--")
    '“--” has no letter; expected a name as it is written, such as SpaceX or Elon Musk'
    """
    if not any(map(str.isalpha, form)):
        return (
            f"“{form}” has no letter; expected a name as it is written, such as SpaceX or Elon Musk"
        )
    if form == form.lower():
        return (
            f"“{form}” has no capital letter; expected a name as it is written, such as SpaceX or"
            " Elon Musk (for a word whose case shall stay as it is there is --keep)"
        )
    return ""


def keep_fault(word: str) -> str:
    """Why a word can be none to keep; empty if it can.

    >>> keep_fault("npm"), keep_fault("two words")
    ('', '“two words” is no single word; expected one such as npm')
    """
    if len(word.split()) != 1 or not any(map(str.isalpha, word)):
        return f"“{word}” is no single word; expected one such as npm"
    return ""
