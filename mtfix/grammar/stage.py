"""The stage: LanguageTool's matches as edits and flags of a document.

It comes last, when mtfix's own rules have nothing more to say (`mtfix.pipeline`). LanguageTool's
proposals are not independent of each other, so in each sentence at most one is an edit; those
beside it are flags, and are looked at again in the next round, when LanguageTool has seen the
sentence anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from mtfix.config import Config, Grammar
from mtfix.document import Document
from mtfix.edits import Cause, Edit, Flag, Safety
from mtfix.grammar.allowed import Trust, is_spelling
from mtfix.grammar.client import Match
from mtfix.grammar.connection import client_for
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.judging import is_known, page_of, rule_of, trusted
from mtfix.grammar.library import Manner
from mtfix.grammar.view import Shown, is_doubtful, shown

VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES", "nl": "nl"}
"""What LanguageTool is asked for where a language has several variants."""

_SPACES = re.compile(r"(\s+)")
_SUGGESTIONS = 3


class _Proposal(NamedTuple):
    """A match at its place in the prose, and how far it is trusted."""

    start: int
    end: int
    sentence: int
    trust: Trust
    match: Match
    old: str
    replacement: str | None
    """What to write there; None if that is not clear."""


def find(document: Document, config: Config, note: Callable[[str], None]) -> Iterator[Edit | Flag]:
    """What LanguageTool finds.

    Args:
        document: the document.
        config: the choices of the run.
        note: is told why LanguageTool could not be asked.

    Raises:
        GrammarUnavailable: it could not, and the run requires it.
    """
    grammar = config.grammar
    language = config.language or document.prose.manners.language
    if grammar is None or not language:
        return
    blocks = list(shown(document, language))
    if not blocks:
        return
    texts = [block.text for block in blocks]
    try:
        answers = client_for(grammar).check(texts, _manner(grammar, language))
    except GrammarUnavailable as error:
        if grammar.is_required:
            raise
        note(f"{error}; going on without LanguageTool")
        return
    for block, matches in zip(blocks, answers, strict=True):
        proposals = list(_proposals(document.prose.text, block, matches, language, config))
        yield from _found(document, proposals, language)


def ask_ahead(documents: Iterable[tuple[Document, str | None]], config: Config) -> None:
    """Ask about many small documents together; `find` then knows the answers.

    Args:
        documents: each with the code of its language, if that is known.
        config: the choices of the run. That there is no LanguageTool is for `find` to tell.
    """
    assert config.grammar
    texts: dict[str, list[str]] = {}
    for document, told in documents:
        language = config.language or told or document.prose.manners.language
        texts.setdefault(language, []).extend(block.text for block in shown(document, language))
    with suppress(GrammarUnavailable):
        for language, blocks in texts.items():
            if language and blocks:
                client_for(config.grammar).check(blocks, _manner(config.grammar, language))


def _manner(grammar: Grammar, language: str) -> Manner:
    variant = grammar.variant or ""
    is_fitting = variant.partition("-")[0] == language
    return Manner(
        variant if is_fitting else VARIANTS.get(language, language),
        grammar.mother_tongue,
        grammar.is_picky,
        grammar.has_spelling,
    )


def _proposals(
    text: str, block: Shown, matches: Sequence[Match], language: str, config: Config
) -> Iterator[_Proposal]:
    """The matches of a block that may speak."""
    assert config.grammar
    for match in matches:
        trust = trusted(match, language, config.grammar)
        start, end = block.start + match.start, block.start + match.end
        old = text[start:end]
        if trust == "off" or not config.wants(rule_of(match.rule)):
            continue
        if old.isspace() or is_doubtful(text, start, end):
            continue
        if is_spelling(match.rule, match.category) and is_known(old, config):
            continue
        new = _replacement(old, match.suggestions)
        sentence = block.start + match.sentence
        yield _Proposal(start, end, sentence, trust, match, old, new)


def _replacement(old: str, suggestions: Sequence[str]) -> str | None:
    r"""What LanguageTool's only suggestion writes, in the white space that stands there.

    >>> _replacement("an\nhouse", ["a house"]), _replacement("were", ["was", "is"])
    ('a\nhouse', None)
    """
    if len(suggestions) != 1 or suggestions[0] == old:
        return None
    new = suggestions[0]
    there, wanted = _SPACES.split(old), _SPACES.split(new)
    if len(there) == len(wanted):
        return "".join(part if at % 2 == 0 else there[at] for at, part in enumerate(wanted))
    is_plain = all(space == " " for space in (*there[1::2], *wanted[1::2]))
    return new if is_plain else None


def _found(
    document: Document, proposals: Sequence[_Proposal], language: str
) -> Iterator[Edit | Flag]:
    """Edits, one in a sentence at most, and flags."""
    edits: dict[int, _Proposal] = {}
    for each in sorted(filter(_may_edit, proposals), key=_rank):
        edits.setdefault(each.sentence, each)
    for each in proposals:
        changes = _edits(document, each) if edits.get(each.sentence) is each else []
        if changes:
            yield from changes
        else:
            yield _flag(document, each, language)


def _may_edit(proposal: _Proposal) -> bool:
    if proposal.replacement is None or proposal.trust not in ("safe", "unsafe"):
        return False
    # Capitals are casing's: of LanguageTool's rules only those that were measured to be right.
    return proposal.trust == "safe" or proposal.old.lower() != proposal.replacement.lower()


def _rank(proposal: _Proposal) -> tuple[bool, int, int, str]:
    """Safe edits come before others, which may be withheld."""
    return proposal.trust != "safe", proposal.start, proposal.end, proposal.match.rule


def _edits(document: Document, proposal: _Proposal) -> list[Edit]:
    safety: Safety = "safe" if proposal.trust == "safe" else "unsafe"
    cause = Cause(rule_of(proposal.match.rule), _reason(proposal.match), safety)
    assert proposal.replacement is not None
    return list(document.prose.edits(proposal.start, proposal.end, proposal.replacement, cause))


def _flag(document: Document, proposal: _Proposal, language: str) -> Flag:
    match = proposal.match
    reason = _reason(match)
    if match.suggestions:
        reason += f" ({' or '.join(f'“{new}”' for new in match.suggestions[:_SUGGESTIONS])}?)"
    span = document.prose.origin(proposal.start, proposal.end)
    return Flag(*span, rule_of(match.rule), f"{reason} {page_of(match.rule, language)}")


def _reason(match: Match) -> str:
    return " ".join(match.message.split()) or "LanguageTool says so"
