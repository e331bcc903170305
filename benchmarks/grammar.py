"""Which of LanguageTool's rules may edit: what they do to human text and to outputs of systems.

    python benchmarks/grammar.py --human DIR… --raw DIR… [--seek] --url URL --save found.jsonl
    python benchmarks/grammar.py --found found.jsonl --list sample.tsv     # proposals to read
    python benchmarks/grammar.py --judged sample.tsv                       # take verdicts over
    python benchmarks/grammar.py --found found.jsonl --allow               # renew allowed.json
    python benchmarks/grammar.py --human DIR… --raw DIR… --url URL --stage # what mtfix then edits
    python benchmarks/grammar.py --time                                    # how long it takes

LanguageTool is asked about text that mtfix has mended, for it speaks last. Human text needs hardly
any edit; outputs of systems show what there is to gain. `--seek` looks in all of the text, beyond N
words of a kind, for what some rules speak of (`grammar_sought`), so that there is enough to read of
rules that are rare; such passages do not count for how frequent a rule is.

Which proposals are right only a person can tell: `--list` writes a sample of each rule with thirty
characters on either side; with `right`, `wrong` or `taste` in the column for it, and why in the
last, `--judged` keeps them in `grammar-judged.tsv`. `grammar_allowing` has the criterion.
`--allow` writes `mtfix/grammar/allowed.json` and `grammar-results.md`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import grammar_allowing as allowing
import grammar_judging as judging
import grammar_report as report
from casing_report import markdown
from grammar_asking import Gathered, Match, Side, gather, human, raw
from grammar_sought import passages
from harm_texts import Text

import mtfix

SEED = 20_261_123
WORDS = 100_000

HERE = Path(__file__).parent
JUDGED = HERE / "grammar-judged.tsv"
RESULTS = HERE / "grammar-results.md"
ALLOWED = Path(mtfix.__file__).parent / "grammar" / "allowed.json"


def parsed() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--human", nargs="+", default=[], metavar="DIR", help="text of people; KIND=DIR names it")
    add("--raw", nargs="+", default=[], type=Path, metavar="DIR", help="outputs of systems")
    add("--words", type=int, default=WORDS, metavar="N", help="how many of a kind, at most")
    add("--seed", type=int, default=SEED, help="which texts and which proposals are taken")
    add("--url", default="http://127.0.0.1:8081", help="of a LanguageTool server")
    add("--seek", action="store_true", help="look for what rare rules speak of, too")
    add("--save", type=Path, metavar="FILE", help="where to keep what was found")
    add("--found", nargs="+", type=Path, default=[], metavar="FILE", help="what was kept")
    add("--list", type=Path, metavar="FILE", help="write a sample of proposals to read")
    add("--judged", type=Path, metavar="FILE", help="take over verdicts from such a file")
    add("--allow", action="store_true", help=f"renew {ALLOWED.name} and {RESULTS.name}")
    add("--stage", action="store_true", help="count what mtfix with LanguageTool edits there")
    add("--time", action="store_true", help="measure times and memory")
    return parser.parse_args()


def main() -> int:
    """Do what was asked for; the exit status is 2 if nothing was."""
    chosen = parsed()
    if chosen.time:
        import grammar_timing  # needs a server of its own

        print(markdown(grammar_timing.table()))
        return 0
    if chosen.stage:
        import grammar_stage

        print(markdown(grammar_stage.table(_texts(chosen), chosen.url)))
        return 0
    verdicts = judging.read(JUDGED)
    if chosen.judged:
        verdicts |= judging.read(chosen.judged)
        judging.write(JUDGED, sorted(verdicts.values(), key=lambda it: (it.rule, it)))
        print(f"{len(verdicts):,} verdicts in {JUDGED.name}")
    parts = list(_kept(chosen.found))
    parts += _asked(chosen)
    if chosen.list:
        matches = (match for part in parts for match in part.matches)
        drawn = judging.sample(matches, chosen.seed)
        judging.write(chosen.list, (verdicts.get(it.place, it) for it in drawn))
    if chosen.allow:
        _write(parts, verdicts)
    return 0 if parts or chosen.judged else 2


def _asked(chosen: argparse.Namespace) -> Iterator[Gathered]:
    """Ask LanguageTool, and keep each answer as soon as it has come."""
    for side, texts in _texts(chosen):
        for part in gather(texts, side, chosen.url):
            if chosen.save:
                _keep(part, chosen.save)
            print(f"... {part.side} {part.kind}: {part.words:,} words", file=sys.stderr, flush=True)
            yield part


def _texts(chosen: argparse.Namespace) -> Iterator[tuple[Side, list[Text]]]:
    if chosen.human:
        yield "human", human(chosen.human, chosen.words, chosen.seed)
    if chosen.raw:
        yield "raw", raw(chosen.raw, 10 * chosen.words, chosen.seed)
    if chosen.seek:
        yield from passages(chosen.human, chosen.raw, chosen.seed)


def _keep(part: Gathered, path: Path) -> None:
    with path.open("a", encoding="utf-8", errors="replace") as file:
        file.write(json.dumps(part, ensure_ascii=False) + "\n")


def _kept(paths: Iterable[Path]) -> Iterator[Gathered]:
    for path in paths:
        with path.open(encoding="utf-8") as file:
            for line in file:
                side, kind, words, matches = json.loads(line)
                yield Gathered(side, kind, words, [_match(it) for it in matches])


def _match(stored: Sequence[Any]) -> Match:
    names = stored[:7]
    return Match._make([*names, tuple(stored[7]), stored[8]])


def _write(parts: Sequence[Gathered], verdicts: judging.Judgements) -> None:
    """Renew the files that are part of the project."""
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    told = allowing.allowed(parts, verdicts, date)
    ALLOWED.write_text(one_rule_a_line(told), encoding="utf-8")
    told_by = f"Made by `grammar.py` on {date}; [README.md](README.md) tells how to read it."
    body = "\n".join(markdown(it) for it in report.tables(parts, verdicts))
    RESULTS.write_text(f"# Grammar\n\n{told_by}\n\n{body}", encoding="utf-8")


def one_rule_a_line(told: dict[str, object]) -> str:
    """JSON that can be read, and compared with what it was before."""
    rules = told["rules"]
    assert isinstance(rules, dict)
    head = json.dumps(told | {"rules": {}}, indent=1).removesuffix("{}\n}")
    lines = [f"  {json.dumps(rule)}: {json.dumps(it)}" for rule, it in rules.items()]
    return "\n".join([f"{head}{{", ",\n".join(lines), " }", "}"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
