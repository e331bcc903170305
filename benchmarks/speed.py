"""How fast mtfix is, how much memory it takes, and how both grow with the text.

    python benchmarks/speed.py [--largest MB] [--only NAME] [--markdown] [--ftfy-all]

Throughput. `mtfix.fix(text)` is timed with all its stages, rules and lists, as a user calls it, on
four kinds of text:

* clean: paragraphs of `samples/expected` and of the prose in `samples/negative`, parted by blank
  lines; there is nothing to do;
* ordinary: the same with about 7 defects in 1,000 words: spaces before commas and stops, lower-case
  names of days, months and countries, lower-case surnames of people named in full;
* broken-html: the clean paragraphs as a web page. Of the borders between them 5 % are broken
  (`stop eaten p> < p > next letter lowered`) and 10 % have a spaced closer, `< / p >`; some words
  are in `< strong > spaced tags < / strong >`;
* dense-html: that page with every border broken.

The samples are repeated, in another order each time. So that a cache does not look better than it
is, numbers are drawn anew and one long word in 12 (fewer than 1 % of all words) gives way to a
made-up one. Those are drawn from a power law, so new ones keep coming, ever more seldom, as in real
text (Heaps' law). All is seeded: the texts are the same on every run.

The yardstick is one pass of `re.findall` over the words of the same text in the same process; how
many such passes a tool takes depends little on the machine. `ftfy.fix_text` is measured likewise,
if ftfy is installed. Times are the best of 3; beyond 1 MB the tools run once, beyond 10 MB the
yardstick does, too. One line is repaired before, for loading belongs to start-up.

Memory is the peak of the process at the end of the first run, less what it held before with the
text in it. Each pair of kind and size has a process of its own.

Growth is the time per MB of the largest text divided by that of the 1 MB text: 1.0 is linear. The
words pass is given too, for large texts outgrow the caches of the processor; and so is memory.

Start-up. A whole process, each run paired with one of `python -c pass` just before; medians of 15.

1 MB is a million code points. For numbers to quote, use a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryFile

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
MB = 1_000_000
SIZES = (0.1, 1.0, 10.0, 100.0)
SEED = 20_211_005
RUNS = 3
START_RUNS = 15

# The texts

NEGATIVE_PROSE = (
    "abbreviations-and-files fiction-dialogue grandmother-no-final-newline interview"
    " letters-and-comma-lists names-that-are-words news-american news-british physics-and-menus"
    " words-that-are-names"
).split()
NOT_PROSE = re.compile(r"[<>&|\\{}\[\]=#*\n]|\S {2,}\S|^\s|^\d+[.\d]* ")

NUMBER = r"(?<!\b[Aa] )(?<!\b[Aa]n )(?!(?:19|20)\d\d\b)\b[1-9]\d+"  # an 18-month, a 19-month
LONG_WORD = r"(?P<before>\b(?!an\b)[a-z]+,? )(?P<word>[A-Za-z][a-z]{6,})\b"
VARIABLE = re.compile(f"(?P<number>{NUMBER})|{LONG_WORD}")
SHARE_OF_NEW_WORDS = 1 / 12
NEW_WORDS_EXPONENT = 0.1
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]

DEFECT = re.compile(
    r"(?P<space>(?<=[a-z]{3})[,.](?=\s|$))"
    r"|(?P<calendar>\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|April|July|September|October|November|December"
    r"|Poland|Portugal|Nepal|Bhutan|Canada|England)\b)"
    r"|(?P<surname>(?<!Helena )Varnholt|(?<!Pedro )Quintela|(?<!Marta )Kowalczyk|(?<!Tomasz )Wrona"
    r"|(?<!Idris )Vantongel|(?<!Henrike )Quistorf)"
)
SHARES = {"space": 0.05, "calendar": 0.2, "surname": 0.2}

STRONG = re.compile(r"(?<=[a-z] )([a-z]{5,})(?= [a-z])")
START = re.compile(r"^(\W?)([A-Z])(?=[a-z ])")
BROKEN = " p> < p > "
CLOSED = "</p>\n"
SPACED = "< / p >\n"


def articles() -> list[list[str]]:
    """The samples as lists of paragraphs; no markup, tables, numbered items or wrapped lines."""
    files = sorted((SAMPLES / "expected").glob("*.txt"))
    files += [SAMPLES / "negative" / f"{name}.txt" for name in NEGATIVE_PROSE]
    texts = (path.read_text(encoding="utf-8").strip() for path in files)
    split = (re.split(r"\n\s*\n", text) for text in texts)
    return [[part for part in parts if not NOT_PROSE.search(part)] for parts in split]


def paragraphs(rng: random.Random) -> Iterator[str]:
    """The paragraphs of the samples without end, never quite the same."""
    pool = articles()

    def varied(match: re.Match[str]) -> str:
        if match["number"]:
            length = len(match["number"])
            return str(rng.randrange(10 ** (length - 1), 10**length))
        is_new = rng.random() < SHARE_OF_NEW_WORDS
        return match["before"] + new_word(rng, match["word"]) if is_new else match[0]

    while True:
        rng.shuffle(pool)
        for article in pool:
            for paragraph in article:
                yield VARIABLE.sub(varied, paragraph)


def new_word(rng: random.Random, old: str) -> str:
    """A made-up word; instead of a capitalised one, a made-up name."""
    count = len(SYLLABLES)
    number = int(rng.paretovariate(NEW_WORDS_EXPONENT)) * 7_368_787 % count**4
    word = "".join(SYLLABLES[number // count**place % count] for place in range(4))
    return word if old.islower() else f"{word.title()}n"


def ordinary(rng: random.Random) -> Iterator[str]:
    """The paragraphs with a few defects."""

    def damaged(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if rng.random() >= SHARES[kind]:
            return match[0]
        return f" {match[0]}" if kind == "space" else match[0].lower()

    return (DEFECT.sub(damaged, paragraph) for paragraph in paragraphs(rng))


def page(rng: random.Random, broken: float) -> Iterator[str]:
    """The paragraphs as a page of which a share of the borders is broken."""
    border = CLOSED
    for paragraph in paragraphs(rng):
        text = paragraph
        if rng.random() < 0.05:
            text = STRONG.sub(r"< strong > \1 < / strong >", text, count=1)
        if border == BROKEN:
            text = START.sub(lambda match: match[0].lower(), text)
        opener = "" if border == BROKEN else "<p>"
        draw = rng.random()
        border = BROKEN if draw < broken else SPACED if draw < broken + 0.1 else CLOSED
        yield opener + (text.removesuffix(".") if border == BROKEN else text) + border


KINDS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "clean": lambda rng: (f"{text}\n\n" for text in paragraphs(rng)),
    "ordinary": lambda rng: (f"{text}\n\n" for text in ordinary(rng)),
    "broken-html": lambda rng: page(rng, 0.05),
    "dense-html": lambda rng: page(rng, 1.0),
}


def pieces(kind: str, size: int) -> Iterator[str]:
    """A text of a kind, paragraph by paragraph, until it has the size."""
    length = 0
    for piece in KINDS[kind](random.Random(SEED)):
        yield piece
        length += len(piece)
        if length >= size:
            return


def written(kind: str, size: int) -> str:
    """A text of a kind and size; it comes by way of a file, so that no parts of it stay behind."""
    with TemporaryFile("w+", encoding="utf-8", newline="") as file:
        file.writelines(pieces(kind, size))
        file.seek(0)
        return file.read()


# Throughput and memory

WARM_UP = "Shares of tesla fell , Anton shkaplerov said. < / p >"


@dataclass(frozen=True)
class Measurement:
    """What was measured of one text.

    Attributes:
        kind: one of `KINDS`.
        size: MB.
        words: seconds of a pass over the words.
        mtfix: seconds of `mtfix.fix`.
        ftfy: seconds of `ftfy.fix_text`; None if it was not run.
        edits: how many edits mtfix made.
        memory: MB at the peak beyond what was there before.
    """

    kind: str
    size: float
    words: float
    mtfix: float
    ftfy: float | None
    edits: int
    memory: float


def measure(kind: str, size: float, *, with_ftfy: bool) -> Measurement:
    """Measure one text; the peak of memory is that of this process, so call it once in each."""
    import mtfix

    text = written(kind, round(size * MB))
    mtfix.fix(WARM_UP)
    before, start = resident(), time.perf_counter()
    edits = len(mtfix.fix(text).edits)
    first = time.perf_counter() - start
    memory = (peak() - before) / MB
    more = RUNS - 1 if size <= 1 else 0
    return Measurement(
        kind,
        len(text) / MB,
        words=best(lambda: re.findall(r"\w+|\S", text), RUNS if size <= 10 else 1),
        mtfix=min(first, best(lambda: mtfix.fix(text), more)),
        ftfy=best_of_ftfy(text, more + 1) if with_ftfy else None,
        edits=edits,
        memory=memory,
    )


def best(function: Callable[[], object], runs: int) -> float:
    """The shortest time of some runs, in seconds; infinite for none."""
    shortest = float("inf")
    for _ in repeat(None, runs):
        start = time.perf_counter()
        function()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def best_of_ftfy(text: str, runs: int) -> float | None:
    """The shortest time of ftfy; None if it is not installed."""
    if not find_spec("ftfy"):
        return None
    import ftfy

    ftfy.fix_text("schÃ¶n")
    return best(lambda: ftfy.fix_text(text), runs)


def peak() -> int:
    """The most memory that this process has held, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def resident() -> int:
    """The memory that this process holds, in bytes; where the system does not say, the peak."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return peak()
    return pages * resource.getpagesize()


def measured(kind: str, size: float, *, with_ftfy: bool) -> Measurement | None:
    """Measure one text in a process of its own; None, and a note, if that dies."""
    note(f"{kind}, {size:g} MB")
    command = [sys.executable, __file__, "--worker", kind, str(size)]
    command += ["--ftfy-all"] * with_ftfy
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"{kind}, {size:g} MB: failed with status {done.returncode}", file=sys.stderr)
        return None
    return Measurement(**json.loads(done.stdout))


def throughput_rows(measurements: Sequence[Measurement]) -> Iterator[list[str]]:
    """The table of times and memory."""
    yield (
        "text|MB|words pass, s|mtfix, s|mtfix, passes|mtfix, MB/s|ftfy, passes"
        "|edits|memory, MB|memory / text"
    ).split("|")
    for it in measurements:
        yield [
            it.kind,
            f"{it.size:.1f}",
            f"{it.words:.4f}",
            f"{it.mtfix:.3f}",
            f"{it.mtfix / it.words:.1f}",
            f"{it.size / it.mtfix:.2f}",
            "-" if it.ftfy is None else f"{it.ftfy / it.words:.1f}",
            f"{it.edits:,}",
            f"{it.memory:.0f}",
            f"{it.memory / it.size:.1f}",
        ]


def growth_rows(measurements: Sequence[Measurement]) -> Iterator[list[str]]:
    """The table of growth; only a header if one size was measured."""
    yield ["text", "from MB", "to MB", "mtfix", "words pass", "memory"]
    for kind in KINDS:
        sizes = [it for it in measurements if it.kind == kind and it.size >= 1]
        if len(sizes) > 1:
            low, high = sizes[0], sizes[-1]
            ratios = (high.mtfix / low.mtfix, high.words / low.words, high.memory / low.memory)
            scaled = (f"{ratio * low.size / high.size:.2f}" for ratio in ratios)
            yield [kind, f"{low.size:.0f}", f"{high.size:.0f}", *scaled]


# Start-up

PLAIN_LINE = "The harbour was quiet , and the ferry left on monday.\n"
HTML_LINE = "<p>The harbour was quiet p> < p > the ferry left < / p >\n"
TASKS = (
    ("--version", ["--version"], ""),
    ("fix, a plain line", ["fix"], PLAIN_LINE),
    ("fix, a line of broken HTML", ["fix"], HTML_LINE),
)


def start_rows() -> Iterator[list[str]]:
    """The table of start-up times."""
    yield ["command", "python -c pass, ms", "command, ms", "ratio"]
    script = shutil.which("mtfix", path=str(Path(sys.executable).parent))
    programs = {"python -m mtfix": [sys.executable, "-m", "mtfix"]}
    if script:
        programs["mtfix"] = [script]
    for name, program in programs.items():
        for task, arguments, line in TASKS:
            note(f"{name} {task}")
            bare, full = start_times([*program, *arguments], line)
            ratio = f"{full / bare:.1f}"
            yield [f"{name} {task}", f"{bare * 1000:.1f}", f"{full * 1000:.1f}", ratio]


def start_times(command: Sequence[str], line: str) -> tuple[float, float]:
    """The median times of `python -c pass` and of a command, run in turn."""
    bare = [sys.executable, "-c", "pass"]
    once(command, line)
    pairs = [(once(bare, ""), once(command, line)) for _ in range(START_RUNS)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def once(command: Sequence[str], line: str) -> float:
    """The seconds that a process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, input=line, text=True, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


