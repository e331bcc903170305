"""Finding the terms of a glossary in a text: their forms, the longest first, as whole words.

Start reading at `Termbase.matches`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from mtfix.casing.context import Context
from mtfix.casing.lexicon import english
from mtfix.casing.own.judging import is_among_capitals
from mtfix.casing.own.names import Form as OwnName
from mtfix.document import Prose
from mtfix.formats.glossary import Term
from mtfix.language import share
from mtfix.packs.inflection import Ending, inflected
from mtfix.packs.occurrences import PLAIN, folded
from mtfix.tokens import WORD, Token

Role = Literal["preferred", "admitted", "forbidden"]

_GLUE_BEFORE = frozenset("@#/\\.$_~^=+|&%<-'’")
_GLUE_BEHIND = re.compile(r"[@#/\\_~^=+|<(\[{-]|[.:]\w|['’]\w")
_PREFIX = re.compile(r"\b\w-")
_SAMPLE = 6000
_BLOCK_SAMPLE = 240


class Form(NamedTuple):
    """A form of a term."""

    text: str
    term: Term
    role: Role
    ending: Ending = ""

    @property
    def rank(self) -> int:
        """Of equal forms the lower counts: what is given before what is inflected."""
        return 2 * bool(self.ending) + (self.role == "forbidden")


class Match(NamedTuple):
    """A place of the prose where forms stand that are spelled the same."""

    start: int
    end: int
    written: str
    forms: tuple[Form, ...]


class Termbase:
    """Terms made ready to be found.

    Args:
        terms: the entries of a glossary.
        is_english: whether they have English plurals and possessives.

    >>> terms = Termbase([Term("", "email", ("e-mail",))], is_english=True)
    >>> [match.written for match in terms.matches(Prose("E-mails, an e-mail-like file"))]
    ['E-mails']
    """

    def __init__(self, terms: Iterable[Term], *, is_english: bool) -> None:
        self.is_english = is_english
        self.terms = tuple(map(_without_own_case, terms))
        self._forms: dict[str, tuple[Form, ...]] = {}
        for form in (form for term in self.terms for form in self._forms_of(term)):
            key = folded(form.text)
            known = self._forms.get(key, ())
            if not known or form.rank <= known[0].rank:
                self._forms[key] = (
                    (*known, form) if known and known[0].rank == form.rank else (form,)
                )
        self._by_first = self._index()
        self.sources = tuple(sorted({term.source for term in self.terms if term.source}))

    def endings(self, form: str) -> Mapping[Ending, str]:
        """A form with the endings that it may have in this language."""
        return inflected(form) if self.is_english else {"": form}

    def matches(self, prose: Prose) -> Iterator[Match]:
        """The places of forms, in order, none inside another; not in code or another language."""
        if self.is_english and is_foreign(prose.text[:_SAMPLE]):
            return
        end = 0
        hot = [word for word in prose.tokens.words if folded(word) in self._by_first]
        for token in prose.tokens.at(hot):
            match = self._match(prose, token) if token.start >= end else None
            if match is not None and match.start >= end:
                end = match.end
                yield match

    def is_as_given(self, term: Term) -> bool:
        """Whether a term is written as it is given.

        If the glossary does not say, that is so where it has a capital and is no ordinary word:
        “Windows” may not raise the windows of a house.
        """
        if term.case or not self.is_english:
            return term.case == "as-given"
        has_capital = term.target != term.target.lower()
        return has_capital and not OwnName.of(term.target).is_word(english())

    def is_disputed(self, form: str) -> bool:
        """Whether casing may have a name for what the glossary has in lower case: kubernetes."""
        is_word = form != form.lower() or OwnName.of(form).is_word(english())
        return self.is_english and not is_word

    def _forms_of(self, term: Term) -> Iterator[Form]:
        roles: tuple[tuple[Role, Sequence[str]], ...] = (
            ("preferred", [term.target] if term.target else []),
            ("admitted", term.admitted),
            ("forbidden", term.forbidden),
        )
        for role, given in roles:
            for form in given:
                for ending, text in self.endings(form).items():
                    yield Form(text, term, role, ending)

    def _index(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """The forms by their first words, the longest first, with where that word begins."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for key in sorted(self._forms, key=len, reverse=True):
            first = WORD.search(key)
            if first is not None:
                found[first[0]].append((first.start(), key))
        return dict(found)

    def _match(self, prose: Prose, token: Token) -> Match | None:
        text = prose.text
        for lead, key in self._by_first[folded(token.text)]:
            start = token.start - lead
            end = start + len(key)
            written = text[max(0, start) : end]
            if folded(written) != key or not _is_whole(text, start, end):
                continue
            context = Context(text, start, end)
            forms = tuple(form for form in self._forms[key] if _is_meant(form, written, context))
            is_split = "\n" in written and prose.blocks.at(start) != prose.blocks.at(end - 1)
            if forms and not is_split and self._is_welcome(prose, start):
                return Match(start, end, written, forms)
        return None

    def _is_welcome(self, prose: Prose, at: int) -> bool:
        manner = prose.manners.at(at)
        block = prose.blocks.at(at)
        shown = prose.text[block.start : min(block.end, block.start + _BLOCK_SAMPLE)]
        is_other = self.is_english and (not manner.is_latin or is_foreign(shown))
        return not manner.is_code and not is_other


