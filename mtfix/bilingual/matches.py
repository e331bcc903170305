"""What has become of each token of the source in the translation.

Exact ones first; then those that were pulled apart or written in another case; then damaged ones
of the same kind, the like ones wherever they stand and the others by their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mtfix.bilingual import rewriting
from mtfix.bilingual.matching import (
    Claims,
    NormalForm,
    host,
    is_localised,
    is_sister,
    normal,
    occurrences,
    paired,
    similarity,
)
from mtfix.bilingual.tokens import FILES, Kind, Placeable, placeables, without_trail
from mtfix.document import Span
from mtfix.edits import Safety

KINDS: tuple[Kind, ...] = (
    "template", "url", "handle", "mail", "code", "placeholder", "shortcode", "bbcode", "tag",
    "path", "entity", "hashtag",
)  # fmt: skip
"""What is restored; numbers are not."""

_MOST = 200
"""Different tokens of one block; more are a table of data, and no prose."""

_CLOSED_UP = "pulled apart or written in another case"
_CHANGED = "changed or translated"


class Match(NamedTuple):
    """A token of the source and what answers to it.

    Attributes:
        token: the token.
        span: where it stands in the translation; None if it was lost.
        written: what is to stand there.
        safety: how sure that is.
        damage: what has happened to it, in words.
    """

    token: Placeable
    span: Span | None
    written: str
    safety: Safety = "safe"
    damage: str = _CHANGED


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
            changed = list(_changed(kind, lacking, (source, target), claims))
            found += changed
            matched = {match.token for match in changed}
            missing = [token for token in missing if token not in matched]
    found += _dropped(missing, source, target)
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
    for token in sorted(missing, key=lambda it: (-len(it.text), it.start)):
        left = places.setdefault(token.text, form.find(token.text))
        span = next((it for it in left if claims.claim(it)), None)
        if span is None:
            continue
        there = target[slice(*span)]
        is_recased = there.lower() == token.text.lower() and token.kind == "hashtag"
        written = there if is_recased else token.text  # people write them in any case
        found.append(Match(token, span, written, damage=_CLOSED_UP))
    matched = {match.token for match in found}
    return found, [token for token in missing if token not in matched]


def _alone(
    tokens: Sequence[Placeable], missing: Sequence[Placeable], source: str, target: str
) -> Match | None:
    """The URL that is all of a block, where all that is left of it are pieces of it."""
    if len(tokens) != 1 or not missing or tokens[0].kind != "url":
        return None
    url = tokens[0].text
    words = set(_PIECES.findall(normal(url)))
    ours = _PIECES.findall(target.lower())
    if source.strip() != url or not ours or not words.issuperset(ours):
        return None
    start = len(target) - len(target.lstrip())
    return Match(tokens[0], Span(start, len(target.rstrip())), url)


_PIECES = re.compile(r"[^\W_]+")


# Tokens that were changed

_CANDIDATES: Mapping[Kind, re.Pattern[str]] = {
    "handle": re.compile(r"(?<![\w@/.+-])@ ?[^\W\d]+(?: ?\d+)?\w*(?:[@.]\w[\w-]*)*"),
    "mail": re.compile(r"(?<![\w.@+-])[\w.+-]{1,64}@\w[\w-]*(?:\.\w[\w-]*)*"),
    "code": re.compile(r"(?<![`\w])(`{1,2})(?![`\s])[^`\n]{1,200}(?<!\s)\1(?![`\w])"),
    "placeholder": re.compile(r"\{\{\s?[^\W\d][\w .-]{0,60}\}\}|\$?\{\s?[^\W\d][\w .-]{0,60}\}"),
    "template": re.compile(r"\{ ?\{ ?[<%＜％] ?/? ?[^\W\d][^{}<>\n]{0,300}[>%＞％] ?\} ?\}"),
    "shortcode": re.compile(r"\[\s?/?\s?[^\W\d][^\[\]\n]{0,300}\]"),
    "tag": re.compile(r"[<＜‹]\s{0,3}/?\s{0,3}[^\W\d][^<>＜＞‹›\n@]{0,300}[>＞›]"),
    "path": re.compile(rf"(?<![\w/.\\])[^\W\d][\w-]{{0,60}}\.(?:{FILES})\b(?![/\w-]|\.\w)"),
}
_URL_START = re.compile(r"(?<![A-Za-z])(?:(?:h?t?tps?|ftp)\s?[:：]?\s?/|www\s?\.)", re.I)
_MOST_URLS = 20
_ENDS = re.compile(r"(?=\s|[<>\"”»]|\Z)")
_LIKE: Mapping[Kind, float] = {"url": 0.75, "handle": 0.6, "mail": 0.6}


def _changed(
    kind: Kind, missing: Sequence[Placeable], texts: tuple[str, str], claims: Claims
) -> Iterator[Match]:
    target = texts[1]
    spans = [it for it in _candidates(kind, missing, target) if claims.is_free(it)]
    extras = [target[slice(*span)] for span in spans]
    if kind in ("tag", "shortcode", "template"):
        if len(missing) != len(extras):
            return
        pairs = [(i, i) for i in range(len(extras))]
    else:
        pairs = paired([it.text for it in missing], extras, least=_LIKE.get(kind, 0.7))
    if kind == "tag" and not all(_is_of_shape(missing[i].text, extras[j]) for i, j in pairs):
        return
    for i, j in pairs:
        token, extra = missing[i], extras[j]
        written, safety = _judge(token, extra, texts[0])
        if written is not None and claims.claim(spans[j]):
            yield Match(token, spans[j], written, safety)


def _candidates(kind: Kind, missing: Sequence[Placeable], target: str) -> Iterable[Span]:
    if kind == "url":
        return list(_urls(missing, target))
    pattern = _CANDIDATES.get(kind)
    if pattern is None:
        return []
    spans = [Span(*match.span()) for match in pattern.finditer(target)]
    if kind == "template":
        return spans
    if kind == "shortcode":
        return [it for it in spans if "=" in target[slice(*it)] or "/" in target[it.start :][:3]]
    return [it for it in spans if "://" not in target[slice(*it)]]


def _urls(missing: Sequence[Placeable], target: str) -> Iterator[Span]:
    """Where URLs may stand."""
    position = 0
    for match in list(_URL_START.finditer(target))[:_MOST_URLS]:
        if match.start() >= position:
            position = _end_of_url(missing, target, match)
            yield Span(match.start(), position)


def _end_of_url(missing: Sequence[Placeable], target: str, start: re.Match[str]) -> int:
    """Where a URL ends: at the end of the text, or where it is most like one that is missing."""
    run = _RUN.match(target, start.start())
    if run is not None and not target[run.end() :].strip(_TRAIL):
        written = without_trail(run[0].rstrip())
        if any(host(normal(written)) == host(token.text) for token in missing):
            return start.start() + len(written)
    best, end = 0.0, start.end()
    for token in missing:
        limit = start.start() + 2 * len(token.text) + _SLACK
        for stop in _ENDS.finditer(target, start.end(), limit):
            written = without_trail(target[start.start() : stop.start()])
            grade = similarity(token.text, written)
            if grade > best:
                best, end = grade, start.start() + len(written)
    return end


_TRAIL = " .,;:!?)\n"
_RUN = re.compile(r"(?:[^\s<>\"”»]|\s(?=[/.:_=?&#-])|(?<=[/.:_=?&#-])\s)+")
"""A URL of which parts were pulled apart and no part was cut into words."""

_SLACK = 30


_Verdict = tuple[str | None, Safety]
"""What to write for a damaged token, None if it is a matter of taste or not the same; how sure."""


def _judge(token: Placeable, extra: str, source: str) -> _Verdict:
    if token.kind == "tag":
        return rewriting.tag(token.text, extra, source), "safe"
    judge = _JUDGES.get(token.kind)
    return (None, "safe") if judge is None else judge(token.text, extra)


def _judge_url(url: str, extra: str) -> _Verdict:
    if url.rstrip("/") == extra.rstrip("/") or is_localised(url, extra):
        return extra, "safe"
    grade = similarity(url, extra)
    is_whole = _RUN.fullmatch(extra) is not None
    is_of_same_site = is_whole and host(url) == host(normal(extra)) != ""
    is_like = grade >= (0.8 if " " in extra else 0.6) and not is_sister(url, extra)
    return url, _trust(is_of_same_site or is_like)


def _judge_handle(handle: str, extra: str) -> _Verdict:
    is_longer = normal(handle)[1:] in normal(extra)  # somebody has put it right, or inflected it
    is_like = bool(_digits(handle)) or " " not in extra or similarity(handle, extra) >= 0.6
    is_same = is_like and not is_longer and _digits(handle) == _digits(extra)
    return (handle if is_same else None), "safe"


def _judge_mail(mail: str, extra: str) -> _Verdict:
    local, _, domain = extra.partition("@")
    is_same = normal(local) == normal(mail.partition("@")[0]) or similarity(mail, extra) >= 0.7
    return (mail if is_same and "." in domain else None), "safe"


def _judge_code(code: str, extra: str) -> _Verdict:
    return code, _trust(similarity(code, extra) >= 0.7)


def _judge_path(path: str, extra: str) -> _Verdict:
    grade = similarity(path, extra)
    is_file = path.rpartition(".")[2] == extra.rpartition(".")[2]
    return (path if is_file and grade >= 0.5 else None), _trust(grade >= 0.8)


def _judge_placeholder(placeholder: str, _: str) -> _Verdict:
    is_name = placeholder.endswith("}") and placeholder.strip("${}")[:1].isalpha()
    return (placeholder if is_name else None), "safe"


def _judge_template(template: str, extra: str) -> _Verdict:
    return rewriting.template(template, extra), "safe"


def _judge_shortcode(shortcode: str, extra: str) -> _Verdict:
    return rewriting.shortcode(shortcode, extra), "safe"


_JUDGES: Mapping[Kind, Callable[[str, str], _Verdict]] = {
    "url": _judge_url,
    "handle": _judge_handle,
    "mail": _judge_mail,
    "code": _judge_code,
    "path": _judge_path,
    "placeholder": _judge_placeholder,
    "shortcode": _judge_shortcode,
    "template": _judge_template,
}


def _trust(is_sure: bool) -> Safety:
    return "safe" if is_sure else "unsafe"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _is_of_shape(tag: str, extra: str) -> bool:
    """Whether both open, both close, or both stand for themselves."""
    bare = normal(extra).replace("‹", "<").replace("›", ">")
    return tag.startswith("</") == bare.startswith("</") and tag.endswith("/>") == bare.endswith(
        "/>"
    )


# Tokens that were dropped

_LEAST_LETTERS = 8
_MARKS = '.!?…:。！？：)"”'


def _dropped(missing: Sequence[Placeable], source: str, target: str) -> Iterator[Match]:
    """Lost tokens; a URL at the very end goes behind a translation that has come to its end."""
    kinds = Counter(token.kind for token in missing)
    for token in missing:
        is_only = token.kind == "url" and kinds["url"] == 1
        if is_only and _ends_before(source, token, target):
            end = len(target.rstrip())
            damage = "dropped from the end"
            yield Match(token, Span(end, end), f" {token.text}", damage=damage)
        else:
            yield Match(token, None, "")


def _ends_before(source: str, url: Placeable, target: str) -> bool:
    """Whether a text ends with a URL, and the translation is whole but for it."""
    if source[url.end :].strip() or "://" in target or "www" in target.lower():
        return False
    before = source[: url.start].rstrip()
    letters, ours = (sum(map(str.isalpha, it)) for it in (before, target))
    is_whole = letters >= _LEAST_LETTERS and 0.6 * letters <= ours <= 1.8 * letters
    is_stopped = before[-1:] in _MARKS
    return is_whole and is_stopped == (target.rstrip()[-1:] in _MARKS)
