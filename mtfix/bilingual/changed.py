"""Tokens that were changed or translated: pieces of the same kind, by likeness and by order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from mtfix.bilingual import rewriting, urls
from mtfix.bilingual.match import Match
from mtfix.bilingual.matching import Claims, normal, paired, similarity
from mtfix.bilingual.tokens import FILES, Kind, Placeable, is_prose, placeables
from mtfix.document import Span
from mtfix.edits import Safety

_OF_WORD = (
    r"[^\s!-,./:-@\[-^`{-~\u00a0-\u00bf\u0964\u2000-\u206f\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
"""Not ``\\w``, which leaves out the vowel signs of India; not Chinese, which has no spaces."""

_SPACED = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
"""A letter or digit of a script that has spaces: in others words go on behind a token."""

_CANDIDATES: Mapping[Kind, re.Pattern[str]] = {
    "handle": re.compile(rf"(?<![\w@/.+-])@ ?[^\W\d]+(?: ?\d+{_SPACED}*)?(?:[@.]{_SPACED}[\w-]*)*"),
    "mail": re.compile(
        rf"(?<![A-Za-z0-9_.@+-])(?:{_SPACED}|[.+-]){{1,64}}@{_SPACED}+(?:[.-]{_SPACED}+)*"
    ),
    "code": re.compile(r"(?<![`\w])(`{1,2})(?![`\s])[^`\n]{1,200}(?<!\s)\1(?![`\w])"),
    "placeholder": re.compile(r"\{\{\s?[^\W\d][\w .-]{0,60}\}\}|\$?\{\s?[^\W\d][\w .-]{0,60}\}"),
    "template": re.compile(r"\{ ?\{ ?[<%＜％] ?/? ?[^\W\d][^{}<>\n]{0,300}[>%＞％] ?\} ?\}"),
    "shortcode": re.compile(r"\[\s?/?\s?[^\W\d][^\[\]\n]{0,300}\]"),
    "tag": re.compile(r"[<＜‹]\s{0,3}/?\s{0,3}[^\W\d][^<>＜＞‹›\n@]{0,300}[>＞›]"),
    "hashtag": re.compile(r"(?<=\S )[#＃] [^\W\d]\w{2,}(?=\s*(?:[^\s\w]|\Z))"),  # one word, not two
    "command": re.compile(r"\\[^\W\d_]{2,}\*?(?= ?[\[{])"),
    "option": re.compile(rf"(?<![^\s(\"'`“„«])--(?=[^\W\d_]){_OF_WORD}+(?<!-)"),
    "path": re.compile(rf"(?<![\w/.\\])[^\W\d][\w-]{{0,60}}\.(?:{FILES})\b(?![/\w-]|\.\w)"),
}
_LIKE: Mapping[Kind, float] = {"url": 0.75, "handle": 0.6, "mail": 0.6}


_IN_ORDER = frozenset({"tag", "shortcode", "template", "hashtag", "command", "option"})
"""Kinds of which the n-th answers to the n-th, and nothing if they are not as many."""


def changed(
    kind: Kind, missing: Sequence[Placeable], source: str, target: str, claims: Claims
) -> Iterator[Match]:
    """Match lost tokens of one kind with what the translation has in their places.

    Args:
        kind: the kind.
        missing: the lost tokens, in order.
        source: a block of the source.
        target: the block of the translation.
        claims: what of the translation answers to a token already; matches are added.
    """
    if kind == "url":
        yield from _urls(missing, source, target, claims)
        return
    broken = _broken_off(missing, target, claims) if kind == "tag" else None
    if broken is not None:
        yield broken
        missing = [token for token in missing if token != broken.token]
    candidates = _candidates(kind, target)
    spans = [it for it in candidates if claims.is_free(it)]
    if kind == "placeholder":
        spans = [it for it in spans if not is_prose(target, *it)]
    extras = [target[slice(*span)] for span in spans]
    if kind in _IN_ORDER:
        if len(missing) != len(extras):
            return
        pairs = [(i, i) for i in range(len(extras))]
    else:
        pairs = paired([it.text for it in missing], extras, least=_LIKE.get(kind, 0.7))
    if kind == "tag" and not _are_of_shape(missing, spans, source, target):
        return
    names: dict[str, str] = {}
    for i, j in pairs:
        token, extra = missing[i], extras[j]
        written, safety = _judge(token, extra, source)
        if kind == "shortcode":
            written = _of_pair(token.text, extra, written, names)
        if written is not None and claims.claim(spans[j]):
            yield Match(token, spans[j], written, safety)


def _of_pair(token: str, extra: str, written: str | None, names: dict[str, str]) -> str | None:
    """A shortcode and its closer: the names of both are restored, or that of neither.

    Args:
        token: the shortcode of the source.
        extra: what the translation has in its place.
        written: what is to be written there, if it stands for itself.
        names: the names of openers before it, and what they were restored to; it is added.
    """
    found, name = rewriting.name_of(extra), rewriting.name_of(token)
    if not token.startswith("[/"):
        names[found] = name if written is not None else found
        return written
    if found in names:
        return token if names[found] == name else None
    return written


def _urls(
    missing: Sequence[Placeable], source: str, target: str, claims: Claims
) -> Iterator[Match]:
    places = [it for it in urls.places(missing, source, target) if claims.is_free(it.span)]
    extras = [target[slice(*it.span)] for it in places]
    for i, j in paired([it.text for it in missing], extras, least=_LIKE["url"]):
        url, extra, place = missing[i].text, extras[j], places[j]
        if not claims.claim(place.span):
            continue
        if urls.is_localised(url, extra):
            yield Match(missing[i], place.span, extra)
        else:
            is_same = urls.is_same(url, extra, is_placed=place.is_sure)
            yield Match(missing[i], place.span, url, _trust(is_same))


def _broken_off(missing: Sequence[Placeable], target: str, claims: Claims) -> Match | None:
    """The tag in which the translation breaks off."""
    match = _BROKEN_OFF.search(target)
    if match is None:
        return None
    here, written = Span(*match.span()), normal(match[0]).rstrip("<")
    alike = [token for token in missing if normal(token.text).startswith(written)]
    is_one = len({token.text for token in alike}) == 1
    if not is_one or rewriting.name_of(match[0]) != rewriting.name_of(alike[0].text):
        return None
    return Match(alike[0], here, alike[0].text) if claims.claim(here) else None


_BROKEN_OFF = re.compile(r"[<＜]\s?/?\s?[^\W\d][^<>＜＞\n]{0,300}(?<!\s)<?(?=\s*\Z)")


def _candidates(kind: Kind, target: str) -> list[Span]:
    pattern = _CANDIDATES.get(kind)
    if pattern is None:
        return []
    spans = [Span(*match.span()) for match in pattern.finditer(target)]
    if kind == "template":
        return spans
    if kind == "shortcode":
        return [it for it in spans if "=" in target[slice(*it)] or "/" in target[it.start :][:3]]
    return [it for it in spans if "://" not in target[slice(*it)]]


_Verdict = tuple[str | None, Safety]
"""What to write for a damaged token, None if it is a matter of taste or not the same; how sure."""


def _judge(token: Placeable, extra: str, source: str) -> _Verdict:
    if token.kind == "tag":
        return rewriting.tag(token.text, extra, source), "safe"
    judge = _JUDGES.get(token.kind)
    return (None, "safe") if judge is None else judge(token.text, extra)


def _judge_handle(handle: str, extra: str) -> _Verdict:
    is_longer = normal(handle)[1:] in normal(extra)  # somebody has put it right, or inflected it
    is_one = " " not in extra and re.fullmatch(rf"[@.-]|{_SPACED}", extra[-1]) is not None
    is_like = bool(_digits(handle)) or is_one or similarity(handle, extra) >= 0.6
    is_same = is_like and not is_longer and _digits(handle) == _digits(extra)
    if handle.isupper():  # ``@FILE``: a word of usage texts, which people translate
        is_same &= similarity(handle, extra) >= _SPELLED_ANEW
    return (handle if is_same else None), "safe"


def _judge_mail(mail: str, extra: str) -> _Verdict:
    local, _, domain = extra.partition("@")
    if normal(extra).endswith(normal(mail)):
        return None, "safe"  # a word is glued to it
    is_local = normal(local) == normal(mail.partition("@")[0])
    is_same = is_local or similarity(mail, extra) >= 0.7
    is_example = _EXAMPLE.search(mail) is not None and not is_local
    return (mail if is_same and "." in domain else None), _trust(not is_example)


_SPELLED_ANEW = 0.9
_EXAMPLE = re.compile(r"[@.]example(?:\.\w+)?$")
"""A domain that is nobody's: who reads ``you@example.org`` is told so in his own language."""


