"""The results of the bilingual benchmark as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bilingual_left import AIMED, NO_PLACE, REASONS, Left
from harm_judging import VERDICTS


@dataclass
class Tally:
    """What became of the tokens of one kind."""

    tokens: int = 0
    damaged: int = 0
    dropped: int = 0
    restored: int = 0
    replaced: int = 0
    """Dropped ones that were put back."""
    broken: int = 0
    """Intact ones that are no longer there afterwards."""
    silent: int = 0
    """Those that the result lacks, without a flag or a proposal; counted for URLs and tags."""


class Measured(Protocol):
    """What the benchmark has measured; see `bilingual.Outcome`."""

    tallies: dict[str, Tally]
    segments: Counter[str]
    edits: dict[str, Counter[str]]
    flags: dict[str, Counter[str]]
    left: list[Left]
    unstable: int


def report(outcome: Measured, judged: Counter[tuple[str, str]], reasons: Mapping[str, str]) -> str:
    """All tables.

    Args:
        outcome: what was measured.
        judged: how often each rule was given each verdict.
        reasons: why tokens were not restored, by the key of their segment.
    """
    segments = outcome.segments
    lines = [
        "# Repair from the source: results",
        "",
        f"{segments['outputs']:,} segments of systems, {segments['references']:,} of people; "
        f"{outcome.unstable} results were not stable.",
        "",
        "## Tokens of the source in outputs of systems",
        "",
        *_tokens(outcome.tallies),
        "",
        "## Damaged URLs and tags that are left",
        "",
        *_left(outcome, reasons),
        "",
        "## Edits",
        "",
        *_edits(outcome, judged),
        "",
        "## Flags on translations by people",
        "",
        *_flags(outcome.flags.get("references", Counter()), segments["references"]),
    ]
    return "\n".join(lines) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    align = [":--", *["--:"] * (len(head) - 1)]
    return [f"| {' | '.join(row)} |" for row in (head, align, *rows)]


def _tokens(tallies: Mapping[str, Tally]) -> list[str]:
    head = (
        "kind", "tokens", "intact before, %", "intact after, %", "damaged", "restored",
        "restored, %", "dropped", "put back", "made worse",
    )  # fmt: skip
    rows = []
    for kind, it in sorted(tallies.items()):
        lost = it.damaged + it.dropped
        left = lost - it.restored - it.replaced + it.broken
        rows.append(
            (
                kind, f"{it.tokens:,}", _share(it.tokens - lost, it.tokens),
                _share(it.tokens - left, it.tokens), f"{it.damaged:,}", f"{it.restored:,}",
                _share(it.restored, it.damaged), f"{it.dropped:,}", f"{it.replaced:,}",
                f"{it.broken:,}",
            )
        )  # fmt: skip
    return _table(head, rows)


def _left(outcome: Measured, reasons: Mapping[str, str]) -> list[str]:
    """Why they are left; what has no place counts not in the last column but one."""
    head = (
        "kind", "damaged", *REASONS, "not judged", "restored, %", "of those with a place, %",
        "lost without a flag",
    )  # fmt: skip
    rows = []
    for kind in AIMED:
        tally = outcome.tallies.get(kind, Tally())
        counts = Counter[str]()
        for it in outcome.left:
            if it.kind == kind:
                counts[reasons.get(it.key, "")] += it.number
        placed = tally.damaged - sum(counts[reason] for reason in NO_PLACE)
        rows.append(
            (
                kind, f"{tally.damaged:,}", *(f"{counts[it]:,}" for it in (*REASONS, "")),
                _share(tally.restored, tally.damaged), _share(tally.restored, placed),
                f"{tally.silent:,}",
            )
        )  # fmt: skip
    return _table(head, rows)


def _edits(outcome: Measured, judged: Counter[tuple[str, str]]) -> list[str]:
    groups = ("outputs, made", "outputs, proposed", "references, made", "references, proposed")
    counts = [outcome.edits.get(group, Counter[str]()) for group in groups]
    rows = [
        (rule, *(f"{it[rule]:,}" for it in counts), *(f"{judged[rule, v]:,}" for v in VERDICTS))
        for rule in sorted({rule for it in counts for rule in it})
    ]
    sums = (
        "all",
        *(f"{it.total():,}" for it in counts),
        *(f"{sum(n for (_, given), n in judged.items() if given == v):,}" for v in VERDICTS),
    )
    return _table(("rule", *groups, *VERDICTS), [*rows, sums])


def _flags(flags: Counter[str], segments: int) -> list[str]:
    rows = [
        (rule, f"{number:,}", f"{1000 * number / max(1, segments):.2f}")
        for rule, number in sorted(flags.items())
    ]
    return _table(("check", "segments", "in 1,000"), rows)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"
