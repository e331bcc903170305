"""How designations with numbers are written: ``su-57`` by the entry ``Su-*``."""

from __future__ import annotations

import re

from mtfix.patterns import compiled

_NUMBER = compiled(r"\d+")
_VARIANT = compiled(r"(?P<stem>.+-\d+)(?P<letters>[a-z]{1,3})")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def key(word: str) -> str:
    """A word as it stands in a table: in lower case, a star for each number.

    >>> key("Su-57"), key("chang’e-5")
    ('su-*', "chang'e-*")
    """
    return _NUMBER.sub("*", word.lower().replace("’", "'"))


def written(word: str, entry: str) -> str:
    """A word with the letters of its entry and everything else as it stands.

    >>> written("su-57", "Su-*")
    'Su-57'
    """
    numbers = iter(_NUMBER.findall(word))
    filled = re.sub(r"\*", lambda _: next(numbers), entry)
    return "".join(new if new.isalpha() else old for old, new in zip(word, filled, strict=True))


def variant(word: str) -> tuple[str, str]:
    """A designation apart from the letters behind its number.

    >>> variant("su-30mki"), variant("f-16"), variant("mid-20th")
    (('su-30', 'mki'), ('f-16', ''), ('mid-20th', ''))
    """
    match = _VARIANT.fullmatch(word)
    if match is None or match["letters"] in _ORDINALS:
        return word, ""
    return match["stem"], match["letters"]
