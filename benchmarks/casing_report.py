"""Adds up the counts of the casing benchmark and shows them as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TOTAL = "total"


class Key(NamedTuple):
    """What was counted.

    Attributes:
        measure: corpus, damaged, untouched, outputs or the name of a tool.
        corpus: which one.
        level: safe or unsafe.
        place: start (of a sentence) or within.
        kind: name or style.
        rule: the rules of an edit.
        what: the verdict on an edit, or what else was counted.
        share: of the names that were lowered.
        system: whose output it is.
        judged: what a reader says of an edit that differs from what a person wrote.
        domain: what kind of text it is, as the corpus has it; empty if it does not say.
    """

    measure: str
    corpus: str
    level: str = ""
    place: str = ""
    kind: str = ""
    rule: str = ""
    what: str = ""
    share: float = 0.0
    system: str = ""
    judged: str = ""
    domain: str = ""


class Listed(NamedTuple):
    """An edit for a person to read."""

    key: Key
    shown: str
    place: str
    """Its checksum, see `casing_judging`."""
    wanted: str = ""


Tally = Counter[Key]
Cell = str | int | float | None
Row = dict[str, Cell]
Fields = dict[str, str | float]


class Table(NamedTuple):
    """Rows with the same columns."""

    title: str
    rows: list[Row]


class Counts:
    """The counts of a measure, summed up by some fields of their keys.

    >>> counts = Counts(Counter({Key("m", "a", what="x"): 2, Key("m", "b", what="x"): 3}), "m")
    >>> counts.of(what="x"), counts.of(corpus="a")
    (5, 2)
    """

    def __init__(self, tally: Tally, measure: str) -> None:
        self._counts = [(key, count) for key, count in tally.items() if key.measure == measure]
        self._sums: dict[tuple[str, ...], Counter[tuple[object, ...]]] = {}

    def of(self, **wanted: str | float) -> int:
        """The sum where the fields are as wanted; `TOTAL` stands for any value."""
        fields = tuple(name for name, value in wanted.items() if value != TOTAL)
        if fields not in self._sums:
            sums: Counter[tuple[object, ...]] = Counter()
            for key, count in self._counts:
                sums[tuple(getattr(key, name) for name in fields)] += count
            self._sums[fields] = sums
        return self._sums[fields][tuple(wanted[name] for name in fields)]

    def values(self, field: str) -> list[str]:
        """The values of a field, in order."""
        return sorted({str(getattr(key, field)) for key, _ in self._counts} - {""})


def tables(tally: Tally, shares: Sequence[float], levels: Sequence[str]) -> Iterator[Table]:
    """All tables of the measures, but not of the comparison."""
    corpora = [*Counts(tally, "corpus").values("corpus"), TOTAL]
    yield corpus_table(tally, corpora)
    for level in levels:
        yield damaged_table(tally, "corpus", corpora, shares, level)
    yield untouched_table(tally, "corpus", corpora, levels)
    domains = Counts(tally, "corpus").values("domain")
    for level in levels:
        yield damaged_table(tally, "domain", domains, shares, level)
    yield untouched_table(tally, "domain", domains, levels)
    for level in levels:
        yield rule_table(tally, level, 0.3)
    for level in levels:
        yield output_table(tally, level)


def percent(part: int, whole: int) -> float | None:
    """A share in percent; None of nothing."""
    return 100 * part / whole if whole else None


def corpus_table(tally: Tally, corpora: Iterable[str]) -> Table:
    """What there is to measure on."""
    counts = Counts(tally, "corpus")
    columns = {"documents": "documents", "words": "words", "names": "name", "style words": "style"}
    return Table(
        "Corpora: capitals within sentences",
        [
            {
                "corpus": corpus,
                **{title: counts.of(corpus=corpus, what=what) for title, what in columns.items()},
            }
            for corpus in corpora
        ],
    )


def damaged_table(
    tally: Tally, field: str, groups: Sequence[str], shares: Iterable[float], level: str
) -> Table:
    """Precision and recall on text with names in lower case, by corpus or by domain."""
    counts = Counts(tally, "damaged")
    rows: list[Row] = []
    for share in shares:
        for group in groups:
            where: Fields = {field: group, "share": share}
            row: Row = {"lowered": f"{share:g}", field: group}
            for title, kind in (("", TOTAL), ("names: ", "name"), ("style: ", "style")):
                chosen: Fields = {**where, "kind": kind}
                low = counts.of(**chosen, what="lowered")
                within: Fields = {**chosen, "level": level, "place": "within"}
                right, edits = counts.of(**within, what="right"), counts.of(**within)
                if kind == TOTAL:
                    row |= {"words lowered": low, "right": right, "wrong": edits - right}
                row[f"{title}precision, %"] = percent(right, edits)
                row[f"{title}recall, %"] = percent(right, low)
                row[f"{title}by eye, %"] = by_eye(counts, **within)
            everywhere: Fields = {**where, "level": level}
            right, edits = counts.of(**everywhere, what="right"), counts.of(**everywhere)
            row["with starts: precision, %"] = percent(right, edits)
            rows.append(row)
    return Table(f"Damaged text by {field}, {level} edits", rows)


def by_eye(counts: Counts, **where: str | float) -> float | None:
    """The share of right edits, in percent, if a reader judges those that differ.

    Edits that are as good as what was there are left out; what nobody has read counts as wrong.
    """
    judged_right, style = (counts.of(**where, judged=judged) for judged in ("right", "style"))
    agreed = counts.of(**where, what="right")
    return percent(agreed + judged_right, counts.of(**where) - style)


def untouched_table(
    tally: Tally, field: str, groups: Iterable[str], levels: Iterable[str]
) -> Table:
    """Edits of text that nothing was done to, by corpus or by domain."""
    counts, sizes = Counts(tally, "untouched"), Counts(tally, "corpus")
    rows: list[Row] = []
    for group in groups:
        where: Fields = {field: group}
        size = sizes.of(**where, what="words")
        row: Row = {field: group, "words": size}
        for level in levels:
            within = counts.of(**where, level=level, place="within")
            row[f"{level}: edits"] = within
            row[f"{level}: in 10,000 words"] = 10_000 * within / size if size else None
            row[f"{level}: at starts"] = counts.of(**where, level=level, place="start")
        wrong = _harmful(counts, **where, level="safe", place="within")
        row["safe, by eye: wrong"] = wrong
        row["in 10,000 words"] = 10_000 * wrong / size if size else None
        rows.append(row)
    return Table(f"Untouched text by {field}: each edit counts as false", rows)


def _harmful(counts: Counts, **where: str | float) -> int:
    """The edits that a reader calls wrong, or that nobody has read."""
    spared = sum(counts.of(**where, judged=judged) for judged in ("right", "style"))
    return counts.of(**where) - spared


def rule_table(tally: Tally, level: str, share: float) -> Table:
    """What each rule does in all three measures; sentence starts are in."""
    damaged, untouched = Counts(tally, "damaged"), Counts(tally, "untouched")
    outputs = Counts(tally, "outputs")
    rules = {rule for counts in (damaged, untouched, outputs) for rule in counts.values("rule")}
    rows: list[Row] = []
    for rule in sorted(rules):
        where = {"level": level, "rule": rule}
        edits = damaged.of(**where, share=share)
        right = damaged.of(**where, share=share, what="right")
        agreed = outputs.of(**where, what="right")
        paired = outputs.of(**where) - outputs.of(**where, what="not aligned")
        rows.append(
            {
                "rule": rule,
                "damaged: right": right,
                "wrong": edits - right,
                "precision, %": percent(right, edits),
                "by eye, %": by_eye(damaged, **where, share=share),
                "untouched: edits": untouched.of(**where),
                "outputs: agree": agreed,
                "disagree": paired - agreed,
                "agreement, %": percent(agreed, paired),
            }
        )
    rows = [row for row in rows if any(isinstance(it, int) and it for it in row.values())]
    return Table(f"Rules, {level} edits; damaged: {share:g} of the names lowered", rows)


def output_table(tally: Tally, level: str) -> Table:
    """Agreement with references on what systems wrote."""
    counts = Counts(tally, "outputs")
    rows = [
        _output_row(counts, corpus, system, level)
        for corpus in [*counts.values("corpus"), TOTAL]
        for system in [*counts.values("system"), TOTAL]
        if corpus != TOTAL or system == TOTAL
    ]
    return Table(f"System outputs, {level} edits", [row for row in rows if row["words"]])


def _output_row(counts: Counts, corpus: str, system: str, level: str) -> Row:
    where = {"corpus": corpus, "system": system}
    row: Row = {
        "corpus": corpus,
        "system": system,
        "words": counts.of(**where, what="words"),
    }
    for title, place in (("", "within"), ("starts: ", "start")):
        chosen = {**where, "level": level, "place": place}
        edits, agreed = counts.of(**chosen), counts.of(**chosen, what="right")
        paired = edits - counts.of(**chosen, what="not aligned")
        row[f"{title}edits"] = edits
        row[f"{title}aligned"] = paired
        row[f"{title}agree"] = agreed
        row[f"{title}disagree"] = paired - agreed
        if not title:
            other = counts.of(**chosen, what="other form")
            row["broken"] = paired - agreed - other
        row[f"{title}agreement, %"] = percent(agreed, paired)
        if not title:
            row["by eye, %"] = _aligned_by_eye(counts, **chosen)
    return row


def _aligned_by_eye(counts: Counts, **where: str | float) -> float | None:
    """The same as `by_eye` for edits of aligned words."""
    lone = {**where, "what": "not aligned"}
    left_out = counts.of(**lone) + counts.of(**where, judged="style")
    right = counts.of(**where, what="right") + counts.of(**where, judged="right")
    return percent(right, counts.of(**where) - left_out)


def markdown(table: Table) -> str:
    """A table in Markdown, the words to the left, the numbers to the right."""
    if not table.rows:
        return f"### {table.title}\n\nnothing\n"
    columns = list(table.rows[0])
    is_text = [isinstance(table.rows[0][column], str) for column in columns]
    rule = [":--" if text else "--:" for text in is_text]
    cells = [[_shown(row[column]) for column in columns] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in (columns, rule, *cells)]
    return "\n".join([f"### {table.title}", "", *lines, ""])


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def write_list(path: Path, listed: Iterable[Listed]) -> None:
    """Write the edits that a person shall judge, sorted by measure and rule, separated by tabs."""
    columns = "measure share level rule place kind what corpus system edit reference key verdict"
    ordered = sorted(
        (
            *(key.measure, f"{key.share:g}", key.level, key.rule, key.place, key.kind),
            *(key.what or "edited", key.corpus, key.system, shown, wanted, place, key.judged),
        )
        for key, shown, place, wanted in listed
    )
    lines = ("\t".join(row) for row in [tuple(columns.split()), *ordered])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
