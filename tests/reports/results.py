"""Results made by hand: what reports show must not depend on what rules find today."""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.edits import Cause, Edit, Flag, Safety, Severity, Withheld, apply
from mtfix.result import Result

Named = tuple[str, Result]

_SPACE = Cause("space-before-punctuation", "English puts no space here.")


def result(
    text: str,
    edits: Sequence[Edit] = (),
    flags: Sequence[Flag] = (),
    withheld: Sequence[Withheld] = (),
) -> Result:
    return Result(
        text, apply(text, edits), tuple(edits), tuple(flags), tuple(withheld), True, "text"
    )


def edit(
    text: str, old: str, new: str, rule: str, reason: str, safety: Safety = "safe", near: str = ""
) -> Edit:
    """An edit of the first place where `old` stands, behind the beginning of `near`."""
    start = text.index(old, text.index(near))
    return Edit(start, start + len(old), new, (Cause(rule, reason, safety),))


def flag(text: str, part: str, rule: str, reason: str, severity: Severity = "warning") -> Flag:
    start = text.index(part)
    return Flag(start, start + len(part), rule, reason, severity)


def _plain() -> Named:
    text = "The ship left , at last.\n\nAbout 12 crew were seen, and musk was late\n"
    name = edit(text, "m", "M", "case-person", "“Musk” is a surname", "unsafe", near="musk")
    stop = Edit(len(text) - 1, len(text) - 1, ".", (Cause("lost-stop", "A sentence ends here."),))
    space = Edit(13, 14, "", (_SPACE, Cause("source-space", "The source has none.")))
    number = flag(text, "12", "number-differs", "The source has 21.", "info")
    late = Withheld(edit(text, "late", "tardy", "style", "…", "unsafe"), "unsafe")
    return "docs/plain.txt", result(text, [space, name, stop], [number], [late])


def _hostile() -> Named:
    """A name and a text that try to be something else."""
    text = (
        'a <b>"x"</b> & {0} [here](1) ##vso[task.complete] \x1b[31mred\x1b[0m \u202eabc ]]>\r\nend'
    )
    why = "50% of {0}: see [here](1), \x1b]0;title\x07 or\r\n::error::<b> and ##vso[task.complete]"
    return 'odd "na:me", 100%;\n\x1b[2J]\udce9.txt', result(
        text,
        [edit(text, '"x"', "“{x}”", "quote-marks", why)],
        [
            flag(text, "\x1b[31mred", "control-character", why, "error"),
            flag(text, "\u202eabc", "direction", "An override.", "warning"),
        ],
    )


def _wide() -> Named:
    """Characters of two columns and of none before the place, tabs, and CRLF."""
    text = "👍 東京\t, he said.\r\n\tcafe\u0301 , yes\r\nZe\u0301ro\r\n\r\n\r\nend"
    return "wide 東京.txt", result(
        text,
        [
            edit(text, "\t", "", "space-before-punctuation", "English puts no space here."),
            edit(text, " , yes", ", yes", "space-before-punctuation", "Nor here."),
            edit(text, "\r\n\r\n\r\n", "\r\n\r\n", "blank-lines", "One empty line will do."),
        ],
        [flag(text, "e\u0301ro", "accent", "Two characters make one letter.", "info")],
    )


def _long() -> Named:
    text = f"{'left ' * 2000}here , there {'right ' * 2000}\nshort\n"
    whole = Flag(0, len(text), "text-long", "Nobody will read this.", "warning")
    return "long.txt", result(
        text, [edit(text, " , there", ", there", "space-before-punctuation", "No.")], [whole]
    )


FILES: dict[str, list[Named]] = {
    "nothing": [],
    "clean": [("clean.txt", result("All is well.\n"))],
    "plain": [_plain()],
    "hostile": [_hostile()],
    "wide": [_wide()],
    "long": [_long()],
    "several": [_plain(), ("clean.txt", result("All is well.\n")), _wide()],
}
"""What every report is tried on."""
