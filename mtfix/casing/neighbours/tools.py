"""Programs and programming languages: told by a version, by a verb, or by another beside them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.forms import form_of
from mtfix.casing.health import is_sure
from mtfix.casing.lists import entries, words
from mtfix.patterns import compiled

_VERSION = compiled(r" \d+\.\d+(?:\.\d+)*(?![\w%])")
_AT_WORK = compiled(
    r"\b(?:(?:run|runs|running|ran|work|works) (?:on|under|in)|(?:[Oo]pen|opens|opened|edit|edited)"
    r" (?:\w+ )?(?:in|with)|(?:written|wrote|programmed|coded|coding) (?:\w+ )?in"
    r"|(?:program|programs|apps?|software|version|versions) for|compatible with) $"
)
_HANDLED = compiled(
    r"\b(?:crop(?:s|ped|ping)?|design(?:s|ed|ing)?|draw(?:s|n|ing)?|drew|edit(?:s|ed|ing)?|open(?:s|ed"
    r"|ing)?|process(?:es|ed|ing)?|retouch(?:es|ed|ing)?) (?:[a-z]+ ){0,3}(?:in|with|using) $"
)
_FILED = compiled(
    r"\b(?:convert|edit|export|import|load|open|past|sav)(?:e[ds]?|s|ed|ing)? (?:\w+ ){0,2}(?:data"
    r"|documents?|files?|sheets?|spreadsheets?|tables?) (?:in|into|to|with) $"
)
"""Files are opened in programs even where their names are words: ``opened the file in excel``."""

_TAKING = compiled(
    r"(?:^|[.!?] |\n|\b(?:to|please|Please|can|must|should|you|we|they|then|and) )"
    r"(?:[Dd]ownload|[Ii]nstall|[Rr]einstall|[Uu]se|[Uu]pdate|[Uu]pgrade) $"
)
_TAKEN_END = compiled(
    r"[.,;:!?)]|$| (?:and|or|as|at|before|first|for|from|if|in|now|on|to|today|when|with)\b"
)
_BESIDE = compiled(r",? (?:and|or) ([\w+#]+)(?=[.,;:!?)]|$| (?:[a-z]+))|, ([\w+#]+),? (?:and|or) ")
_BESIDE_BEFORE = compiled(r"\b([\w+#]+)(?:,? (?:and|or)|,) $")


_FEW_KEPT = 4
"""Of so many names a text must have lost more than one, for its formats to be lost capitals too."""

_ARTICLES_AND_TO = frozenset({"a", "an", "the", "to"})
_BEFORE_VERSION = frozenset(
    """and for in install installed need needs of on or require requires run running runs since
    support supports under use uses using with""".split()
)
"""Words behind which a common word with a version is a program: not ``go 2.5 to the north``."""


class Tool(NamedTuple):
    """A program."""

    name: str
    is_word: bool
    """Whether it is a common word too."""


@cache
def tools() -> dict[str, Tool]:
    """The programs by their names in lower case.

    >>> tools()["powerpoint"].name
    'PowerPoint'
    """
    return {
        line.rstrip("?").lower(): Tool(line.rstrip("?"), line.endswith("?"))
        for line in entries("tools")
    }


def at(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """How a program is written, the rule, and what tells it; None where nothing does.

    Args:
        evidence: of the text.
        context: where the word stands.
    """
    if context.word not in hot() or evidence.is_on_code:
        return None
    if context.starts_sentence or not context.separator.isspace():
        return None
    if evidence.is_title(context.start):
        return None
    if context.word in words("formats"):
        return _format(evidence, context)
    tool = tools()[context.word]
    reason = _version(context, tool) or _at_work(context, tool) or _listed(context, tool)
    return (tool.name, "case-product", reason) if reason else None


@cache
def hot() -> frozenset[str]:
    """The programs and formats."""
    return words("formats").union(tools())


def _format(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """``the usb cable and the pdf``: a text that keeps its other capitals means it small."""
    if context.right[:1] not in " .,;:!?)":
        return None  # <!DOCTYPE html>
    sure = (name for name in words("formats") if is_sure(evidence.lexicon, name))
    own = sum(name in evidence.vocabulary for name in sure)
    lost, kept = evidence.health
    form = form_of(evidence.lexicon, context.word)
    reason = "the text has lost the capitals of other names"
    return (form, "case-acronym", reason) if _FEW_KEPT * (lost - own) > kept else None


def _version(context: Context, tool: Tool) -> str:
    """``python 3.11``; not ``a python 3.5 m long``, ``go 2.5 miles``."""
    version = _VERSION.match(context.right)
    previous = context.previous.lower()
    is_free = previous in _BEFORE_VERSION if tool.is_word else previous not in _ARTICLES_AND_TO
    is_end = version and _TAKEN_END.match(context.right, version.end())
    return f"the version{version[0]} behind it" if version and is_free and is_end else ""


def _at_work(context: Context, tool: Tool) -> str:
    """``runs on linux``, ``install docker``."""
    if not _TAKEN_END.match(context.right):
        return ""
    patterns = (_FILED,) if tool.is_word else (_AT_WORK, _TAKING, _HANDLED)
    before = next(filter(None, (pattern.search(context.left) for pattern in patterns)), None)
    return f"“{before[0].strip(' .!?')}” before it tells a program" if before else ""


def _listed(context: Context, tool: Tool) -> str:
    """``excel or powerpoint``; two that are words need more: ``it opens in word or excel``."""
    fellow, head = _fellow(context)
    other = tools().get(fellow.lower()) if fellow else None
    if other is None:
        return ""
    is_certain = not (tool.is_word and other.is_word)
    if is_certain and context.previous.lower() not in _ARTICLES_AND_TO:
        return f"it is listed with “{fellow}”"
    return f"it is listed with “{fellow}”, a program" if _AT_WORK.search(head) else ""


def _fellow(context: Context) -> tuple[str, str]:
    """The word beside in a list, and what stands before both."""
    if behind := _BESIDE.match(context.right):
        return behind[1] or behind[2], context.left
    before = _BESIDE_BEFORE.search(context.left)
    return (before[1], context.left[: before.start()]) if before else ("", "")