@lru_cache(maxsize=1 << 10)
def is_foreign(text: str) -> bool:
    """Whether a text is surely not English; the e of e-mail tells nothing, and no word alone does.

    >>> is_foreign("E-mails and e-books"), is_foreign("Das ist die E-Mail.")
    (False, True)
    """
    _, english_words, other = share(_PREFIX.sub("", text))
    return other > max(english_words, 1)


def _without_own_case(term: Term) -> Term:
    """Forbidding “Email” for “email” means that the case is as given."""
    key = folded(term.target)
    forbidden = tuple(form for form in term.forbidden if folded(form) != key)
    if forbidden == term.forbidden:
        return term
    return term._replace(forbidden=forbidden, case="as-given")


def _is_meant(form: Form, written: str, context: Context) -> bool:
    """Whether a form may be meant by what is written: “IT” is not “it”, and “who” no “WHO”."""
    if form.role != "forbidden":
        return True
    plain = written.translate(PLAIN)
    if plain.isupper() and len(plain) > 1:
        return is_among_capitals(context) != form.text.isupper()
    if form.term.case == "any" or form.text == form.text.lower():
        return True
    return plain in (form.text, form.text[:1].upper() + form.text[1:])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a form is no part of another word, an address or code.

    >>> [_is_whole(text, 2, 5) for text in ("a net", "a net's", "a net.com", "a net-like")]
    [True, False, False, False]
    """
    before, first, last = text[max(0, start - 1) : start], text[start], text[end - 1]
    if before.isalnum() or (first.isalnum() and before in _GLUE_BEFORE):
        return before in ("'", "’") and not text[start - 2 : start - 1].isalnum()
    behind = text[end : end + 2]
    if not last.isalnum():
        return not behind[:1].isalnum() and behind[:1] != last
    return not behind[:1].isalnum() and not _GLUE_BEHIND.match(behind)


def contradiction(terms: Sequence[Term]) -> tuple[Term, str] | None:
    """The first entry that contradicts another, and how; None if there is none.

    A preferred form of one may not be a forbidden form of another, and a forbidden form may have
    several preferred ones only if their source terms tell which.
    """
    allowed = {folded(form): term for term in terms for form in (term.target, *term.admitted)}
    forbidden: dict[tuple[str, str], Term] = {}
    for term in terms:
        for form in term.forbidden:
            key = folded(form)
            other = allowed.get(key)
            is_own_case = key == folded(term.target) and form != term.target
            if other is not None and not is_own_case:
                return term, f"“{form}” is forbidden here, but allowed{_at(other, term)}"
            for source in {term.source, ""} if term.source else _sources_of(key, forbidden):
                known = forbidden.get((key, source))
                if known is not None and folded(known.target) != folded(term.target):
                    clash = f"“{form}” shall be “{term.target}” here, but “{known.target}”"
                    return term, clash + _at(known, term)
            forbidden[key, term.source] = term
    return None


def _sources_of(key: str, forbidden: Mapping[tuple[str, str], Term]) -> set[str]:
    return {source for form, source in forbidden if form == key}


def _at(other: Term, term: Term) -> str:
    if other is term:
        return " by the same entry"
    return f" in {other.where}" if other.where else f" by the entry “{other.target}”"
