"""What has become of each token of the source in the translation.

Exact ones first; then those that were pulled apart or written in another case; then damaged ones
of the same kind, the like ones wherever they stand and the others by their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtfix.bilingual import urls
from mtfix.bilingual.changed import changed
from mtfix.bilingual.dropped import dropped
from mtfix.bilingual.match import Match
from mtfix.bilingual.matching import Claims, NormalForm, occurrences
from mtfix.bilingual.tokens import Kind, Placeable, placeables
from mtfix.document import Span

KINDS: tuple[Kind, ...] = (
    "template", "url", "handle", "mail", "code", "placeholder", "shortcode", "bbcode", "tag",
    "path", "entity", "hashtag", "math", "command", "option",
)  # fmt: skip
"""What is restored; numbers are not."""

_MOST = 200
"""Different tokens of one block; more are a table of data, and no prose."""

_CLOSED_UP = "pulled apart or written in another case"


def matches(source: str, target: str) -> list[Match]:
    """Match the tokens of two texts that answer to each other, as multisets.

    Args:
        source: a block of the source.
        target: the block of the translation.

    >>> [(it.written, it.span) for it in matches("See https://a.org/b.", "An https: //a. org/b.")]
    [('https://a.org/b', Span(start=3, end=20))]
    """
    tokens = placeables(source, *KINDS)
    if not tokens or len({token.text for token in tokens}) > _MOST:
        return []
    claims = Claims()
    found, missing = _exact(tokens, target, claims)
    if missing:
        closed, missing = _closed_up(missing, target, claims)
        found += closed
    alone = _alone(tokens, missing, source, target)
    if alone is not None:
        return [alone]
    for kind in KINDS:
        lacking = [token for token in missing if token.kind == kind]
        if lacking:
            mended = list(changed(kind, lacking, source, target, claims))
            found += mended
            matched = {match.token for match in mended}
            missing = [token for token in missing if token not in matched]
    found += dropped(missing, found, source, target)
    return sorted(found)


def _exact(
    tokens: Sequence[Placeable], target: str, claims: Claims
) -> tuple[list[Match], list[Placeable]]:
    free: dict[str, list[Span]] = {}
    for text in sorted({token.text for token in tokens}, key=len, reverse=True):
        free[text] = [span for span in occurrences(target, text) if claims.claim(span)][::-1]
    found, missing = [], []
    for token in tokens:
        if free[token.text]:
            found.append(Match(token, free[token.text].pop(), token.text))
        else:
            missing.append(token)
    return found, missing


def _closed_up(
    missing: Sequence[Placeable], target: str, claims: Claims
) -> tuple[list[Match], list[Placeable]]:
    form = NormalForm(target)
    places: dict[str, Iterator[Span]] = {}
    found = []
    for token in sorted(
        (it for it in missing if it.kind != "command"), key=lambda it: (-len(it.text), it.start)
    ):
        left = places.setdefault(token.text, form.find(token.text))
        span = next((it for it in left if claims.claim(it)), None)
        if span is not None:
            found.append(Match(token, span, _written(token, target, span), damage=_CLOSED_UP))
        elif "://" in token.text:
            left = form.find(token.text, glued=True)
            span = next((it for it in left if claims.claim(it)), None)
            if span is not None:
                found.append(Match(token, span, f" {token.text}", damage="glued to a word"))
    matched = {match.token for match in found}
    return found, [token for token in missing if token not in matched]


def _written(token: Placeable, target: str, span: Span) -> str:
    """The token; but people write hashtags in any case."""
    there = target[slice(*span)]
    is_recased = there.lower() == token.text.lower() and token.kind == "hashtag"
    return there if is_recased else token.text


def _alone(
    tokens: Sequence[Placeable], missing: Sequence[Placeable], source: str, target: str
) -> Match | None:
    """The URL that is all of a block, where the translation is what has become of it."""
    if len(tokens) != 1 or not missing or tokens[0].kind != "url":
        return None
    url = tokens[0].text
    there = target.strip(_AROUND)
    if source.strip() != url or not urls.fills(url, there):
        return None
    start = target.index(there)
    return Match(tokens[0], Span(start, start + len(there)), url)


_AROUND = ' \n\t\r<>"“”„«»'
