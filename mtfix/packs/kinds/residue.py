"""The kind ``residue``: words in another script that were left standing in Latin text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from mtfix.document import Document
from mtfix.language import is_latin, share
from mtfix.packs.rule import Found, Key, Rule

if TYPE_CHECKING:
    import regex

_SAMPLE = 20_000
_GLOSS_REACH = 200
_LATIN_SHARE = 5
_LEAST_FUNCTION_WORDS = 2
"""One message does not tell the script of its document; so many letters are Latin for each foreign
one, and so many words mark a language, where a Latin one is read with certainty.
"""
_WITHOUT_SPACES = ("Han", "Hangul")
"""Scripts of which one letter may be a word; a single letter of any other is a sign or a part of
an emoticon.
"""
_SCRIPTS = ("Han", "Hiragana", "Katakana", "Hangul", "Cyrillic", "Greek", "Arabic", "Hebrew",
            "Thai", "Devanagari", "Armenian", "Georgian", "Bengali", "Tamil", "Telugu")  # fmt: skip
_QUOTES = "\"“”„«»‘’'「」『』《》‹›*_"


@dataclass(frozen=True, kw_only=True)
class ResidueRule(Rule):
    """Flag runs of letters of other scripts in a text that is mostly Latin.

    Quoted words, names of languages and glosses in brackets (``Chen Kaige (陈凯歌)``) are meant.

    Attributes:
        scripts: the scripts, by the names that Unicode gives them.
        known: words that may stand anywhere, such as the names of languages in a menu.
    """

    KIND: ClassVar[str] = "residue"
    KEYS = {  # noqa: RUF012
        "scripts": Key("the scripts, by their names in Unicode", "texts", True, _SCRIPTS),
        "known": Key("words that may stand anywhere", "texts"),
    }
    ANY_SCRIPT: ClassVar[bool] = True

    scripts: Sequence[str]
    known: Sequence[str] = ()

    @cached_property
    def _word(self) -> regex.Pattern[str]:
        """What makes a run: some letters of the scripts."""
        import regex  # knows scripts; most texts have no letters that need it

        letters = "".join(rf"\p{{{name}}}" for name in self.scripts)
        alone = "".join(rf"\p{{{name}}}" for name in self.scripts if name in _WITHOUT_SPACES)
        return regex.compile(rf"[{letters}]{{2}}" + (f"|[{alone}]" if alone else ""))

    @cached_property
    def _run(self) -> regex.Pattern[str]:
        """A run: up to the last such letter before a Latin one or the end of the line."""
        import regex

        letters = "".join(rf"\p{{{name}}}" for name in self.scripts)
        return regex.compile(rf"[{letters}](?:[^\p{{Latin}}\n\uFFFC]*[{letters}]\p{{M}}*)?")

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word.lower() for name in self.known for word in name.split())

    def find(self, document: Document) -> Iterator[Found]:
        """The runs of a document, unless it is written in such letters as a whole."""
        prose, end = document.prose, 0
        words = [word for word in prose.tokens.words if not word.isascii()]
        signs = "".join(set().union(*words))  # few, however many words there are
        hot = filter(self._word.search, words) if self._run.search(signs) else ()
        if not hot or not is_latin(prose.text[:_SAMPLE]):
            return
        if document.format == "message" and not self._is_latin_message(prose.text):
            return
        for token in prose.tokens.at(hot):
            run = self._run.search(prose.text, max(token.start, end), token.end)
            if run is None:
                continue
            run = self._run.match(prose.text, run.start())
            end = run.end()
            is_code = prose.manners.at(run.start()).is_code
            if not is_code and not self._is_meant(prose.text, *run.span()):
                yield Found(*run.span())

    def _is_latin_message(self, text: str) -> bool:
        """Whether a short text is in a language with Latin letters, beyond names and commands."""
        import regex

        letters = "".join(rf"\p{{{name}}}" for name in self.scripts)
        foreign = len(regex.findall(rf"[{letters}]", text))
        words = share(text)
        is_rare = _LATIN_SHARE * foreign <= sum(map(str.isalpha, text))
        return is_rare and max(words.english, words.other) >= _LEAST_FUNCTION_WORDS

    def _is_meant(self, text: str, start: int, end: int) -> bool:
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        if before and before in _QUOTES and behind and behind in _QUOTES:
            return True
        words = "".join(sign if sign.isalpha() else " " for sign in text[start:end]).lower()
        return self._known.issuperset(words.split()) or _is_gloss(text, start, end)


def _is_gloss(text: str, start: int, end: int) -> bool:
    """Whether a run stands in brackets behind something, or before a bracket that explains it."""
    line = text[max(0, start - _GLOSS_REACH) : start].rpartition("\n")[2]
    inside = max(line.rfind("("), line.rfind("（"))
    is_open = inside > max(line.rfind(")"), line.rfind("）"))
    if is_open and any(map(str.isalpha, line[:inside])):
        return True
    return text[end : end + 3].lstrip()[:1] in ("(", "（")
