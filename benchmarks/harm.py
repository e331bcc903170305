"""What every rule does to text that people wrote and that nobody damaged.

    python benchmarks/harm.py --corpora DIR... [--system] [--words N] [--list FILE] [--compare]
    python benchmarks/harm.py --judged FILE
    python benchmarks/harm.py --corpora DIR... --system --write

Of such text hardly anything needs repair: an edit mends what its author mistyped, or it is false.
mtfix repairs each text, as it comes; its edits, its unsafe proposals and its flags are counted by
rule and by kind of text. A text that was edited is repaired once more, which must change nothing.
`harm_corpora` says what is read; the corpora are not part of this project.

Which edits are false only a person can tell. `--list` writes a sample of each rule's findings with
their context and an empty column; with `right`, `wrong` or `style` written there, `--judged` takes
the verdicts over into `harm-judged.tsv`, where an edit is known by a checksum. The share of wrong
ones among those judged is taken to hold for all edits of a rule. A verdict counts as long as the
rule makes that very edit: whoever works on a rule need not judge the rest again.

`--compare` shows beside it how many lines `ftfy.fix_text` changes; it mends other things (signs,
quotation marks, ligatures), so this tells how much is touched, not how much is wrong. LanguageTool
is not run: it needs Java and hours for so much text.

`--write` renews `mtfix/packs/measured.json`, from which users learn how right a rule is, and
`harm-results.md`. The figures depend on the corpora, on mtfix and on the seed; with `--system`
also on what is installed on this machine.
"""

from __future__ import annotations

import argparse
import datetime
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import harm_corpora as corpora
import harm_judging as judging
import harm_report as report
from casing_report import Table, markdown
from harm_judging import Finding, Level
from harm_report import Page
from harm_texts import Text, count_words, sampled

import mtfix
from mtfix.packs.engine import rule_set
from mtfix.result import Result

SEED = 20_261_123
WORDS = 300_000
AROUND = 30
"""How many characters are shown before and behind an edit."""

HERE = Path(__file__).parent
JUDGED = HERE / "harm-judged.tsv"
RESULTS = HERE / "harm-results.md"
MEASURED = Path(mtfix.__file__).parent / "packs" / "measured.json"


# The measure


def measure(text: Text, *, compared: bool = False) -> Page:
    """Repair a text and see what was done to it."""
    words = count_words(text.text)
    try:
        result = mtfix.fix(text.text, format=text.format)
        problems = list(_problems(result, text))
    except Exception as error:  # whatever happens is a finding
        return Page(text.kind, words, problems=[f"{text.name}: {error!r}"])
    return Page(
        text.kind,
        words,
        report.changed_lines(text.text, result.text),
        list(findings(result, text)),
        problems,
        _lines_of_ftfy(text.text) if compared else 0,
    )


def findings(result: Result, text: Text) -> Iterator[Finding]:
    """The edits, unsafe proposals and flags of a result, for each rule that has a part in them."""
    for edit in result.edits:
        for rule in sorted({cause.rule for cause in edit.causes}):
            yield _finding(text, rule, "made", (edit.start, edit.end), edit.replacement)
    for edit, why in result.withheld:
        if why == "unsafe":
            for rule in sorted({cause.rule for cause in edit.causes}):
                yield _finding(text, rule, "proposed", (edit.start, edit.end), edit.replacement)
    for flag in result.flags:
        span = flag.start, flag.end
        yield _finding(text, flag.rule, "flagged", span, text.text[flag.start : flag.end])


def _finding(text: Text, rule: str, level: Level, span: tuple[int, int], new: str) -> Finding:
    start, end = span
    before = text.text[max(0, start - AROUND) : start]
    after = text.text[end : end + AROUND]
    return Finding(rule, level, text.kind, text.name, before, text.text[start:end], new, after)


