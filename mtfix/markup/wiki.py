"""Wiki markup that engines pull apart: ``[ [ Page | text ] ]``, ``{ { template } }``.

Doubled brackets also index lists (``x[[1]]``) and test files in shells, doubled braces print
values in templates. So links of files and categories speak for themselves; of all else there must
be more than one sign that the text is written in wiki markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup.links import is_code
from mtfix.patterns import compiled

_SPACES = "(?:File|Image|Media|Category|Template|User|Help|Wikipedia|Fichier|Datei|Archivo)"
_LINK = compiled(
    r"(?<![\w\]\)\[])\[(?P<open> ?)\[(?P<lead> ?)(?P<body>[^\[\]{}<>\n]{1,300}?)(?P<trail> ?)"
    r"\](?P<close> ?)\](?!\])"
)
_TEMPLATE = compiled(
    r"(?<!\{)\{(?P<open> ?)\{(?P<lead> ?)(?P<body>[^\W\d_][^{}\[\]<>\n]{0,300}?)(?P<trail> ?)"
    r"\}(?P<close> ?)\}(?!\})"
)
_HEADING = compiled(
    r"^(?P<open>=(?: ?=){1,4}) ?(?=[^=\n]*?[^\W\d_])(?P<body>[^=\n]+?) ?"
    r"(?P<close>=(?: ?=){1,4}) ?$",
    re.M,
)
_OWN = compiled(rf" ?:? ?{_SPACES} ?:", re.I)
_SPACED_NAME = compiled(rf" ?:? ?{_SPACES}(?P<before> ?):(?P<behind> )", re.I)
_PIPE = compiled(r" ?\| ?")
_PADDED_PIPE = compiled(r" \| ")
_PAGE = compiled(r"[^\W\d_a-z][^|=\"'$,;*()#]*(?: ?\| ?[^|=\"$]+)?$")
_SIGNS = compiled(
    rf"\[\[:?{_SPACES}:|\[\[[^\W\d_][^\[\]\n|]*\|[^\[\]\n]+\]\]|\[\[[A-Z][^\W\d]*(?: [\w-]+)*\]\]"
    r"|^==+ ?[^=\n]+ ?==+ *$|'''[^'\n]+'''|^\{\||\{\{[A-Za-z][\w ]*\|",
    re.M | re.I,
)
_BOLD = compiled(r"['’‘＇](?: ?['’‘＇])+")
_WHOLE_BOLD = compiled(r"'{2,5}")
_REF = compiled(r"<ref(?:\s[^<>\n]{0,200})?(?<!/)>(?P<lead> ?)[^<>]{1,2000}?(?P<trail> ?)</ref>")
_MEND = Cause("markup-wiki", "the wiki markup was pulled apart")
_BOLD_CAUSE = Cause("markup-wiki", "the source has plain apostrophes here, as wiki markup must")


def mend(document: Document) -> Iterator[Edit]:
    """Close up links, templates and headings of wikis.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = "See [ [ File: Map. png | 90px ] ] and x[ [ 1 ] ]."
    >>> apply(text, mend(read(text, "text")))
    'See [[File:Map. png|90px]] and x[ [ 1 ] ].'
    """
    text = document.text
    if document.format == "message" or not _may_match(text):
        return
    edits = list(_from_source(text, document.source)) if document.source is not None else []
    links = [match for match in _LINK.finditer(text) if _is_link(match)]
    headings = [match for match in _HEADING.finditer(text) if _is_balanced(match)]
    signs = len(_SIGNS.findall(text)) + sum(map(_is_sign, links)) + sum(map(_is_split, headings))
    signs += 2 * bool(_SIGNS.search(document.source or ""))
    is_wiki = signs > 1 or any(map(_is_own, links))
    edits += [edit for match in links for edit in _link(match, is_wiki=is_wiki)]
    if is_wiki:
        edits += [edit for match in headings for edit in _heading(match)]
        edits += [edit for match in _TEMPLATE.finditer(text) for edit in _template(match)]
    yield from (e for e in sorted(edits) if not is_code(document, e.start, e.end))


def _may_match(text: str) -> bool:
    signs = ("[ [", "[[", "= =", "{ {", "{{", "''", "' '", "’’", "’ ’", "<ref")
    return any(sign in text for sign in signs)


def _from_source(text: str, source: str) -> Iterator[Edit]:
    """Bold and italic type, and the spaces in references, as the source has them."""
    ours, theirs = list(_BOLD.finditer(text)), list(_WHOLE_BOLD.finditer(source))
    lengths = [len(match[0].replace(" ", "")) for match in ours]
    if lengths == [len(match[0]) for match in theirs] and len(lengths) % 2 == 0:
        is_tight = not any(source[match.end() : match.end() + 1] == " " for match in theirs[::2])
        for opener, closer in zip(ours[::2], ours[1::2], strict=True):
            yield from _bold(opener, closer, is_tight=is_tight)
    references, originals = list(_REF.finditer(text)), list(_REF.finditer(source))
    if len(references) == len(originals) and not any(m["lead"] or m["trail"] for m in originals):
        for match in references:
            if match["lead"] and match["trail"]:
                yield from _without(match, "lead", "trail")


def _bold(opener: re.Match[str], closer: re.Match[str], *, is_tight: bool) -> Iterator[Edit]:
    """A pair that was pulled apart; without spaces at its inner sides if the source has none."""
    text, start, end = opener.string, opener.end(), closer.start()
    length = len(opener[0].replace(" ", ""))
    if len(closer[0].replace(" ", "")) != length:
        return
    for match in (opener, closer):
        yield Edit(*match.span(), "'" * length, (_BOLD_CAUSE,))
    if is_tight and end - start > 2 and text[start] == text[end - 1] == " ":
        yield Edit(start, start + 1, "", (_BOLD_CAUSE,))
        yield Edit(end - 1, end, "", (_BOLD_CAUSE,))


def _is_own(match: re.Match[str]) -> bool:
    """Whether a link leads to a file, a category and the like, as only wikis write it."""
    return _OWN.match(match["body"]) is not None


def _is_link(match: re.Match[str]) -> bool:
    return _is_own(match) or _PAGE.match(match["body"]) is not None


def _is_sign(match: re.Match[str]) -> bool:
    """Whether a damaged link shows by itself that this is a wiki's text."""
    return _is_apart(match) and (_is_own(match) or "|" in match["body"])


