"""ICU MessageFormat: ``{count, plural, one {# file} other {# files}}``.

Arguments are found with a stack, without recursion. What stands in their branches is a message
of its own; names, keywords and selectors are not prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mtfix.document import Span

KEYWORDS = ("plural", "select", "selectordinal")
CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural categories of CLDR; a language uses some of them."""

_COMMA = "[,，]"
_HEADER = re.compile(
    rf"\{{\s*(?P<name>[^\s{{}},，](?:[^{{}},，\n]{{0,58}}[^\s{{}},，])?)\s*{_COMMA}"
    rf"\s*(?P<keyword>[^\W\d_]{{2,30}}(?: [^\W\d_]{{2,30}}){{0,2}})\s*{_COMMA}"
    r"(?:\s*(?P<offset>[^\W\d_]{2,20}\s?:\s?\d{1,6}))?"
    r"\s*(?=(?:= ?\d{1,9}|[^\s{},，]{1,60})\s*\{)"
)
_BRACE = re.compile(r"'[{}]'|[{}]")
_GAP = " \t\r\n,，、;；"
"""What engines set between branches, where white space alone belongs."""

_DEEPEST = 24
_STYLES = frozenset("short medium long full integer currency percent".split())
_STYLED = re.compile(r"\{[^{},]+,\s*(?:number|date|time)\s*,\s*(?P<style>[^{}]*[^{}\s])\s*\}")
_PATTERN = re.compile(r"[GyYuUrQqMLwWdDFgEeabBhHKkjJCmsSAzZOvVXxc]+")
_DOUBLED = re.compile(r"(.)\1")


@dataclass
class Branch:
    """One choice of an argument: a selector, and the message that it stands for."""

    selector: Span
    start: int
    end: int = -1
    arguments: list[Argument] = field(default_factory=list)


@dataclass
class Argument:
    """An argument with branches; spans are of the whole text."""

    start: int
    name: Span
    keyword: Span
    offset: Span | None
    cursor: int
    """Where the next selector is looked for."""
    end: int = -1
    branches: list[Branch] = field(default_factory=list)

    def syntax(self) -> Iterator[Span]:
        """What of it is not the text of a branch."""
        at = self.start
        for branch in self.branches:
            yield Span(at, branch.start)
            at = branch.end
        yield Span(at, self.end)


@dataclass
class Message:
    """A text with its arguments.

    Attributes:
        root: the text as one branch.
        is_whole: whether each brace has its partner, and nothing is nested too deep.
        lacks_last: whether the last brace of its only argument is missing, and nothing else.
        arguments: all arguments, those of branches too.
    """

    root: Branch
    is_whole: bool = True
    lacks_last: bool = False
    arguments: list[Argument] = field(default_factory=list)

    def ends_with_one(self, text: str) -> bool:
        """Whether it is whole and has one argument, which its text ends with."""
        is_one = self.is_whole and len(self.arguments) == 1
        return is_one and self.arguments[0].end == len(text.rstrip())


def parse(text: str) -> Message | None:
    """The arguments with branches of a text; None if it has none.

    >>> message = parse("{n, plural, one {a cat} other {# cats}}")
    >>> [message.root.end, [span.start for span in message.arguments[0].syntax()]]
    [39, [0, 22, 37]]
    """
    if "{" not in text or _HEADER.search(text) is None:
        return None
    message = Message(Branch(Span(0, 0), 0, len(text)))
    stack: list[Branch | Argument | None] = [message.root]  # None: a placeholder without branches
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            stack.append(_opened(text, match.start(), stack[-1], message))
        elif match[0] == "}":
            if len(stack) == 1:
                message.is_whole = False
            else:
                _close(stack, match.start())
        if len(stack) > _DEEPEST:
            message.is_whole = False
            break
    message.lacks_last = message.is_whole and _lacks_last(text, stack, message)
    message.is_whole &= len(stack) == 1 and all(
        _is_full(text, argument) for argument in message.arguments
    )
    return message


def _lacks_last(text: str, stack: Sequence[Branch | Argument | None], message: Message) -> bool:
    """Whether its one argument is open at the end of the text, behind a branch."""
    top = stack[-1]
    if len(stack) != 2 or len(message.arguments) != 1 or not isinstance(top, Argument):
        return False
    return bool(top.branches) and not text[top.branches[-1].end + 1 :].strip()


def is_foreign_style(found: str, original: str) -> bool:
    """Whether a style of dates and numbers was translated; patterns are each language's own.

    >>> is_foreign_style("{d, date, lang}", "{d, date, long}")
    True
    >>> is_foreign_style("{d, date, yyyyMMdd}", "{d, date, long}")
    False
    """
    ours, theirs = _STYLED.fullmatch(found), _STYLED.fullmatch(original)
    if ours is None or theirs is None or theirs["style"] not in _STYLES:
        return False
    style = ours["style"]
    is_pattern = _PATTERN.fullmatch(style) is not None and (
        len(style) < 3 or _DOUBLED.search(style) is not None
    )
    return style.isalpha() and style not in _STYLES and not is_pattern


def _opened(
    text: str, at: int, top: Branch | Argument | None, message: Message
) -> Branch | Argument | None:
    if isinstance(top, Argument):
        selector = text[top.cursor : at]
        start = top.cursor + len(selector) - len(selector.lstrip(_GAP))
        branch = Branch(Span(start, start + len(selector.strip(_GAP))), at + 1)
        top.branches.append(branch)
        return branch
    header = _HEADER.match(text, at) if isinstance(top, Branch) else None
    if header is None:
        return None
    offset = Span(*header.span("offset")) if header["offset"] else None
    names = Span(*header.span("name")), Span(*header.span("keyword"))
    argument = Argument(at, *names, offset, header.end())
    assert isinstance(top, Branch)
    top.arguments.append(argument)
    message.arguments.append(argument)
    return argument


def _close(stack: list[Branch | Argument | None], at: int) -> None:
    closed = stack.pop()
    if isinstance(closed, Branch):
        closed.end = at
        argument = stack[-1]
        assert isinstance(argument, Argument)
        argument.cursor = at + 1
    elif isinstance(closed, Argument):
        closed.end = at + 1


def _is_full(text: str, argument: Argument) -> bool:
    """Whether it was closed, and nothing but selectors stands between its branches."""
    if argument.end < 0 or not argument.branches:
        return False
    last = argument.branches[-1]
    return not text[last.end + 1 : argument.end - 1].strip() and all(
        branch.selector.start < branch.selector.end for branch in argument.branches
    )
