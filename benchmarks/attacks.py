"""Inputs that are no text but an attack: how long mtfix takes for them, and how that grows.

    python benchmarks/attacks.py [--only TEXT] [--write]

Each attack repeats one piece up to two sizes, one four times the other: a growth of 4 is linear, 16
quadratic. Tests run many of them too, for what comes out and that it comes at all; how long it
takes is measured here only. `--write` renews `attacks-results.md`.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import mtfix
from mtfix.document import Format

RESULTS = Path(__file__).with_name("attacks-results.md")


class Attack(NamedTuple):
    """A piece that is repeated.

    Attributes:
        name: what it attacks.
        format: as what it is read, as in `mtfix.fix`.
        piece: what is repeated.
        size: code points of the smaller text.
    """

    name: str
    format: Format
    piece: str
    size: int = 250_000


ATTACKS = (
    Attack("open tags", "html", "<b>"),
    Attack("spaced open tags", "html", "< p > "),
    Attack("less-than signs", "html", "<"),
    Attack("`< p`", "html", "< p "),
    Attack("`<p`", "html", "<p"),
    Attack("ampersands", "html", "&"),
    Attack("quotation marks", "html", '"'),
    Attack("open attributes", "html", '< a href = "'),
    Attack("nested brackets", "html", "<[({"),
    Attack("fragments", "html", " p>"),
    Attack("closers without end", "html", " </ p "),
    Attack("full-width openers", "html", "＜p＞"),
    Attack("crossed", "html", "< b > < i > x < / b > < / i > "),
    Attack("unclosed code", "html", "< code > x "),
    Attack("CDATA", "html", "! [ CDATA [ "),
    Attack("open links", "markdown", "[ a ] ( "),
    Attack("emphasis", "markdown", "* * a _ "),
    Attack("ticks", "markdown", "` `` "),
    Attack("table cells", "markdown", "| a "),
    Attack("plurals", "message", "{a, plural, one {", 20_000),
    Attack("conversions", "message", "% s ", 20_000),
    Attack("numbered tags", "message", "</1> <1>", 20_000),
    Attack("BBCode", "text", "[list] [ * ] "),
    Attack("LaTeX", "text", r"\ begin { align } "),
    Attack("shortcodes", "text", "[b=a "),
    Attack("wiki links", "text", "[ [ A | "),
    Attack("handles", "text", "a @ b.com "),
    Attack("full stops", "text", "."),
    Attack("lone stops", "text", " ."),
    Attack("question marks", "text", "!?"),
    Attack("commas", "text", ","),
    Attack("hyphens", "text", "-"),
    Attack("spaces", "text", " "),
    Attack("line breaks", "text", "\n \n"),
    Attack("brackets and quotes", "text", "( “ "),
    Attack("apostrophes", "text", "' "),
    Attack("figures", "text", "1,"),
    Attack("two scripts", "text", "слово word "),
    Attack("one line again", "text", "The same line stands here again\n"),
    Attack("names alike", "text", "he met Aaaaab and Aaaaac "),
    Attack("comments of mtfix", "text", "<!-- mtfix off casing --> "),
    Attack("comments and paragraphs", "text", "<!-- mtfix off-next -->a\n\n"),
    Attack("comments without end", "text", "<!-- mtfix off "),
)


class Timing(NamedTuple):
    """What an attack takes.

    Attributes:
        small: seconds for the smaller size.
        large: seconds for four times as much.
        kept: whether the first and the last word were kept.
    """

    small: float
    large: float
    kept: bool


def timing(attack: Attack) -> Timing:
    """Measure an attack, with a word before it and one behind it."""
    small, kept = _seconds(attack, attack.size)
    large, also_kept = _seconds(attack, 4 * attack.size)
    return Timing(small, large, kept and also_kept)


def _seconds(attack: Attack, size: int) -> tuple[float, bool]:
    text = f"Alpha {attack.piece * (size // len(attack.piece))} omega"
    gc.collect()  # what others left is not paid for by this one
    start = time.perf_counter()
    result = mtfix.fix(text, format=attack.format)
    seconds = time.perf_counter() - start
    return seconds, "Alpha" in result.text and "omega" in result.text.casefold()


def lines(attacks: Iterator[Attack]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| attack | format | up to, MB | s | growth | words kept |"
    yield "| :-- | :-- | --: | --: | --: | --: |"
    for it in attacks:
        small, large, kept = timing(it)
        yield (
            f"| {it.name} | {it.format} | {4 * it.size / 1e6:.2g} | {large:.2f}"
            f" | {large / small:.1f} | {'yes' if kept else 'no'} |"
        )


def main() -> int:
    """Measure, and print or write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", metavar="TEXT", default="", help="attacks with TEXT in the name")
    parser.add_argument("--write", action="store_true", help=f"renew {RESULTS.name}")
    chosen = parser.parse_args()
    mtfix.fix("Warm up.")
    table = []
    for line in lines(it for it in ATTACKS if chosen.only in it.name):
        print(line, flush=True)
        table.append(f"{line}\n")
    if chosen.write:
        head = "# Attacks: results\n\nGrowth: the time for four times the text; 4 is linear.\n\n"
        RESULTS.write_text(head + "".join(table), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
