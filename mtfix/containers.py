"""Files of strings: each string is fixed by itself, and only what changed in it is written.

The reader of a format finds the strings and where they are stored (`mtfix.formats.segments`). The
edits of a string become edits of the file, so that one `Result` speaks of the whole file and
everything else stays byte for byte. Before an outcome is given away, a second reader, which is not
ours wherever there is a well-kept library, has to find in it exactly the strings that are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from mtfix.edits import Edit, Flag, Withheld, apply, invert
from mtfix.formats import comments
from mtfix.formats.comments import FileComments
from mtfix.formats.files import InputError
from mtfix.formats.registry import Container
from mtfix.formats.segments import FormatError, Options, Segment
from mtfix.result import Result
from mtfix.suppression import Comment

_LONGEST_KEY = 60
_LOST_NUMBER = "source-placeholder-lost"
"""The rule that tells of a lost placeholder; “one file” may stand for “%d file”."""

FixSegment = Callable[[Segment], Result]
"""How a string is fixed."""


@dataclass(frozen=True)
class Outcome:
    """What came of a file.

    Attributes:
        result: the file as a whole; offsets are those of its text.
        parts: each string with what came of it; offsets are those of the string.
    """

    result: Result
    parts: Sequence[tuple[Segment, Result]]


def fix(
    text: str,
    container: Container,
    fix_segment: FixSegment,
    options: Options = Options(),  # noqa: B008 - a frozen value
    sources: Mapping[str, str] | None = None,
) -> Outcome:
    r"""Fix the strings of a file.

    Args:
        text: the text of the file.
        container: its format.
        fix_segment: how one string is fixed.
        options: which strings are meant.
        sources: original texts by the keys of the strings, for files that hold none.

    Raises:
        FormatError: the file is not of this format, or cannot be changed without doubt.

    >>> import mtfix
    >>> from mtfix.formats.registry import CONTAINERS
    >>> fixed = fix('{"a": "It rains , he said."}', CONTAINERS["json"],
    ...             lambda segment: mtfix.fix(segment.text))
    >>> fixed.result.text
    '{"a": "It rains, he said."}'
    """
    segments = read(text, container, options)
    said = _comments(text, container, options)
    parts = []
    for segment in segments:
        meant = replace(_sourced(segment, sources or {}), silent=said.silent(segment))
        part = _untouched(segment) if said.is_off(segment) else _part(meant, fix_segment)
        parts.append((segment, part))
    result = said.told(_whole(text, parts), parts)
    if result.edits:
        _confirm(container, options, result, parts)
    return Outcome(result, parts)


def read(text: str, container: Container, options: Options) -> list[Segment]:
    """The strings of a file that are meant.

    Raises:
        FormatError: the file is not of this format.
    """
    return [
        segment
        for segment in container.reader.segments(text, options)
        if not options.keys or any(fnmatchcase(segment.key, key) for key in options.keys)
    ]


def _comments(text: str, container: Container, options: Options) -> FileComments:
    pattern = getattr(comments, container.comments) if container.comments else None
    return FileComments(text, pattern, lambda: container.reader.segments(text, options))


def _untouched(segment: Segment) -> Result:
    return Result(segment.text, segment.text, (), (), (), stable=True, format="text")


def sources_by_key(text: str, container: Container, options: Options) -> dict[str, str]:
    """The strings of a file in the original language, by their keys."""
    return {segment.key: segment.text for segment in read(text, container, options) if segment.key}


def violations(outcome: Outcome, fix_again: Callable[[str], Outcome]) -> list[str]:
    """The promises that an outcome breaks, in words; see `mtfix.verify.violations`.

    Args:
        outcome: what to check.
        fix_again: fixes the text of a file in the same way.
    """
    from mtfix import verify

    result = outcome.result
    broken = []
    for segment, part in outcome.parts:
        if part.edits:
            found = verify.violations(part, lambda text, part=part: replace(part, text=text))  # type: ignore[misc]
            broken += [f"{segment.key}: {law}" if segment.key else law for law in found]
    if apply(result.original, result.edits) != result.text:
        broken.append("replay: the edits do not lead to the file")
    elif apply(result.text, invert(result.original, result.edits)) != result.original:
        broken.append("replay: the inverted edits do not lead back to the file")
    again = fix_again(result.text).result if result.edits else result
    if again.edits:
        broken.append(f"idempotence: a second run changes the file at {again.edits[0].start}")
    return broken


def input_error(name: str, text: str, error: FormatError) -> InputError:
    r"""What is wrong with a file, with its line.

    >>> str(input_error("a.po", "a\nb", FormatError("expected msgid", 2)))
    'a.po:2: expected msgid'
    """
    if error.offset < 0:
        return InputError(f"{name}: {error}")
    line = text.count("\n", 0, error.offset) + 1
    return InputError(f"{name}:{line}: {error}")


def _sourced(segment: Segment, sources: Mapping[str, str]) -> Segment:
    if segment.source is not None or segment.key not in sources:
        return segment
    return replace(segment, source=sources[segment.key])


def _part(segment: Segment, fix_segment: FixSegment) -> Result:
    """What comes of a string; edits that its file cannot hold are withheld."""
    result = fix_segment(segment)
    refused = [edit for edit in result.edits if segment.refuses(edit)]
    why = "it would change an inline element"
    edits = [edit for edit in result.edits if edit not in refused]
    if edits and not segment.holds(apply(segment.text, edits)):
        refused, edits = list(result.edits), []
        why = "the file cannot hold it at this place as it is written"
    if not refused:
        return result
    return replace(
        result,
        text=apply(segment.text, edits),
        edits=tuple(edits),
        withheld=(*result.withheld, *(Withheld(edit, why) for edit in refused)),
    )


def _whole(text: str, parts: Sequence[tuple[Segment, Result]]) -> Result:
    """The results of the strings as one of the file."""
    edits = [e for s, part in parts for edit in part.edits for e in _edits(text, s, edit)]
    edits.sort(key=lambda edit: edit[:2])
    return Result(
        original=text,
        text=apply(text, edits),
        edits=tuple(edits),
        flags=tuple(sorted(flag for s, part in parts for flag in _flags(s, part))),
        withheld=tuple(sorted(item for s, part in parts for item in _withheld(s, part))),
        stable=all(part.stable for _, part in parts),
        format="text",
        comments=tuple(sorted(told for s, part in parts for told in _told(s, part))),
        notes=tuple(dict.fromkeys(note for _, part in parts for note in part.notes)),
    )


def _told(segment: Segment, part: Result) -> Iterator[Comment]:
    """The comments that stand in a string."""
    for comment in part.comments:
        if comment.start >= 0:
            start, end = segment.span(comment.start, comment.end)
            yield comment._replace(start=start, end=end)


def _edits(text: str, segment: Segment, edit: Edit) -> Iterator[Edit]:
    named = (cause._replace(reason=_named(cause.reason, segment)) for cause in edit.causes)
    yield from segment.edits(text, edit._replace(causes=tuple(named)))


def _flags(segment: Segment, part: Result) -> Iterator[Flag]:
    for flag in part.flags:
        if segment.is_plural_form and flag.rule == _LOST_NUMBER:
            continue
        if comments.is_unknown(flag):
            continue
        start, end = segment.span(flag.start, flag.end)
        yield flag._replace(start=start, end=end, reason=_named(flag.reason, segment))


def _named(reason: str, segment: Segment) -> str:
    """A reason with the key of the string, for reports."""
    key = " ".join(segment.key.split())
    key = key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]}…"
    return f"{reason} (in “{key}”)" if key else reason


def _withheld(segment: Segment, part: Result) -> Iterator[Withheld]:
    for item in part.withheld:
        start, end = segment.span(item.edit.start, item.edit.end)
        replacement = segment.stored(item.edit.replacement)
        yield item._replace(edit=Edit(start, end, replacement, item.edit.causes))


def _confirm(
    container: Container,
    options: Options,
    result: Result,
    parts: Sequence[tuple[Segment, Result]],
) -> None:
    """Have another reader find in the new file what is meant, and nothing else.

    Raises:
        FormatError: it finds something else, in the old file or in the new one.
    """
    meant = {segment.start: part.text for segment, part in parts if part.edits}
    segments = list(container.reader.segments(result.original, options))
    before = [segment.bare() for segment in segments]
    after = [s.bare(meant.get(s.start) if s.pieces else None) for s in segments]
    for text, expected, which in (
        (result.original, before, "this file"),
        (result.text, after, "the fixed file"),
    ):
        found = _confirmed(container, options, text)
        if found != expected:
            at, what = _difference(expected, found)
            offset = segments[at].start if at < len(segments) else -1
            raise FormatError(f"not changed, for two readers of {which} disagree: {what}", offset)


def _confirmed(container: Container, options: Options, text: str) -> list[str]:
    try:
        return list(container.reader.confirmed(text, options))
    except FormatError:
        raise
    except Exception as error:  # libraries raise what they like
        said = " ".join(str(error).split()) or type(error).__name__
        raise FormatError(
            f"not changed, for a second reader finds no {container.name}: {said}"
        ) from None


def _difference(expected: Sequence[str], found: Sequence[str]) -> tuple[int, str]:
    for at, (one, other) in enumerate(zip(expected, found, strict=False)):
        if one != other:
            return at, f"expected {one[:60]!r}, found {other[:60]!r}"
    return min(len(expected), len(found)), f"{len(expected)} strings, or {len(found)}"
