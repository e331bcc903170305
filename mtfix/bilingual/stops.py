"""The mark that ends a block in the source and that the translation lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.bilingual.sides import Pair
from mtfix.edits import Cause, Edit, Safety
from mtfix.language import language
from mtfix.markup.stops import MARKS, of_script

_CLOSERS = "\"”’»」』)]）】'*_"
_ABBREVIATION = re.compile(
    r"(?:\b\w|\.\w+|\b(?:etc|approx|inc|ltd|co|corp|jr|sr|st|mr|mrs|dr|prof|vol|vs|ca|pp))\.$",
    re.I,
)
_LAST_WORD = re.compile(r"[^\W\d_]{4,}$")
"""A translation that was cut off ends with a preposition or an article more often than not."""

_OPEN_END = re.compile(r"[をへはがにのと]$|と[\u4e00-\u9fff]$")
"""A sentence of Japanese ends with no particle of case, nor with と and a verb without its end."""

_LEAST_LETTERS = 20
_SHARES = (0.75, 1.6)
"""How long a translation is beside its source, unless it was cut off or went round in circles."""

_INNER = re.compile(r"[.?!…。？！।](?=[\s\"”’»)]|$|[^\x00-\x7f])")


def restore(pairs: Sequence[Pair]) -> Iterator[Edit]:
    r"""The marks that a translation has lost; safe where it keeps nearly all of them.

    A block without its mark may have been cut off. An engine that does so does it again and
    again, and to the last block most of all.

    >>> from mtfix.reading import read
    >>> from mtfix.bilingual.sides import pairs
    >>> source = "Rain fell.\nThe old bridge is closed.\nIt was late.\nHe left.\nNobody came."
    >>> text = "Es goss.\nDie Brücke ist gesperrt\nEs war spät.\nEr ging.\nNiemand kam."
    >>> [edit.is_safe for edit in restore(list(pairs(read(text, "text", source))))]
    [True]
    """
    found = [edit for edit in map(lost, pairs) if edit is not None]
    kept = sum(_ends_with_mark(pair.source) and _ends_with_mark(pair.target) for pair in pairs)
    is_reliable = kept >= _LEAST_KEPT and len(found) <= _MOST_LOST * kept
    for edit in found:
        is_last = edit.start >= pairs[-1].bead.target.start
        yield edit if is_reliable and not is_last else _unsafe(edit)


_LEAST_KEPT = 3
_MOST_LOST = 0.34


def _ends_with_mark(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSERS)[-1:] in tuple(MARKS)


def _unsafe(edit: Edit) -> Edit:
    return edit._replace(causes=tuple(cause._replace(safety="unsafe") for cause in edit.causes))


def lost(pair: Pair) -> Edit | None:
    """The mark that a block of the translation has lost at its end; None if it is whole.

    >>> from mtfix.reading import read
    >>> from mtfix.bilingual.sides import pairs
    >>> text, source = "Der Weg ist bis Montag gesperrt", "The road is closed until Monday."
    >>> document = read(text, "text", source)
    >>> [lost(pair).replacement for pair in pairs(document)]
    ['.']
    """
    source, target = pair.source.rstrip(), pair.target.rstrip()
    mark = source[-1:]
    if not mark or mark not in MARKS or not pair.bead.is_single or _ABBREVIATION.search(source):
        return None
    is_dense = _DENSE.search(target) is not None
    is_open = _OPEN_END.search(target) is not None
    if is_open or not (target[-1:].isalpha() if is_dense else _LAST_WORD.search(target)):
        return None
    if not _is_whole(source, target, is_dense=is_dense):
        return None
    written = of_script(mark, target)
    if written == "?" and "¿" not in target and language(target) == "es":
        return None  # where the question begins is not told
    if not written:
        return None
    at = pair.bead.target.start + len(target)
    reason = f"the source ends this block with “{mark}”, the translation with no mark"
    return Edit(at, at, written, (Cause("source-stop", reason, _safety(source)),))


def _safety(source: str) -> Safety:
    """Engines cut long blocks off; a sentence of its own has come to its end."""
    is_sentence = len(source) <= _SENTENCE and len(_INNER.findall(source)) == 1
    return "safe" if is_sentence else "unsafe"


_SENTENCE = 160


def _is_whole(source: str, target: str, *, is_dense: bool) -> bool:
    """Whether the translation is as long as it should be, and has as many sentences."""
    density = _DENSITY if is_dense else 1.0
    ours, theirs = (sum(map(str.isalpha, text)) for text in (target, source))
    least, most = _SHARES
    is_as_long = least * theirs <= ours * density <= most * theirs
    sentences = len(_INNER.findall(source)) - len(_INNER.findall(target))
    is_open = any(
        target.count(one) > target.count(other) for one, other in (("(", ")"), ("<", ">"))
    )
    return theirs >= _LEAST_LETTERS and is_as_long and sentences <= 1 and not is_open


_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_DENSITY = 2.7
"""How many letters of an alphabet a character of Chinese or Japanese stands for."""