# The report


def note(message: str) -> None:
    """Tell a person at a terminal what is going on."""
    if sys.stderr.isatty():
        print(f"... {message}", file=sys.stderr)


def show(title: str, rows: Sequence[Sequence[str]], *, markdown: bool) -> None:
    """Print a table, the first column to the left, all others to the right."""
    if markdown:
        rule = [":--"] + ["--:"] * (len(rows[0]) - 1)
        lines = [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
    else:
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = []
        for row in rows:
            rest = zip(row[1:], widths[1:], strict=True)
            cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in rest)]
            lines.append("  ".join(cells))
    print(f"{'### ' * markdown}{title}\n", *lines, "", sep="\n", flush=True)


def parsed() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--largest", type=float, default=10, metavar="MB", help="largest text: 0.1, 1, 10 or 100"
    )
    names = (*KINDS, "start-up")
    parser.add_argument("--only", choices=names, metavar="NAME", help=f"one of {', '.join(names)}")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument("--ftfy-all", action="store_true", help="run ftfy on 100 MB, too")
    parser.add_argument("--worker", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Measure what was asked for; the exit status is 1 if a measurement died."""
    chosen = parsed()
    if chosen.worker:
        kind, size = chosen.worker
        print(json.dumps(asdict(measure(kind, float(size), with_ftfy=chosen.ftfy_all))))
        return 0
    print(f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}\n")
    failed = chosen.only != "start-up" and not report_throughput(chosen)
    if chosen.only in (None, "start-up"):
        show("Start-up", list(start_rows()), markdown=chosen.markdown)
    return int(failed)


def report_throughput(chosen: argparse.Namespace) -> bool:
    """Measure and show throughput, memory and growth; whether all went well."""
    found = [
        measured(kind, size, with_ftfy=size < 100 or chosen.ftfy_all)
        for kind in KINDS
        if chosen.only in (None, kind)
        for size in SIZES
        if size <= chosen.largest
    ]
    good = [it for it in found if it]
    show("Throughput and memory", list(throughput_rows(good)), markdown=chosen.markdown)
    growth = list(growth_rows(good))
    if len(growth) > 1:
        show("Growth: ratios per MB", growth, markdown=chosen.markdown)
    return len(good) == len(found)


if __name__ == "__main__":
    sys.exit(main())
