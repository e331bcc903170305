"""What the benchmark of grammar keeps, draws and allows, on matches that can be checked by hand."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

import grammar
import grammar_allowing as allowing
import grammar_asking as asking
import grammar_judging as judging
import grammar_report as report
import grammar_sought as sought
from grammar_allowing import Figures
from grammar_asking import Gathered, Match, Side
from grammar_judging import Judged, Judgements


def match(
    rule: str = "R", old: str = "teh", *new: str, side: Side = "human", before: str = "near "
) -> Match:
    return Match(rule, "GRAMMAR", "grammar", side, "news", before, old, new or ("the",), " end")


def verdicts(rule: str, verdict: str, number: int) -> Judgements:
    judged = [
        judging.proposal(match(rule, before=f"{verdict} {it} "))._replace(verdict=verdict)
        for it in range(number)
    ]
    return {it.place: it for it in judged}


# What is asked


def test_long_lines_are_paragraphs_and_short_ones_are_wrapped() -> None:
    long = "word " * 30
    assert asking.paragraphs(f"{long}\nNext.\n\nLast.") == [long, "Next.", "Last."]
    assert asking.paragraphs("One\ntwo.\n \nThree.") == ["One\ntwo.", "Three."]


def test_words_without_order_are_no_prose() -> None:
    prose = "The ferry left the harbour at noon and came back in the evening. " * 20
    assert asking.is_prose(prose)
    assert not asking.is_prose(f"{prose} {'the of to a is in the and ' * 3}")


def test_places_are_led_back_from_units_of_utf_16() -> None:
    text = "𝒜 🙂 teh end"
    told = {
        "offset": 6,
        "length": 3,
        "replacements": [{"value": "the"}],
        "rule": {"id": "R", "category": {"id": "C"}, "issueType": "grammar"},
    }
    found = asking._match(told, text.encode("utf-16-le"), "raw", "system")
    assert (found.before, found.old, found.after) == ("𝒜 🙂 ", "teh", " end")
    assert found.new == ("the",)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (match(), True),
        (match("R", "teh", "the", "ten"), False),
        (match("R", "one\ntwo", "one two"), False),
    ],
)
def test_a_proposal_has_one_suggestion_within_a_paragraph(one: Match, wanted: bool) -> None:
    assert one.is_proposal is wanted


def test_passages_are_cut_between_words_and_taken_once() -> None:
    line = f"{'before ' * 40}costs $ 5 today {'after ' * 40}"
    (passage,) = sought.chosen([line, line], seed=1)
    assert "costs $ 5 today" in passage.text
    assert set(passage.text.split()) == {"before", "costs", "$", "5", "today", "after"}
    assert len(passage.text) < 350


# What a person says


def test_verdicts_are_kept_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    one = judging.proposal(match("R", "a\tb", "a b"))
    judging.write(path, [one._replace(verdict="right", why="tab"), one._replace(rule="S")])
    read = judging.read(path)
    assert [(it.rule, it.verdict, it.why) for it in read.values()] == [("R", "right", "tab")]
    assert one.place in read


def test_unknown_verdicts_are_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    judging.write(path, [judging.proposal(match())._replace(verdict="good")])
    with pytest.raises(ValueError, match=r"judged\.tsv:2: “good”"):
        judging.read(path)


def test_copies_of_a_sentence_are_drawn_once() -> None:
    copies = [match(before=f"{it} in the same sentence ") for it in range(5)]
    other = match("R", "recieve", "receive")
    drawn = judging.sample([*copies, other, match("R", "a", "b", "c")], seed=1)
    assert sorted(it.old for it in drawn) == ["recieve", "teh"]


def test_a_sample_takes_both_sides() -> None:
    sides: tuple[Side, ...] = ("human", "raw")
    all_matches = [
        match("R", f"{side}{it}", side=side, before=f"{side} {it} ")
        for side in sides
        for it in range(20)
    ]
    changed = [it._replace(after=f" {it.old} behind") for it in all_matches]
    drawn = judging.sample(changed, seed=1, most=10)
    assert [sum(it.side == side for it in drawn) for side in sides] == [5, 5]


# What a rule may do


@pytest.mark.parametrize(
    ("rule", "figures", "wanted"),
    [
        ("R", Figures("GRAMMAR", right=30), "safe"),
        ("R", Figures("GRAMMAR", right=99, wrong=1), "safe"),
        ("R", Figures("GRAMMAR", right=98, wrong=1, taste=1), "unsafe"),
        ("R", Figures("GRAMMAR", right=29), "unsafe"),
        ("EACH_OTHERS", Figures("GRAMMAR", right=10), "safe"),
        ("EACH_OTHERS", Figures("GRAMMAR", right=19, wrong=1), "unsafe"),
        ("R", Figures("GRAMMAR", right=9), "flag"),
        ("R", Figures("GRAMMAR", right=8, wrong=2), "flag"),
        ("R", Figures("GRAMMAR", right=1, taste=3), "off"),
        ("R", Figures("GRAMMAR", human=11), "off"),
        ("R", Figures("GRAMMAR", human=11, right=3, wrong=1), "flag"),
        ("R", Figures("GRAMMAR", human=10), "flag"),
        ("R", Figures("STYLE", right=3), "off"),
        ("R", Figures("TYPOS", right=100), "off"),
    ],
)
def test_trust(rule: str, figures: Figures, wanted: str) -> None:
    assert allowing.trust(rule, figures, 100_000)[0] == wanted


def test_what_was_looked_for_does_not_count_for_frequency() -> None:
    parts = [
        Gathered("human", "news", 1000, [match(), match("R", "x", "y", "z")]),
        Gathered("human", allowing.SOUGHT, 500, [match()]),
        Gathered("raw", "system", 2000, [match(side="raw")]),
    ]
    judged = verdicts("R", "right", 2)
    assert allowing.words(parts) == {"human": 1000, "raw": 2000}
    wanted = Figures("GRAMMAR", human=2, raw=1, human_proposals=1, raw_proposals=1, right=2)
    assert allowing.figures(parts, judged) == {"R": wanted}


def test_the_file_of_what_is_allowed_can_be_read(tmp_path: Path) -> None:
    from mtfix.grammar.allowed import Measured, read

    parts = [Gathered("human", "news", 1000, [match()])]
    told = allowing.allowed(parts, verdicts("R", "right", 30), "2026-01-01")
    path = tmp_path / "allowed.json"
    path.write_text(grammar.one_rule_a_line(told), encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == told
    assert read(path).rules == {"R": Measured("safe", human=1, judged=30)}


def test_edits_are_counted_in_ten_thousand_words() -> None:
    parts = [
        Gathered("human", "news", 10_000, [match()]),
        Gathered("raw", "system", 20_000, [match(side="raw")] * 4),
    ]
    judged = {**verdicts("R", "right", 18), **verdicts("R", "wrong", 2)}
    rows = {table.title: table.rows for table in report.tables(parts, judged)}
    unsafe = next(row for row in rows["Edits in 10,000 words"] if row["level"] == "unsafe")
    assert unsafe["human: edits"] == pytest.approx(1)
    assert unsafe["human: false"] == pytest.approx(0.1)
    assert unsafe["raw: right"] == pytest.approx(1.8)


def test_whole_categories_are_extrapolated_from_human_text() -> None:
    comma = match("COMMA")._replace(category="PUNCTUATION")
    parts = [Gathered("human", "news", 10_000, [comma] * 4)]
    wrong: dict[judging.Place, Judged] = {**verdicts("COMMA", "wrong", 3)}
    wrong |= verdicts("COMMA", "right", 1)
    rows = {table.title: table.rows for table in report.tables(parts, wrong)}
    (together,) = (
        row
        for row in rows["Single suggestions of whole categories in human text"]
        if row["category"] == "all three"
    )
    assert together["wrong, in 10,000 words"] == pytest.approx(3)
    assert together["right, in 10,000 words"] == pytest.approx(1)