def _problems(result: Result, text: Text) -> Iterator[str]:
    if not result.stable:
        yield f"{text.name}: not stable"
    if not result.edits and result.text != text.text:
        yield f"{text.name}: changed without an edit"
    if result.edits:
        again = mtfix.fix(result.text, format=text.format)
        for edit in again.edits[:1]:
            rules = ", ".join(cause.rule for cause in edit.causes)
            yield f"{text.name}: edited again by {rules}"


def _lines_of_ftfy(text: str) -> int:
    import ftfy

    return report.changed_lines(text, ftfy.fix_text(text))


def measure_all(texts: Sequence[Text], jobs: int, *, compared: bool) -> list[Page]:
    """Measure many texts in several processes; the pages come in the order of the texts."""
    pages: list[Page] = []
    with multiprocessing.Pool(jobs) as pool:
        for page in pool.imap(partial(measure, compared=compared), texts, chunksize=8):
            pages.append(page)
            if len(pages) * 10 // len(texts) > (len(pages) - 1) * 10 // len(texts):
                print(f"... {len(pages):,} of {len(texts):,}", file=sys.stderr, flush=True)
    return pages


# The run


def parsed() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    where = "what to measure on; KIND=DIR says what kind of text it holds"
    add("--corpora", nargs="+", default=[], metavar="DIR", help=where)
    add("--system", action="store_true", help="measure on what lies on this machine too")
    add("--words", type=int, default=WORDS, metavar="N", help="how many words of a kind, at most")
    add("--seed", type=int, default=SEED, help="which texts and which edits are taken")
    add("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    add("--list", type=Path, metavar="FILE", help="write a sample of edits to judge")
    add("--judged", type=Path, metavar="FILE", help="take over verdicts from such a file")
    add("--compare", action="store_true", help="run ftfy, too")
    add("--write", action="store_true", help=f"renew {MEASURED.name} and {RESULTS.name}")
    return parser.parse_args()


def main() -> int:
    """Measure and report; the exit status is 1 if something happened that must not."""
    chosen = parsed()
    verdicts = judging.read_verdicts(JUDGED)
    if chosen.judged:
        verdicts |= judging.read_verdicts(chosen.judged)
        judging.write_verdicts(JUDGED, verdicts)
        print(f"{len(verdicts):,} verdicts in {JUDGED.name}")
    if not (chosen.corpora or chosen.system):
        return 0 if chosen.judged else 2
    started = time.perf_counter()
    found = corpora.read(chosen.corpora, system=chosen.system)
    texts = sampled(found, chosen.words, chosen.seed)
    pages = measure_all(texts, chosen.jobs, compared=chosen.compare)
    problems = report_on(pages, verdicts, chosen)
    print(f"... {time.perf_counter() - started:.0f} seconds", file=sys.stderr)
    return int(problems or not pages)


def report_on(
    pages: Sequence[Page], verdicts: judging.Verdicts, chosen: argparse.Namespace
) -> bool:
    """Print and write what was asked for; whether there were problems."""
    counts = report.count_rules(pages, verdicts, (rule.id for rule in rule_set().rules))
    tables = list(report.tables(pages, counts, compared=chosen.compare))
    for table in tables:
        print(markdown(table))
    problems = [problem for page in pages for problem in page.problems]
    for problem in problems:
        print(f"* {problem}")
    if chosen.list:
        all_findings = (finding for page in pages for finding in page.findings)
        judging.write_list(chosen.list, judging.sample(all_findings, chosen.seed), verdicts)
    if chosen.write:
        write(tables, report.measured(counts, _words(pages), _today()))
    return bool(problems)


def _words(pages: Sequence[Page]) -> int:
    return sum(page.words for page in pages)


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def write(tables: Sequence[Table], measured: dict[str, object]) -> None:
    """Renew the files that are part of the project."""
    MEASURED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    told = f"Made by `harm.py` on {measured['date']}; [README.md](README.md) tells how to read it."
    body = "\n".join(markdown(table) for table in tables)
    RESULTS.write_text(f"# Harm\n\n{told}\n\n{body}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
