"""Headings: ``##Installation``, ``### # Linux``, ``＃标题``; hashtags are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.edits import Cause
from mtfix.markup.md import confirm
from mtfix.markup.md.page import Change, Page, Repair
from mtfix.markup.md.regions import Line

_HEADING = Cause("markup-md-heading", "a space stands behind the signs of a heading, none between")

_SPLIT = re.compile(r"(?P<signs>#{1,6}(?:[ \t]+#{1,6})+)[ \t]+(?P<words>[A-Z`\"“*\[]|[^\W\d_a-z])")
_GLUED = re.compile(r"(?P<signs>#{1,6})(?P<words>[^\W\d_]|[\"“`]|\*\*(?=\w)|\d[\d.]*\s)")
_WIDE = re.compile(r"(?P<signs>[#＃]{0,5}＃[#＃]{0,5})(?P<gap>[ \t\u3000]*)(?P<words>[^\s#＃!！])")
_WHOLE = re.compile(r"#{1,6}[ \t]+[^\s#]")
_TAG = re.compile(r"(?<![\w&])[#＃]\w")
_HASHTAG = re.compile(r"(?<=[^\n\w&/#＃(\[])[#＃][^\W\d]")
"""Inside a line."""
_DIRECTIVE = re.compile(
    r"#(?:include|define|undef|ifn?def|if|else|elif|endif|pragma|import|region|line|error)\b"
)
_NOTICE = re.compile(r"(?:TODO|FIXME|XXX|HACK)\b|[\w.]+\s*=")
_COMMENT = re.compile(r"#[ \t]+[^\s#]")
_RULER = re.compile(r"#[ \t]*(?:[-=*_~+][-=*_~+#]{2,})?|#{7,}")
_FIRST_TITLES = frozenset(
    """introduction overview background preface foreword abstract summary installation usage readme
    einleitung einführung überblick übersicht vorwort zusammenfassung présentation aperçu résumé
    introducción resumen instalación presentación introdução resumo instalação introduzione
    panoramica installazione введение обзор установка описание""".split()
)
"""What texts begin with a part of this name, and no hashtag has it by itself."""
_PROSE = re.compile(r"\s*\n\s*\n(?:[^\W\d_][\w'’,-]*\s+){3}")
_SENTENCE = re.compile(
    r"\s*\n\s*\n(?:[\"“]?[^\W\d_a-z][^\W\d_A-Z]*\s+(?:[^\W\d_][\w'’,-]*\s+){2}|[\u3040-\u9fff]{4})"
)
"""Behind a blank line: no command of a shell begins with a capital."""
_NO_END = (",", ";", "，", "；", "＃", "#")
_SENTENCE_ENDS = (".", "…", "。")
_SUBJECT = re.compile(
    r"(?!(?:Who|What|Where|When|Why|How|Which|This|That|There|Here|It|We|You|They|I)\b)[^\W\d_]+"
    r" (?:is|are|was|were|has|have|had|will|would|can|could|should|must|does|did)\b"
)
_GLUED_NAME = re.compile(r"[^\W\d_]*(?:[^\W\d_A-Z][A-Z]|\d)")
"""What hashtags are made of: ``SlowTown``, ``Cup24``; products have such names, too."""
_LONGEST = 120


class _Candidate(NamedTuple):
    """A line that may be a damaged heading."""

    place: int
    """The number of its line."""
    change: Change
    level: int
    is_split: bool = False
    """The signs were there, and apart: it is one whatever stands around."""


def find(page: Page) -> Iterator[Repair]:
    r"""Headings whose signs were pulled apart or glued to the words.

    >>> [edit[:3] for edit in next(find(Page("##Use\n\nRun it."))).edits]
    [(2, 2, ' ')]
    """
    if "#" not in page.text and "＃" not in page.text:
        return
    candidates, whole = list(_candidates(page)), _whole(page)
    certain: list[_Candidate] = []
    if not _is_comments(page):
        certain = [found for found in candidates if _is_certain(page, found, whole)]
        if any(found.level > 1 for found in certain) or _is_lone_title(page, candidates):
            certain += [it for it in candidates[:1] if it not in certain and _is_title(page, it)]
    if len(certain) < len(candidates) and _source_has(page, len(candidates)):
        certain = candidates
    for found in certain:
        yield from page.repair([found.change], _HEADING, [("heading", str(found.level))])


def has_split(page: Page) -> bool:
    r"""Whether a line is a heading whose signs were pulled apart, and no comment of a program.

    >>> has_split(Page("# # Use\n\nThe tide is out.")), has_split(Page("# # Use\n\ncp a b"))
    (True, False)
    """
    split = [found.place for found in _candidates(page) if found.is_split]
    if not split or _is_comments(page):
        return False
    whole = [number for number, line in enumerate(page.lines) if _is_whole(page, line)]
    return any(_is_above_prose(page, number) for number in [*split, *whole])


def _is_above_prose(page: Page, number: int) -> bool:
    """Whether a line stands by itself and is no sentence, but one follows."""
    line = page.lines[number]
    words = page.content(line)
    is_title = len(words) <= _LONGEST and not words.endswith((*_NO_END, *_SENTENCE_ENDS, ":"))
    is_alone = is_title and _stands_alone(page, number, text_may_follow=False)
    return is_alone and _SENTENCE.match(page.text, line.end) is not None


def _candidates(page: Page) -> Iterator[_Candidate]:
    for index, line in enumerate(page.lines):
        sign = page.text[line.content : line.content + 1]
        if sign not in ("#", "＃") or page.in_block(line):
            continue
        found = _candidate(page.text, index, line.content, line.end)
        if found is not None:
            yield found


def _candidate(text: str, index: int, start: int, end: int) -> _Candidate | None:
    if match := _SPLIT.match(text, start, end):
        signs = re.sub(r"\s", "", match["signs"])
        change = (*match.span("signs"), signs)
        return _Candidate(index, change, len(signs), is_split=True) if len(signs) <= 6 else None
    if match := _GLUED.match(text, start, end):
        at = match.end("signs")
        is_directive = _DIRECTIVE.match(text, start) is not None
        return None if is_directive else _Candidate(index, (at, at, " "), len(match["signs"]))
    if match := _WIDE.match(text, start, end):
        level = len(match["signs"])
        written = "#" * level + " "
        return _Candidate(index, (match.start("signs"), match.end("gap"), written), level)
    return None


def _is_comments(page: Page) -> bool:
    """Whether ``#`` begins the comments of a program: two such lines together, or bare ones."""
    was_comment = False
    for line in page.lines:
        words = page.content(line)
        is_open = words.startswith("#") and not page.in_block(line)
        is_comment = is_open and _COMMENT.match(words) is not None
        if (is_comment and was_comment) or (is_open and _RULER.fullmatch(words)):
            return True
        was_comment = is_comment
    return False


