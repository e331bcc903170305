"""How well damaged markup is mended: a seeded noise model over clean pages.

python benchmarks/markup.py [--pages DIR…] [--count N] [--write]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import markup_noise
import markup_pages
import markup_scores
import markup_tools
from markup_pages import Page
from markup_scores import Score, View

import mtfix

SEED = 20261123
RESULTS = Path(__file__).with_name("markup-results.md")
TOOL_PAGES = 40
"""Other tools, and mtfix with the source, see only about so many pages: they take their time."""


def scored(
    pages: Sequence[Page], family: str, tool: Callable[[str], str], clean: dict[str, View]
) -> Score:
    """The score of a tool on a family."""
    score = Score()
    for page in pages:
        damaged = markup_noise.damaged(page.text, family, SEED)
        after = markup_scores.view(tool(damaged))
        score.add(clean[page.text], markup_scores.view(damaged), after)
    return score


def scored_with_source(
    pages: Sequence[Page], family: str, clean: dict[str, View]
) -> tuple[Score, int]:
    """The score of mtfix with the source, and how many pages ended in an error."""
    score, errors = Score(), 0
    for page in pages:
        damaged = markup_noise.damaged(page.text, family, SEED)
        before = markup_scores.view(damaged)
        try:
            outcome = mtfix.fix(damaged, format="html", source=page.text).text
        except ValueError:  # counted as if nothing had been mended
            outcome, errors = damaged, errors + 1
        score.add(clean[page.text], before, markup_scores.view(outcome))
    return score, errors


def row(family: str, tool: str, score: Score) -> list[str]:
    """A line of the table."""
    return [
        family,
        tool,
        f"{score.block_f1:.4f}",
        f"{score.recall:.5f}",
        f"{score.exact} of {score.pages}",
        f"{score.spoilt}",
    ]


def quality_rows(pages: Sequence[Page], *, tools: bool) -> Iterator[list[str]]:
    """All families, with and without source, and the other tools."""
    yield ["family", "tool", "block F1", "text recall", "exact trees", "spoilt blocks"]
    clean = {page.text: markup_scores.view(page.text) for page in pages}
    for family in markup_noise.FAMILIES:
        yield row(family, "nothing", scored(pages, family, str, clean))
        yield row(family, "mtfix", scored(pages, family, _mended, clean))
        some = pages[:: max(1, len(pages) // TOOL_PAGES)]
        score, errors = scored_with_source(some, family, clean)
        yield row(family, f"mtfix with source{f', {errors} errors' if errors else ''}", score)
        for tool, run in markup_tools.tools() if tools else ():
            yield row(family, tool, scored(some, family, run, clean))


def _mended(page: str) -> str:
    return mtfix.fix(page, format="html").text


def clean_rows(pages: Sequence[Page]) -> Iterator[list[str]]:
    """What is done to the clean pages, by rule; markup ought to be left alone."""
    yield ["clean pages", "byte-identical", "edits of markup", "edits of prose"]
    same = markup = prose = 0
    for page in pages:
        result = mtfix.fix(page.text, format="html")
        same += result.text == page.text
        of_markup = sum(
            any(cause.rule.startswith(("markup-", "lost-stop")) for cause in edit.causes)
            for edit in result.edits
        )
        markup += of_markup
        prose += len(result.edits) - of_markup
    yield [f"{len(pages)}", f"{same}", f"{markup}", f"{prose}"]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the first column to the left."""
    rule = [":--"] + ["--:"] * (len(rows[0]) - 1)
    return "".join(f"| {' | '.join(line)} |\n" for line in (rows[0], rule, *rows[1:]))


def report(pages: Sequence[Page], *, tools: bool) -> str:
    """All tables."""
    size = sum(len(page.text) for page in pages) / 1_000_000
    parts = [
        "# Markup: results\n",
        f"{len(pages)} pages, {size:.1f} MB, seed {SEED}. [README.md](README.md) tells how to read"
        " this.\n",
        "## Damaged pages\n",
        table(list(quality_rows(pages, tools=tools))),
        "## Clean pages\n",
        table(list(clean_rows(pages))),
    ]
    return "\n".join(parts)


def main() -> int:
    """Measure, and print or write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=Path, nargs="+", metavar="DIR", help="folders of pages")
    parser.add_argument("--count", type=int, default=160, help="how many pages")
    parser.add_argument("--no-tools", action="store_true", help="leave out the other tools")
    parser.add_argument("--write", action="store_true", help="renew the results")
    chosen = parser.parse_args()
    folders = chosen.pages or markup_pages.DEFAULT_FOLDERS
    pages = markup_pages.sample(folders, chosen.count, SEED)
    shown = report(pages, tools=not chosen.no_tools)
    if chosen.write:
        RESULTS.write_text(shown, encoding="utf-8")
    else:
        print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
