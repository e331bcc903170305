"""What the casing benchmark counts, on texts small enough to count by hand."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

import casing_corpora
import casing_judging
import casing_report
from casing_words import (
    Change,
    aligned,
    by_line,
    corrupted,
    is_style,
    is_telling,
    is_title,
    lowered,
    recased,
    style_words,
    verdict,
    words,
)

SHIP = "The Vasa sank off Stockholm. Divers raised the ship, I think, in 1961 for Jean-Claude."


def names(text: str) -> list[str]:
    return [word.text for word in words(text) if word.is_name]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (SHIP, ["Vasa", "Stockholm", "Jean-Claude"]),
        ("We met Ann.\nBo left (for Rome).", ["Ann", "Rome"]),
        ('Ann said: "Bo is here." The "Vasa" sank – Divers came.', []),
        ("1. Vasa was raised. • Divers came. 🙂 Bo too", []),
        ("- Yes, I'll go with Bo, said Dr. Smith.", ["Bo", "Dr"]),
        ("Ships of Sweden and the Sea They Sail", []),
        ("He shouted NO NOT NOW at Bo.", ["Bo"]),
        ("Write to Ann@Vasa.se about the U.S. law, AT&T and MS-19.", ["MS-19"]),
    ],
    ids=lambda value: str(value)[:24],
)
def test_names_are_capitals_within_sentences(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


def test_titles_and_sentences_full_of_names_differ() -> None:
    assert is_title("How We Raised the Vasa")
    assert is_title("THE VASA WAS raised")
    assert not is_title("Barack Obama met Angela Merkel in Berlin.")
    assert not is_title("They raised the Vasa today")


def test_corruption_lowers_a_share_and_nothing_else() -> None:
    found = words(SHIP)
    everything = lowered(found, 1.0, random.Random(1))
    assert corrupted(SHIP, everything) == (
        "The vasa sank off stockholm. Divers raised the ship, I think, in 1961 for jean-claude."
    )
    assert lowered(found, 0.0, random.Random(1)) == []
    many = words("She met Ann and then him. " * 1000)
    drawn = lowered(many, 0.3, random.Random(1))
    assert drawn == lowered(many, 0.3, random.Random(1))
    assert 250 < len(drawn) < 350


def test_edits_are_scored_word_by_word() -> None:
    text = "He saw nasa in new york , and a bridge. it Fell."
    reference = "He saw NASA in New York , and a bridge. it Fell."
    changes = [
        Change(7, 11, "Nasa", "a"),
        Change(15, 20, "New Y", "b"),  # one edit, two words
        Change(23, 25, ",", "space"),  # no edit of case
        Change(32, 33, "B", "c"),
        Change(40, 41, "I", "sentence-start"),
        Change(43, 44, "f", "d"),
    ]
    edits = recased(text, words(reference), changes)
    judged = {
        edit.after: (
            edit.rule,
            edit.is_start,
            verdict(text[edit.word.start : edit.word.end], edit.after, edit.word.text),
        )
        for edit in edits
    }
    assert judged == {
        "Nasa": ("a", False, "other form"),
        "New": ("b", False, "right"),
        "York": ("b", False, "right"),
        "Bridge": ("c", False, "raised"),
        "It": ("sentence-start", True, "raised"),
        "fell": ("d", False, "lowered or other"),
    }


def test_alignment_pairs_words_regardless_of_case() -> None:
    ours = words("in spring the president of russia met nasa people")
    theirs = words("Russia and NASA: the President of Russia met NASA people in spring.")
    pairs = {word.text: aligned(ours, theirs).get(word.start) for word in ours}
    assert pairs["spring"] is None  # it stands elsewhere
    met = pairs["russia"]
    assert met is not None
    assert (met.text, is_telling(met)) == ("Russia", True)
    first = aligned(words("russia fell"), words("Russia fell today."))[0]
    assert not is_telling(first)  # its capital is due to where it stands


def test_words_by_line() -> None:
    text = "\nOne two.\n\nThree\n"
    lines = [[word.text for word in line] for line in by_line(text, words(text))]
    assert lines == [[], ["One", "two"], [], ["Three"], []]


def test_words_of_style_are_told_from_names() -> None:
    style = style_words(["# titles", "president vice  # offices", "", "of"])
    assert style == {"president", "vice", "of"}
    told = [is_style(word, style) for word in ("President’s", "Vice-President", "Of", "Ann", "IS")]
    assert told == [True, True, True, False, False]


def test_documents_and_their_borders() -> None:
    lines = ["# newdoc id = a", "# text = One.", "1\tOne", "# newdoc id = b", "# text = __ _."]
    assert list(casing_corpora.treebank_documents(lines)) == [("a", ["One."])]
    sources = [
        casing_corpora.Source(["a", "b", "c"], "news"),
        casing_corpora.Source(["a", "z"], "social"),
    ]
    spans = casing_corpora.borders(["x", "a", "b", "c", "y"], sources)
    unknown = casing_corpora.UNKNOWN
    assert [tuple(span) for span in spans] == [
        (0, 1, False, unknown),
        (1, 4, True, "news"),
        (4, 5, False, unknown),
    ]


def test_the_domain_of_a_source_is_told_by_it_or_by_its_name() -> None:
    data = b"""<dataset><doc id="a" domain="news"><src><seg>One.</seg></src></doc>
    <doc id="social_ru_1"><src><seg>Two.</seg></src></doc><doc id="x"><src><seg>3</seg></src></doc>
    </dataset>"""
    found = list(casing_corpora.source_documents(data))
    assert found == [(["One."], "news"), (["Two."], "social"), (["3"], casing_corpora.UNKNOWN)]


def test_precision_and_recall_add_up() -> None:
    key = casing_report.Key("damaged", "ewt", "safe", "within", "name", "r", share=0.3)
    tally = Counter(
        {
            key._replace(what="right"): 3,
            key._replace(what="raised"): 1,
            key._replace(what="raised", place="start"): 5,
            key._replace(level="", place="", rule="", what="lowered"): 12,
        }
    )
    row = casing_report.damaged_table(
        tally, "corpus", ["ewt", casing_report.TOTAL], [0.3], "safe"
    ).rows[1]
    assert (row["right"], row["wrong"], row["words lowered"]) == (3, 1, 12)
    assert (row["precision, %"], row["recall, %"]) == (75, 25)
    assert row["names: recall, %"] == 25
    assert row["style: recall, %"] is None


def test_verdicts_count_where_two_writers_differ() -> None:
    key = casing_report.Key("damaged", "ewt", "safe", "within", "name", "r", "raised", 0.3)
    tally = Counter(
        {
            key._replace(what="right"): 6,
            key._replace(judged="right"): 2,  # the reference has a slip
            key._replace(judged="style"): 5,
            key._replace(judged="wrong"): 1,
            key: 1,  # nobody has read it
            key._replace(what="lowered", level="", place="", rule=""): 20,
        }
    )
    row = casing_report.damaged_table(tally, "corpus", ["ewt"], [0.3], "safe").rows[0]
    assert (row["right"], row["wrong"]) == (6, 9)
    assert row["names: by eye, %"] == 80  # eight of the ten that are no matter of style


def test_untouched_text_shows_what_people_call_wrong() -> None:
    key = casing_report.Key("untouched", "ewt", "safe", "within", "name", "r")
    tally = Counter(
        {
            key._replace(judged="right"): 3,
            key._replace(judged="style"): 1,
            key._replace(judged="wrong"): 1,
            key: 1,
            casing_report.Key("corpus", "ewt", what="words"): 5_000,
        }
    )
    row = casing_report.untouched_table(tally, "corpus", ["ewt"], ["safe"]).rows[0]
    assert (row["safe: edits"], row["safe, by eye: wrong"], row["in 10,000 words"]) == (6, 2, 4)


def test_a_verdict_is_about_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "They came to oslo in may."
    oslo, may = (word for word in words(text) if word.text in {"oslo", "may"})
    key = casing_judging.place_key(text, oslo, "Oslo")
    assert key == casing_judging.place_key(text, oslo, "Oslo")
    assert len({key, *(casing_judging.place_key(text, it, "May") for it in (oslo, may))}) == 3
    monkeypatch.setattr(casing_judging, "JUDGED", tmp_path / "judged.tsv")
    filled = tmp_path / "list.tsv"
    filled.write_text(f"rule\tkey\tverdict\ncase-place\t{key}\tright\ncase-name\t0\t\n", "utf-8")
    casing_judging.verdicts.cache_clear()
    assert casing_judging.take_over(filled) == 1
    assert casing_judging.verdicts() == {key: "right"}
    casing_judging.verdicts.cache_clear()
