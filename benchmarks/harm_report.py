"""Adds up what the benchmark of harm found and shows it as tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from casing_report import Row, Table
from harm_judging import Finding, Level, Verdicts

TITLES: Mapping[Level, str] = {
    "made": "Safe edits, made",
    "proposed": "Unsafe edits, proposed",
    "flagged": "Flags",
}


class Page(NamedTuple):
    """What came of one text.

    Attributes:
        kind: its kind.
        words: how many it has.
        lines: how many of its lines mtfix changed.
        findings: edits, proposals and flags.
        problems: what must not be: an error, an outcome that is not stable.
        ftfy_lines: how many of its lines ftfy changed.
    """

    kind: str
    words: int
    lines: int = 0
    findings: Sequence[Finding] = ()
    problems: Sequence[str] = ()
    ftfy_lines: int = 0


class RuleCount(NamedTuple):
    """How a rule did.

    Attributes:
        rule: the rule.
        level: what became of what it found; a rule may make some edits and propose others.
        edits: how many there were.
        judged: how many different ones of them a person has judged.
        wrong: how many of those do harm.
        style: how many of those are as good as what was there.
        most_in: the kinds of text that had most of them for their size.
    """

    rule: str
    level: Level | None
    edits: int = 0
    judged: int = 0
    wrong: int = 0
    style: int = 0
    most_in: str = ""


def count_rules(pages: Sequence[Page], verdicts: Verdicts, known: Iterable[str]) -> list[RuleCount]:
    """How each rule did, by level; those without any finding are there too.

    Verdicts on what a rule no longer finds do not count.

    Args:
        pages: what came of all texts.
        verdicts: what people say.
        known: all rules there are.
    """
    words: Counter[str] = Counter()
    found: dict[tuple[str, Level], list[Finding]] = defaultdict(list)
    for page in pages:
        words[page.kind] += page.words
        for finding in page.findings:
            found[finding.rule, finding.level].append(finding)
    quiet = set(known) - {rule for rule, _ in found}
    counts = [_count(some, verdicts, words) for some in found.values()]
    return sorted([*counts, *(RuleCount(rule, None) for rule in quiet)], key=_place)


def _place(count: RuleCount) -> tuple[str, int]:
    return count.rule, list(TITLES).index(count.level) if count.level else 0


def _count(found: Sequence[Finding], verdicts: Verdicts, words: Mapping[str, int]) -> RuleCount:
    rule, level = found[0].rule, found[0].level
    keys = {finding.key for finding in found}
    given = Counter(verdicts[rule, key] for key in keys if (rule, key) in verdicts)
    by_kind = Counter(finding.kind for finding in found)
    rates = {kind: _rate(count, words[kind]) for kind, count in by_kind.items()}
    most = sorted(rates, key=lambda kind: (-rates[kind], kind))[:3]
    most_in = ", ".join(f"{kind} {rates[kind]:.2g}" for kind in most)
    return RuleCount(
        rule, level, len(found), given.total(), given["wrong"], given["style"], most_in
    )


def measured(counts: Iterable[RuleCount], words: int, date: str) -> dict[str, object]:
    """What is kept beside the packs, for everyone who wants to know how right a rule is.

    Of a rule that makes some edits and only proposes others those that it makes are told.
    """
    rules: dict[str, dict[str, int]] = {}
    for it in counts:  # in the order of levels, so that those made come first
        told = {"edits": it.edits, "judged": it.judged, "wrong": it.wrong}
        rules.setdefault(it.rule, told)
    return {"words": words, "date": date, "rules": rules}


def tables(
    pages: Sequence[Page], counts: Sequence[RuleCount], *, compared: bool
) -> Iterator[Table]:
    """All tables of the report."""
    words = sum(page.words for page in pages)
    for level, title in TITLES.items():
        some = [it for it in counts if it.level == level]
        rows = [_rule_row(it, words) for it in some]
        yield Table(title, [*rows, _sum_row(some, words)] if some else [])
    quiet = ", ".join(it.rule for it in counts if it.level is None)
    yield Table("Rules that found nothing", [{"rules": quiet}] if quiet else [])
    kinds = sorted({page.kind for page in pages})
    by_kind = [_kind_row(kind, [page for page in pages if page.kind == kind]) for kind in kinds]
    yield Table("Kinds of text", [*by_kind, _kind_row("all", pages)])
    if compared:
        yield Table("Changed lines in 10,000 words", list(_compared_rows(pages, kinds)))


def _rule_row(count: RuleCount, words: int) -> Row:
    harm = _harm(count)
    return {
        "rule": count.rule,
        "edits": count.edits,
        "in 10,000 words": _rate(count.edits, words),
        "judged": count.judged,
        "wrong": count.wrong,
        "style": count.style,
        "wrong, %": 100 * count.wrong / count.judged if count.judged else None,
        "wrong in a million words": None if harm is None else 100 * _rate(harm, words),
        "most in (in 10,000 words)": count.most_in,
    }


def _harm(count: RuleCount) -> float | None:
    """How many of all edits of a rule are wrong, if those not judged are no worse."""
    return count.edits * count.wrong / count.judged if count.judged else None


def _sum_row(counts: Sequence[RuleCount], words: int) -> Row:
    """All rules together; of those that nobody has judged the wrong edits are not in."""
    edits, judged, wrong, style = (sum(it) for it in zip(*(it[2:6] for it in counts), strict=True))
    whole = RuleCount("all", None, edits, judged, wrong, style)
    harm = sum(_harm(it) or 0.0 for it in counts)
    return _rule_row(whole, words) | {
        "wrong, %": None,
        "wrong in a million words": 100 * _rate(harm, words),
    }


def _kind_row(kind: str, pages: Sequence[Page]) -> Row:
    words = sum(page.words for page in pages)
    levels = Counter(finding.level for page in pages for finding in page.findings)
    return {
        "kind": kind,
        "documents": len(pages),
        "words": words,
        "edits": levels["made"],
        "in 10,000 words": _rate(levels["made"], words),
        "unsafe proposals": levels["proposed"],
        "flags": levels["flagged"],
        "problems": sum(len(page.problems) for page in pages),
    }


def _compared_rows(pages: Sequence[Page], kinds: Sequence[str]) -> Iterator[Row]:
    for kind in (*kinds, "all"):
        some = [page for page in pages if kind in (page.kind, "all")]
        words = sum(page.words for page in some)
        yield {
            "kind": kind,
            "mtfix": _rate(sum(page.lines for page in some), words),
            "ftfy": _rate(sum(page.ftfy_lines for page in some), words),
        }


def _rate(count: float, words: int) -> float:
    return 10_000 * count / words if words else 0.0


def changed_lines(before: str, after: str) -> int:
    r"""How many lines of a text are not in what was made of it.

    >>> changed_lines("a\nb\nb", "a\nb\nc")
    1
    """
    return (Counter(before.split("\n")) - Counter(after.split("\n"))).total()