def _is_apart(match: re.Match[str]) -> bool:
    return bool(match["open"] or match["close"])


def _link(match: re.Match[str], *, is_wiki: bool) -> Iterator[Edit]:
    name = _SPACED_NAME.match(match["body"])
    is_padded = name is not None and _PADDED_PIPE.search(match["body"]) is not None
    has_pipe = "|" in match["body"] and match["open"] and match["close"]
    if not (_is_apart(match) or is_padded) or not (_is_own(match) or has_pipe or is_wiki):
        return
    yield from _without(match, "open", "lead", "trail", "close")
    start = match.start("body")
    for pipe in _PIPE.finditer(match["body"]):
        yield Edit(start + pipe.start(), start + pipe.end(), "|", (_MEND,))
    if name is not None:
        for group in ("before", "behind"):
            yield Edit(start + name.start(group), start + name.end(group), "", (_MEND,))


def _template(match: re.Match[str]) -> Iterator[Edit]:
    if match["open"] or match["close"]:
        yield from _without(match, "open", "lead", "trail", "close")
        for pipe in _PIPE.finditer(match["body"]):
            start = match.start("body")
            yield Edit(start + pipe.start(), start + pipe.end(), "|", (_MEND,))


def _is_balanced(match: re.Match[str]) -> bool:
    return match["open"].count("=") == match["close"].count("=")


def _is_split(match: re.Match[str]) -> bool:
    """Whether both sides of a heading were pulled apart; whole ones are counted elsewhere."""
    return " " in match["open"] and " " in match["close"]


def _heading(match: re.Match[str]) -> Iterator[Edit]:
    for group in ("open", "close"):
        yield Edit(*match.span(group), match[group].replace(" ", ""), (_MEND,))


def _without(match: re.Match[str], *groups: str) -> Iterator[Edit]:
    for group in groups:
        if match[group]:
            yield Edit(*match.span(group), "", (_MEND,))
