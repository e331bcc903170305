"""Results to review, made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.edits import Cause, Edit, Flag, Safety, Withheld, apply, minimal
from mtfix.result import Result

HOSTILE = (
    "a </script><script>alert(1)</script> b \" ' ` <!-- <script> --> c &lt; \0 d \ud800 e \u2028 f"
    ' \u202eturned\u202c g <img src=x onerror="alert(2)"> h ]]> i \U0001f469\u200d\U0001f680 j'
)


def edit(
    text: str, old: str, new: str, rule: str = "some-rule", safety: Safety = "safe", at: int = 0
) -> Edit:
    """An edit of the first such words from an offset on."""
    start = text.index(old, at)
    whole = Edit(start, start + len(old), new, (Cause(rule, f"why {rule}", safety),))
    made = minimal(text, whole)
    assert made is not None
    return made


def flag(text: str, words: str, rule: str = "a-flag") -> Flag:
    start = text.index(words)
    return Flag(start, start + len(words), rule, f"why {rule}")


def result(
    text: str,
    edits: Sequence[Edit] = (),
    flags: Sequence[Flag] = (),
    unsafe: Sequence[Edit] = (),
) -> Result:
    withheld = tuple(Withheld(each, "unsafe") for each in unsafe)
    made = tuple(sorted(edits, key=lambda each: each[:2]))
    return Result(text, apply(text, made), made, tuple(flags), withheld, True, "text")


def hostile() -> Result:
    """A text that tries to break out of the page, with edits and a flag that try it, too."""
    script = "</script><script>alert(3)</script>"
    made = (
        edit(HOSTILE, "turned", f"{script}\u202e"),
        edit(HOSTILE, " c ", "", rule=script),
        edit(HOSTILE, "\ud800", "x"),
    )
    return result(HOSTILE, made, flags=[flag(HOSTILE, "<!--", rule=f'"><img onerror=x>{script}')])


LETTER = (
    "The crew met on monday , in the harbour.\r\n"
    "\r\n"
    "Then musk met Musk , they say.\r\n"
    "An town had 12 boats.\r\n"
    "Nothing to see here.\r\n"
)


def letter() -> Result:
    """Three rules, a flag, and two withheld edits that cannot both be made."""
    return result(
        LETTER,
        [
            edit(LETTER, "monday", "Monday", "case-date"),
            edit(LETTER, " ,", ",", "spaces"),
            edit(LETTER, "musk", "Musk", "case-name"),
            edit(LETTER, " ,", ",", "spaces", at=LETTER.index("Musk")),
        ],
        [flag(LETTER, "12 boats", "number-differs")],
        [
            edit(LETTER, "An town", "The town", "article-the", "unsafe"),
            edit(LETTER, "An", "A", "article-a", "unsafe"),
        ],
    )
