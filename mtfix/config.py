"""What a user may choose about a run, beyond the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Grammar:
    """How LanguageTool is asked, and how far it is trusted; see `mtfix.grammar`.

    Attributes:
        url: the address of a server that runs; None to find or start one on this machine.
        variant: LanguageTool's code of the language, where the text's language has several
            (``en-GB``); None for the usual one.
        mother_tongue: the code of the author's mother tongue, for false friends.
        is_picky: whether rules speak that are too strict for most texts.
        has_spelling: whether unknown words are flagged.
        rules: how far rules or categories of LanguageTool are trusted, where that differs from what
            was measured: pairs of an id and ``safe``, ``unsafe``, ``flag`` or ``off``.
        is_required: whether it is an error if there is no LanguageTool; else mtfix goes on without.

    Raises:
        ValueError: the address is none.
    """

    url: str | None = None
    variant: str | None = None
    mother_tongue: str | None = None
    is_picky: bool = False
    has_spelling: bool = False
    rules: tuple[tuple[str, Literal["safe", "unsafe", "flag", "off"]], ...] = ()
    is_required: bool = False

    def __post_init__(self) -> None:
        fault = url_fault(self.url) if self.url else ""
        if fault:
            raise ValueError(fault)


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
        silent: rules or families that are off for the whole text, with the reason: pairs of a name
            and words. Comments in files of strings are told so; other users want `disable`.
        grammar: how LanguageTool is asked; None if it is not.

    Raises:
        ValueError: what is given as a name, as a word to keep or as a pattern cannot be one.

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
    silent: tuple[tuple[str, str], ...] = ()
    grammar: Grammar | None = None

    def __post_init__(self) -> None:
        faults = [
            *map(name_fault, self.names),
            *map(keep_fault, sorted(self.keep)),
            *map(pattern_fault, self.ignore_patterns),
        ]
        fault = next(filter(None, faults), "")
        if fault:
            raise ValueError(fault)

    def wants(self, rule: str) -> bool:
        """Whether a rule may speak.

        >>> Config(disable=frozenset({"lt"})).wants("lt-en-a-vs-an")
        False
        """
        names = names_of_rule(rule)
        return self.disable.isdisjoint(names) and (
            not self.select or not self.select.isdisjoint(names)
        )


GUEST = "lt"
"""The rule that stands for all of LanguageTool's; their ids are ``lt-`` and LanguageTool's own."""


def is_guest(rule: str) -> bool:
    """Whether a rule is one of LanguageTool's.

    >>> is_guest("lt-en-a-vs-an"), is_guest("lost-stop")
    (True, False)
    """
    return rule.startswith(f"{GUEST}-")


def names_of_rule(rule: str) -> tuple[str, ...]:
    """The names by which a rule is meant: its id, and for LanguageTool's the name of them all."""
    return (rule, GUEST) if is_guest(rule) else (rule,)


def url_fault(url: str) -> str:
    """Why an address can be none of a server; empty if it can.

    >>> url_fault("http://127.0.0.1:8081"), url_fault("localhost:8081")
    ('', '“localhost:8081” is no address; expected one such as http://127.0.0.1:8081')
    """
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    return "" if is_one else f"“{url}” is no address; expected one such as http://127.0.0.1:8081"


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


def pattern_fault(pattern: str) -> str:
    """Why a text can be no regular expression of what is ignored; empty if it can.

    >>> pattern_fault("[A-Z]{2}-[0-9]+"), pattern_fault("(a")
    ('', 'the ignore-pattern “(a” is no regular expression: missing ) at character 3')
    """
    import regex  # who ignores nothing need not load it

    try:
        regex.compile(pattern)
    except regex.error as error:
        where = "" if error.pos is None else f" at character {error.pos + 1}"
        return f"the ignore-pattern “{pattern}” is no regular expression: {error.msg}{where}"
    return "" if pattern else "an ignore-pattern is empty; expected a regular expression"