def _whole(page: Page) -> int:
    """How many proper headings the text has."""
    return sum(_is_whole(page, line) for line in page.lines)


def _is_whole(page: Page, line: Line) -> bool:
    is_heading = _WHOLE.match(page.text, line.content, line.end) is not None
    return is_heading and not page.in_block(line)


def _is_certain(page: Page, found: _Candidate, whole: int) -> bool:
    """Whether the line stands as a heading does, and no other reading is likely."""
    if found.is_split:
        return True
    words = page.content(page.lines[found.place]).lstrip("#＃ \t\u3000")
    if not _may_be_title(words, found.level):
        return False
    is_usual = found.level > 1 and whole > 0 and not words[0].islower()
    if not _stands_alone(page, found.place, text_may_follow=is_usual):
        return False
    if found.level == 1:
        return _is_first_level(page, found, words, whole)
    return whole > 0 or not words[0].islower() or " " in words


def _is_first_level(page: Page, found: _Candidate, words: str, whole: int) -> bool:
    """Whether one sign begins a heading: a hashtag is as likely where nothing tells."""
    has_case = words[0].lower() != words[0].upper()
    is_small = has_case and (not words[0].isupper() or " " not in words)
    if words[0].isdigit() or is_small or _is_sentence(words):
        return False
    is_glued = _GLUED_NAME.match(words) is not None
    if found.place != page.first:
        return whole > 0 and not is_glued
    rest = page.text[page.lines[found.place].end :]
    is_plain = page.text[page.lines[found.place].content] == "#"
    is_message = is_plain and not rest.strip()
    return whole > 0 or not (is_message or is_glued or _HASHTAG.search(rest))


def _is_sentence(words: str) -> bool:
    """``#Budget passed at last.``, ``#Budget is through``: what begins with a hashtag."""
    return words.endswith(_SENTENCE_ENDS) or _SUBJECT.match(words) is not None


def _is_lone_title(page: Page, candidates: list[_Candidate]) -> bool:
    """``#Introduction`` above prose, where no other line begins with the sign."""
    if len(candidates) != 1:
        return False
    line = page.lines[candidates[0].place]
    name = page.content(line).lstrip("#＃").strip().lower()
    return name in _FIRST_TITLES and _PROSE.match(page.text, line.end) is not None


def _is_title(page: Page, found: _Candidate) -> bool:
    """``#Overview`` at the head of a text whose other headings lost their space too."""
    words = page.content(page.lines[found.place]).lstrip("#＃")
    is_first = found.place == page.first and found.level == 1 and words[:1].isupper()
    if not is_first or " " in words or not _may_be_title(words, found.level):
        return False
    rest = page.text[page.lines[found.place].end :]
    return _stands_alone(page, found.place, text_may_follow=False) and not _HASHTAG.search(rest)


def _may_be_title(words: str, level: int) -> bool:
    """Not too long, no row of hashtags, no setting or note of a program."""
    if len(words) > _LONGEST or words.endswith(_NO_END) or _TAG.search(words):
        return False
    return level > 1 or _NOTICE.match(words) is None


def _stands_alone(page: Page, index: int, *, text_may_follow: bool) -> bool:
    """No text above and none below; another heading may be there."""
    near = (index - 1,) if text_may_follow else (index - 1, index + 1)
    beside = [page.lines[number] for number in near if 0 <= number < len(page.lines)]
    return all(not page.content(line) or page.content(line)[0] in "#＃" for line in beside)


def _source_has(page: Page, number: int) -> bool:
    """Whether the original has just so many more headings."""
    if page.source is None:
        return False
    here, there = (_headings(text) for text in (page.text, page.source))
    return there - here == number


def _headings(text: str) -> int:
    return sum(n for (kind, _), n in confirm.seen(text).elements.items() if kind == "heading")
