"""Giving a replacement the capitals of what it replaces."""

from __future__ import annotations


def like(model: str, word: str) -> str:
    """A word with the capitals of another.

    >>> [like(model, "colour") for model in ("color", "Color", "COLOR")]
    ['colour', 'Colour', 'COLOUR']
    """
    if model.isupper() and sum(map(str.isalpha, model)) > 1:
        return word.upper()
    if model[:1].isupper():
        return word[:1].upper() + word[1:]
    return word
