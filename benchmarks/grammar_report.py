"""The tables of the benchmark of grammar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from casing_report import Row, Table
from grammar_allowing import SOUGHT, Figures, figures, trust, words
from grammar_asking import Gathered
from grammar_judging import Judged, Judgements

SAFE_LOOKING = ("TYPOGRAPHY", "PUNCTUATION", "CASING")
"""The categories that look as if all of their single suggestions could be made."""

_PER = 10_000


def tables(parts: Sequence[Gathered], judged: Judgements) -> Iterator[Table]:
    """All tables."""
    totals = words(parts)
    found = figures(parts, judged)
    yield Table("What was asked", list(_asked(parts)))
    yield Table("What the rules may do", list(_trusts(found, totals)))
    yield Table("Edits in 10,000 words", list(_edits(found, totals)))
    yield Table("Rules that edit or propose", list(_rules(found, totals)))
    rows = _categories(parts, judged, totals["human"])
    yield Table("Single suggestions of whole categories in human text", list(rows))


def _asked(parts: Iterable[Gathered]) -> Iterator[Row]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in parts:
        is_sought = part.kind == SOUGHT
        side = f"{part.side}, sought" if is_sought else part.side
        kind = part.kind if part.side == "human" else "systems"
        counts[f"{side}: {kind}" if not is_sought else side].update(
            words=part.words,
            matches=len(part.matches),
            proposals=sum(match.is_proposal for match in part.matches),
        )
    for name, count in sorted(counts.items()):
        row: Row = {"text": name, **count}
        yield row


def _trusts(found: Mapping[str, Figures], totals: Mapping[str, int]) -> Iterator[Row]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for rule, it in found.items():
        may = trust(rule, it, totals["human"])[0]
        counts[may].update(rules=1, human=it.human, raw=it.raw, read=it.judged)
    for may in ("safe", "unsafe", "flag", "off"):
        count = counts[may]
        yield {
            "trust": may,
            "rules met": count["rules"],
            "proposals read": count["read"],
            "human: matches in 10,000 words": _rate(count["human"], totals["human"]),
            "raw: matches in 10,000 words": _rate(count["raw"], totals["raw"]),
        }


def _edits(found: Mapping[str, Figures], totals: Mapping[str, int]) -> Iterator[Row]:
    """The share of those read that are right is taken to hold for all edits of a rule."""
    for may in ("safe", "unsafe"):
        rules = [it for rule, it in found.items() if trust(rule, it, totals["human"])[0] == may]
        yield {
            "level": may,
            "human: edits": _rate(sum(it.human_proposals for it in rules), totals["human"]),
            "human: false": _rate(
                sum(it.human_proposals * it.not_right for it in rules), totals["human"]
            ),
            "raw: edits": _rate(sum(it.raw_proposals for it in rules), totals["raw"]),
            "raw: right": _rate(
                sum(it.raw_proposals * (1 - it.not_right) for it in rules), totals["raw"]
            ),
        }


def _rules(found: Mapping[str, Figures], totals: Mapping[str, int]) -> Iterator[Row]:
    for level in ("safe", "unsafe"):
        for rule, it in found.items():
            may, why = trust(rule, it, totals["human"])
            if may == level:
                yield {
                    "rule": rule,
                    "trust": may,
                    "human": it.human_proposals,
                    "raw": it.raw_proposals,
                    "read": it.judged,
                    "wrong": it.wrong,
                    "taste": it.taste,
                    "why": why,
                }


def _categories(parts: Iterable[Gathered], judged: Judgements, total: int) -> Iterator[Row]:
    """What a user does to human text who makes every single suggestion of some categories."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in parts:
        if part.side == "human" and part.kind != SOUGHT:
            for match in part.matches:
                if match.is_proposal and match.category in SAFE_LOOKING:
                    counts[match.category][match.rule] += 1
    read = _read_of_people(judged.values())
    together: Counter[str] = Counter()
    for category in SAFE_LOOKING:
        sums = _extrapolated(counts[category], read)
        together.update(sums)
        yield _category(category, sums, total)
    yield _category("all three", together, total)


def _read_of_people(judged: Iterable[Judged]) -> dict[str, Counter[str]]:
    read: dict[str, Counter[str]] = defaultdict(Counter)
    for it in judged:
        if it.side == "human":
            read[it.rule][it.verdict] += 1
    return read


def _extrapolated(counts: Mapping[str, int], read: Mapping[str, Counter[str]]) -> Counter[str]:
    """The proposals of a category by verdict, each rule as its own sample says; in thousandths."""
    sums: Counter[str] = Counter()
    for rule, count in counts.items():
        verdicts = read.get(rule, Counter())
        sums.update(proposals=1000 * count, read=verdicts.total())
        for verdict, times in verdicts.items():
            sums[verdict] += 1000 * count * times // verdicts.total()
        if not verdicts:
            sums["nobody has read"] += 1000 * count
    return sums


def _category(name: str, sums: Mapping[str, int], total: int) -> Row:
    def rate(what: str) -> float | None:
        return _rate(sums.get(what, 0) / 1000, total)

    columns = ("proposals", "right", "taste", "wrong", "nobody has read")
    rates = {f"{column}, in 10,000 words": rate(column) for column in columns}
    return {"category": name, "read": sums.get("read", 0), **rates}


def _rate(count: float, of: int) -> float | None:
    return count / of * _PER if of else None
