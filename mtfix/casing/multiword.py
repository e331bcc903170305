"""Names of several words, in whatever case they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lists import entries
from mtfix.edits import Cause
from mtfix.tokens import Token

_GENERIC = frozenset(
    """a an any every each another no some one my your his her its our their this that these
    those first second third new""".split()
)
_KNOWN = Cause("case-multiword", "the known name of an institution, place or event")
_HALF = Cause("case-multiword", "a known name; the text has a capital on a part of it")


@cache
def _index() -> dict[str, list[tuple[str, Cause]]]:
    """Names by their first word in lower case, the longest first."""
    index: defaultdict[str, list[tuple[str, Cause]]] = defaultdict(list)
    for name in entries("multiword"):
        index[name.split()[0].lower()].append((name, _KNOWN))
    for name in entries("multiword_half"):
        index[name.split()[0].lower()].append((name, _HALF))
    for names in index.values():
        names.sort(key=lambda item: -len(item[0]))
    return dict(index)


def hot(evidence: Evidence) -> set[str]:
    """Words with which a known name may begin."""
    return {token for token in evidence.prose.tokens.words if token.lower() in _index()}


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise the parts of multi-word names that lost their capital."""
    text = evidence.prose.text
    for token in tokens:
        for name, cause in _index()[token.text.lower()]:
            end = token.start + len(name)
            written = text[token.start : end]
            if written.lower() != name.lower() or text[end : end + 1].isalnum():
                continue
            if written != name and _is_broken(text, token.start, written, cause):
                yield Finding(token.start, end, name, cause)
            break


def _is_broken(text: str, start: int, written: str, cause: Cause) -> bool:
    if written.isupper() or written.istitle():
        return False
    context = Context(text, start, start + len(written))
    if context.previous.lower() in _GENERIC or context.is_glued:
        return False
    if cause is _KNOWN:
        return True
    parts = written.split()
    counted = parts[1:] if context.starts_sentence else parts
    return any(part[0].isupper() for part in counted)
