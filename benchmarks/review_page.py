"""How fast the review page is with many edits.

    python benchmarks/review_page.py [--edits 5000] [--mb 1] [--runs 5] [--chromium PATH]

A text of paragraphs (those of `samples/expected`, repeated) gets edits at even distances, and flags
and withheld edits among them; no rule is run. The page of it is written to a file and opened in
headless Chromium, which Playwright drives, in a window of 1440 × 900. Told are medians:

* render: making the page, in Python;
* load: from the start of the navigation until the page is laid out and has painted a first time;
* the key j: 100 times, each with the time until the next frame is painted; the worst of them, too;
* reject a rule: R, with some hundreds of edits, until painted; and the letters of a search, each.

Frames are painted 60 times a second at best, so 17 ms is as good as it gets: nothing is late.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mtfix.edits import Cause, Edit, Flag, Safety, Withheld, apply
from mtfix.result import Result
from mtfix.review import page

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "expected"
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def made(edits: int, letters: int) -> Result:
    """A result with many edits, at even distances."""
    text = _text(letters)
    words = list(re.finditer(r"\b[a-z]{4,}\b", text))
    chosen = words[:: max(1, len(words) // edits)][:edits]
    changes: list[Edit] = []
    withheld: list[Withheld] = []
    flags: list[Flag] = []
    for number, word in enumerate(chosen, 1):
        if number % 25 == 0:
            flags.append(Flag(word.start(), word.end(), "flagged", "a reason to look here"))
        elif number % 10 == 0:
            withheld.append(Withheld(_edit(number, word, "unsafe"), "unsafe"))
        else:
            changes.append(_edit(number, word, "safe"))
    return Result(text, apply(text, changes), changes, flags, withheld, True, "text")


def _text(letters: int) -> str:
    files = sorted(SAMPLES.glob("0*.txt"))
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if line]
    times = letters // sum(len(line) + 2 for line in lines) + 1
    return "\n\n".join(lines * times)[:letters]


def _edit(number: int, word: re.Match[str], safety: Safety) -> Edit:
    """A word in capitals, a comma behind it, or a word turned round; some rules are frequent."""
    start, end, new = (
        (word.start(), word.start() + 1, word[0][0].upper()),
        (word.end(), word.end(), ","),
        (word.start(), word.end(), word[0][::-1]),
    )[number % 3]
    rule = f"rule-{min(number % 40, number % 27, 19)}"
    return Edit(start, end, new, (Cause(rule, f"a reason, no. {number}", safety),))


def measured(browser: Any, path: Path) -> dict[str, float]:
    """Times of one visit to the page, in milliseconds."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    start = time.perf_counter()
    tab.goto(path.as_uri())
    tab.evaluate(PAINTED)
    times = {"load": _since(start)}
    moves = [_press(tab, "j") for _ in range(100)]
    times |= {"the key j": statistics.median(moves), "the slowest j": max(moves)}
    times["reject a rule"] = _press(tab, "R")
    tab.keyboard.press("/")
    times["a letter of a search"] = statistics.median(_press(tab, key) for key in "reason")
    times["elements"] = tab.evaluate("document.querySelectorAll('*').length")
    tab.close()
    return times


def _press(tab: Any, key: str) -> float:
    """The time that the page needs for a key, up to the next frame, as the page sees it."""
    tab.evaluate(
        "() => { window.passed = new Promise(done => addEventListener('keydown', () => {"
        " const start = performance.now(); requestAnimationFrame(() => setTimeout(() =>"
        " done(performance.now() - start))); }, { once: true, capture: true })); }"
    )
    tab.keyboard.press(key)
    return float(tab.evaluate("window.passed"))


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description="How fast the review page is.")
    parser.add_argument("--edits", type=int, default=5_000)
    parser.add_argument("--mb", type=float, default=1.0)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    choices = parser.parse_args(arguments)
    result = made(choices.edits, int(choices.mb * 1_000_000))
    start = time.perf_counter()
    html = page.render([("text.txt", result)])
    rendered = _since(start)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=choices.chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        visits = [measured(browser, path) for _ in range(choices.runs)]
        browser.close()
    print(f"{choices.edits} findings in {choices.mb} MB; the page has {len(html) / 1e6:.1f} MB")
    print(f"| render, in Python | {rendered:.0f} |")
    for name in visits[0]:
        print(f"| {name} | {statistics.median(visit[name] for visit in visits):.0f} |")


if __name__ == "__main__":
    main()