def _judge_code(code: str, extra: str) -> _Verdict:
    return code, _trust(similarity(code, extra) >= 0.7)


def _judge_path(path: str, extra: str) -> _Verdict:
    grade = similarity(path, extra)
    is_file = path.rpartition(".")[2] == extra.rpartition(".")[2]
    return (path if is_file and grade >= 0.5 else None), _trust(grade >= 0.7)


def _judge_placeholder(placeholder: str, _: str) -> _Verdict:
    is_name = placeholder.endswith("}") and placeholder.strip("${}")[:1].isalpha()
    return (placeholder if is_name else None), "safe"


def _judge_in_place(token: str, _: str) -> _Verdict:
    """As many are damaged here as are missing there; no person translates them."""
    return token, "safe"


def _judge_template(template: str, extra: str) -> _Verdict:
    return rewriting.template(template, extra), "safe"


def _judge_shortcode(shortcode: str, extra: str) -> _Verdict:
    return rewriting.shortcode(shortcode, extra), "safe"


_JUDGES: Mapping[Kind, Callable[[str, str], _Verdict]] = {
    "handle": _judge_handle,
    "mail": _judge_mail,
    "code": _judge_code,
    "path": _judge_path,
    "placeholder": _judge_placeholder,
    "shortcode": _judge_shortcode,
    "template": _judge_template,
    "hashtag": _judge_in_place,
    "command": _judge_in_place,
    "option": _judge_in_place,
}


def _trust(is_sure: bool) -> Safety:
    return "safe" if is_sure else "unsafe"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _are_of_shape(
    missing: Sequence[Placeable], spans: Sequence[Span], source: str, target: str
) -> bool:
    """Whether each pair both open, both close, or both stand for themselves.

    A slash more or less may be the damage, where as many tags stand on both sides and these are
    the n-th of them.
    """
    theirs, ours = placeables(source, "tag"), _candidates("tag", target)
    is_even = len(theirs) == len(ours)
    ranks = {it: rank for rank, it in enumerate(theirs)} if is_even else {}
    own_ranks = {it: rank for rank, it in enumerate(ours)}
    return all(
        ranks.get(tag) == own_ranks[span] or _shape(tag.text) == _shape(target[slice(*span)])
        for tag, span in zip(missing, spans, strict=True)
    )


def _shape(tag: str) -> tuple[bool, bool]:
    bare = normal(tag).replace("‹", "<").replace("›", ">")
    return bare.startswith("</"), bare.endswith("/>")
