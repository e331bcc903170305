"""How fast `mtfix check` goes through many files, and how much memory that takes.

    python benchmarks/tree.py [--files N] [--break-even] [--write]

A tree of small texts, 100 in a folder, is made from the samples with a seeded generator
(`speed.py`): three files in four have nothing to repair, the others about 7 defects in 1,000 words.
`mtfix check` goes through it with one process and with all, each time first *cold*, with an empty
cache, then *warm*.

The yardstick is merely reading the files, in a process of its own, just before each run: walking
through the folders and reading every file to its end. The whole life of a process counts, for both.

Memory is the sum over all processes of the run, as the system tells it every 20 ms (`Pss`, so that
what they share counts once); the peak of a tenth of the files is given beside that of all. Linux
tells it, other systems do not.

`--break-even` asks from how many bytes on other processes are worth their start; what it finds is
`WORTHWHILE` in `mtfix/runs/pool.py`. `--write` renews `tree-results.md`.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))
import speed

RESULTS = Path(__file__).with_name("tree-results.md")
SIZE = 2_000
IN_A_FOLDER = 100
SAMPLED = 0.02
BREAK_EVEN_FILES = (5, 10, 20, 30, 40, 60, 100)
RUNS = 5

READ = (
    "import os, sys\n"
    "for folder, _, names in os.walk(sys.argv[1]):\n"
    "    for name in names:\n"
    "        open(os.path.join(folder, name), 'rb').read()\n"
)
FORCED = (
    "import sys\n"
    "from mtfix.runs import pool\n"
    "pool.WORTHWHILE = 0\n"
    "from mtfix.cli.main import main\n"
    "main()\n"
)


@dataclass(frozen=True)
class Outcome:
    """What a run took.

    Attributes:
        seconds: from start to end of the process.
        memory: MB at the peak, of all its processes; 0 if the system does not tell.
    """

    seconds: float
    memory: float


def make(folder: Path, count: int) -> int:
    """Write a tree of texts; how many bytes they have."""
    clean = speed.KINDS["clean"](random.Random(speed.SEED))
    damaged = speed.KINDS["ordinary"](random.Random(speed.SEED))
    size = 0
    for number in range(count):
        path = folder / f"{number // IN_A_FOLDER:04}" / f"{number:06}.txt"
        path.parent.mkdir(exist_ok=True, parents=True)
        data = text(damaged if number % 4 == 0 else clean).encode()
        path.write_bytes(data)
        size += len(data)
    return size


def text(paragraphs: Iterator[str]) -> str:
    """A text of about the usual size."""
    written = ""
    while len(written) < SIZE:
        written += next(paragraphs)
    return written


def run(command: Sequence[str]) -> Outcome:
    """Run a command and watch it; what it prints is thrown away.

    Raises:
        RuntimeError: it failed, by more than having found something.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(map(memory, family(process.pid))))
        time.sleep(SAMPLED)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with status {process.returncode}")
    return Outcome(time.perf_counter() - start, peak)


def family(pid: int) -> list[int]:
    """A process and those that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *(each for child in children for each in family(int(child)))]


def memory(pid: int) -> float:
    """The MB that a process holds, its share of what it shares; 0 if nobody tells."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)


def check(folder: Path, cache: Path | None, jobs: int) -> list[str]:
    """The command that is measured."""
    remembered = ["--cache-dir", str(cache)] if cache else ["--no-cache"]
    command = [sys.executable, "-m", "mtfix", "check", "--isolated", "-q", "-j", str(jobs)]
    return [*command, *remembered, "--output-format", "concise", str(folder)]


def rows(count: int, jobs: Sequence[int]) -> Iterator[list[str]]:
    """The table of times and memory."""
    yield "files|MB|processes|cache|reading, s|check, s|ratio|files a second|memory, MB".split("|")
    with TemporaryDirectory() as name:
        folder, cache = Path(name, "tree"), Path(name, "cache")
        size = make(folder, count)
        for number in jobs:
            shutil.rmtree(cache, ignore_errors=True)
            for state in ("cold", "warm"):
                speed.note(f"{count} files, {number} processes, {state}")
                reading = run([sys.executable, "-c", READ, str(folder)])
                checking = run(check(folder, cache, number))
                yield [
                    f"{count:,}",
                    f"{size / 1e6:.1f}",
                    str(number),
                    state,
                    f"{reading.seconds:.2f}",
                    f"{checking.seconds:.2f}",
                    f"{checking.seconds / reading.seconds:.1f}",
                    f"{count / checking.seconds:,.0f}",
                    f"{checking.memory:.0f}",
                ]


def break_even_rows(jobs: int) -> Iterator[list[str]]:
    """The table of a few files in one process, and in several whatever that costs."""
    yield ["files", "bytes", "one process, s", f"{jobs} processes, s", "ratio"]
    for count in BREAK_EVEN_FILES:
        speed.note(f"{count} files")
        with TemporaryDirectory() as name:
            size = make(Path(name), count)
            alone = check(Path(name), None, 1)
            together = [sys.executable, "-c", FORCED, *check(Path(name), None, jobs)[3:]]
            pairs = [(run(alone).seconds, run(together).seconds) for _ in range(RUNS)]
        one, several = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
        ratio = f"{several / one:.2f}"
        yield [str(count), f"{size:,}", f"{one:.3f}", f"{several:.3f}", ratio]


def table(lines: Iterator[list[str]]) -> str:
    """Rows as a table of Markdown, the first column to the left."""
    head, *others = lines
    rule = [":--"] + ["--:"] * (len(head) - 1)
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *others))


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=10_000, metavar="N", help="in the larger tree")
    parser.add_argument("--break-even", action="store_true", help="also measure a few files")
    parser.add_argument("--write", action="store_true", help="renew tree-results.md")
    chosen = parser.parse_args()
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    parts = [
        f"# Many files\n\nPython {platform.python_version()}, {platform.system()},"
        f" {platform.machine()}, {jobs} processors. Made by `python benchmarks/tree.py --write`.\n"
    ]
    sizes = (chosen.files // 10, chosen.files)
    parts += [table(rows(count, sorted({1, jobs}))) for count in sizes]
    if chosen.break_even and jobs > 1:
        parts.append("## A few files\n\n" + table(break_even_rows(jobs)))
    written = "\n".join(parts)
    print(written, end="")
    if chosen.write:
        RESULTS.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
