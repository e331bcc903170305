"""The kind ``terms``: preferred and forbidden terms, their case, and those not to be translated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar, get_args

from mtfix.document import Document, Format
from mtfix.formats.glossary import Term, TermCase
from mtfix.packs.occurrences import standing, times
from mtfix.packs.rule import Found, Key, Rule
from mtfix.packs.termbase import Form, Termbase, contradiction
from mtfix.packs.termcase import Place
from mtfix.reading import read

CHECKS = ("forbidden", "case", "kept", "missing")
"""Forbidden forms; forms in another case than given; terms of the source that were translated,
and those whose preferred form is not there."""


@dataclass(frozen=True, kw_only=True)
class TermsRule(Rule):
    """Replace forbidden forms of terms, and hold the text against the terms of its source.

    Where there is a source text, a term with a source form counts only if the source has it.

    Attributes:
        terms: the terms, as `Term` or as a pack gives them.
        checks: what is looked for, of `CHECKS`.

    Raises:
        ValueError: two terms contradict each other.
    """

    KIND: ClassVar[str] = "terms"
    KEYS: ClassVar[Mapping[str, Key]] = {
        "terms": Key(
            "the terms",
            "mappings",
            required=True,
            keys={
                "term": Key("the preferred form"),
                "forbidden": Key("forms that are not to be used", "texts"),
                "admitted": Key("forms that may be used too", "texts"),
                "source": Key("the term of the source language"),
                "case": Key("as-given or any", choices=("as-given", "any")),
                "keep": Key("yes: it is not translated", choices=("yes", "no")),
                "note": Key("what there is to say about it"),
            },
        ),
        "checks": Key("what is looked for; all if it is not given", "texts", choices=CHECKS),
    }
    ANY_SCRIPT: ClassVar[bool] = True
    """A message or an item that begins in lower case has terms too; code is passed over."""

    terms: Sequence[Term | Mapping[str, Any]]
    checks: Sequence[str] = CHECKS

    def __post_init__(self) -> None:
        terms = tuple(t if isinstance(t, Term) else _term(t) for t in self.terms)
        found = contradiction(terms)
        if found is not None:
            raise ValueError(f"{self.pack}: the rule {self.id}: {found[1]}")
        object.__setattr__(self, "terms", terms)

    @cached_property
    def _base(self) -> Termbase:
        terms = [term for term in self.terms if isinstance(term, Term)]
        return Termbase(terms, is_english=self.language in ("en", "any"))

    def find(self, document: Document) -> Iterator[Found]:
        """What the terms ask for in a document."""
        if {"forbidden", "case"} & set(self.checks):
            yield from self._at_matches(document)
        if document.source is not None and {"kept", "missing"} & set(self.checks):
            for reason in self._demanded(document):
                yield Found(0, 0, None, reason)

    def _at_matches(self, document: Document) -> Iterator[Found]:
        matches = list(self._base.matches(document.prose))
        places = [Place(document, match) for match in matches]
        names = {place.match.written for place in places if place.is_name_in_prose}
        for place in places:
            forms = [form for form in place.match.forms if form.role == "forbidden"]
            wanted = [form for form in forms if self._is_wanted(form.term, document)]
            if wanted and "forbidden" in self.checks:
                is_name = place.is_like_name or place.match.written in names
                yield self._replaced(wanted, place, is_name=is_name)
            elif not forms and "case" in self.checks:
                yield from self._recased(place, document)

    def _is_wanted(self, term: Term, document: Document) -> bool:
        """Whether the source has a term, as far as there are both."""
        if document.source is None or not term.source:
            return True
        return self._there(document)[term.source] > 0

    def _there(self, document: Document) -> Counter[str]:
        """How often the source has the terms."""
        shown = _shown(document.source or "", document.format)
        return standing(shown, self._base.sources)

    def _replaced(self, forms: Sequence[Form], place: Place, *, is_name: bool) -> Found:
        start, end, written, _ = place.match
        targets = {_preferred(form, self._base): form for form in forms}
        target, form = next(iter(targets.items()))
        shown = " or ".join(f"“{form.term.target}”" for form in targets.values())
        instead = f"{shown}, not “{written}”." if form.term.target else f"Not “{written}”."
        reason = " ".join(filter(None, (instead, form.term.note)))
        if not target or len(targets) > 1 or is_name:
            return Found(start, end, None, reason)
        return Found(start, end, place.fitted(target, form), reason)

    def _recased(self, place: Place, document: Document) -> Iterator[Found]:
        start, end, _, forms = place.match
        preferred = [form for form in forms if form.role == "preferred"]
        wanted = {
            form.text
            for form in preferred
            if self._base.is_as_given(form.term) and self._is_wanted(form.term, document)
        }
        if len(wanted) == 1 and len({form.text for form in preferred}) == 1:
            given = wanted.pop()
            replacement = place.recased(given)
            if replacement is not None:
                edit = None if self._base.is_disputed(given) else replacement
                yield Found(start, end, edit, f"“{preferred[0].term.target}”.")

    def _demanded(self, document: Document) -> Iterator[str]:
        """What the source has and the text has not."""
        there = self._there(document)
        by_source: defaultdict[str, list[Term]] = defaultdict(list)
        for term in self._base.terms:
            if there[term.source]:
                by_source[term.source].append(term)
        for source, terms in by_source.items():
            if any(term.is_kept for term in terms):
                here = _times(document, [source])
                if "kept" in self.checks and here < there[source]:
                    yield f"“{source}”: {there[source]} in the source, {here} in the text."
            elif "missing" in self.checks and not self._has_any(document, terms):
                shown = " or ".join(f"“{term.target}”" for term in terms if term.target)
                if shown:
                    yield f"{shown} for “{source}”."

    def _has_any(self, document: Document, terms: Sequence[Term]) -> bool:
        """Whether a form stands in the text; a forbidden one is told of by itself."""
        given = (f for term in terms for f in (term.target, *term.admitted, *term.forbidden) if f)
        forms = [written for form in given for written in self._base.endings(form).values()]
        return _times(document, forms) > 0


def _term(given: Mapping[str, Any]) -> Term:
    """A term of a pack."""
    is_kept = given.get("keep") == "yes"
    target, source = given.get("term", ""), given.get("source", "")
    case: TermCase = next((case for case in get_args(TermCase) if case == given.get("case")), "")
    return Term(
        source or (target if is_kept else ""),
        target or (source if is_kept else ""),
        tuple(given.get("forbidden", ())),
        tuple(given.get("admitted", ())),
        is_kept,
        case,
        given.get("note", ""),
    )


def _preferred(form: Form, base: Termbase) -> str:
    """The preferred form with the ending of another; empty if it can have none."""
    return base.endings(form.term.target).get(form.ending, "") if form.term.target else ""


@lru_cache(maxsize=8)
def _shown(source: str, format_: Format) -> str:
    """What a reader sees of a source text."""
    return read(source, format_).prose.text


def _times(document: Document, forms: Sequence[str]) -> int:
    """How often forms stand in a text; inside code or tags counts too, it is there then."""
    texts = document.prose.text, document.text
    return max(sum(times(text, form) for form in dict.fromkeys(forms)) for text in texts)
