"""Which short texts are English though no function word says so: ``Bank head Ann roe met Al Poe``.

A sentence may have names, nouns and a verb alone, and one of its words may be another language's
function word too (met, van, die).
"""

from __future__ import annotations

from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.shapes import base
from mtfix.document import Prose
from mtfix.language import is_english, is_latin, share
from mtfix.patterns import compiled

_LONGEST = 240
_FEWEST_COMMON = 3
_WORD = compiled(r"[^\W\d_][\w'’-]*")
_ACCENTED = compiled("[À-ɏ]")
_MET = compiled(r"(?<=[a-z] )met(?= [A-Z\d])")
"""The verb with a person behind it; Dutch has the preposition."""


def is_english_text(prose: Prose, lexicon: Lexicon) -> bool:
    """Whether a text is in English.

    Args:
        prose: the text.
        lexicon: what is known of words.
    """
    language = prose.manners.language
    return language == "en" or (not language and _is_plainly_english(prose.text, lexicon))


def is_english_at(prose: Prose, offset: int, lexicon: Lexicon) -> bool:
    """Whether the block that holds an offset of the prose is in English."""
    if prose.manners.at(offset).is_english:
        return True
    block = prose.blocks.at(offset)
    is_short = block.end - block.start <= _LONGEST
    return is_short and _is_plainly_english(prose.text[block.start : block.end], lexicon)


def _is_plainly_english(text: str, lexicon: Lexicon) -> bool:
    """Whether most of the small words of a short text are common English ones."""
    if len(text) > _LONGEST or not is_latin(text):
        return False
    masked = _MET.sub("saw", text)
    small = [base(word) for word in _WORD.findall(masked) if word.islower()]
    if any(map(_ACCENTED.search, small)):
        return False  # names may have accents
    if not _ACCENTED.search(text) and is_english(masked):
        return True
    common = [word for word in small if lexicon.knows(word) & Known.COMMON]
    if len(common) < _FEWEST_COMMON or 2 * len(common) <= len(small):
        return False
    kept = set(common)
    return share(" ".join(word for word in _WORD.findall(masked) if word not in kept)).other == 0
