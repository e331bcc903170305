"""What casing raises and lowers, on which evidence; and what it must leave."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted", "rule"),
    [
        ("They met on monday in zurich.", "They met on Monday in Zurich.", "case-date"),
        ("The french team won.", "The French team won.", "case-nationality"),
        ("It left for khartoum today.", "It left for Khartoum today.", "case-place"),
        ("Shares of samsung's rival fell.", "Shares of Samsung's rival fell.", "case-brand"),
        ("She works for nasa now.", "She works for NASA now.", "case-acronym"),
        ("It opened in early may, he said.", "It opened in early May, he said.", "case-date"),
        ("It closed on 12 may.", "It closed on 12 May.", "case-date"),
        ("He told us that i am late.", "He told us that I am late.", "case-pronoun"),
        ("The pilot Dmitri volkonskov left.", "The pilot Dmitri Volkonskov left.", "case-person"),
        ("He met actress Zuria kalmbrek.", "He met actress Zuria Kalmbrek.", "case-person"),
        ("The painter Vincent van gogh died.", "The painter Vincent van Gogh died.", "case-person"),
        ("We saw the european union vote.", "We saw the European Union vote.", "case-multiword"),
        ("He left the White house early.", "He left the White House early.", "case-multiword"),
        (
            "Two su-57 jets and an rd-191 engine.",
            "Two Su-57 jets and an RD-191 engine.",
            "case-model",
        ),
        ("It sells 5g networks there.", "It sells 5G networks there.", "case-model"),
        ("A manned dragon capsule flew.", "A manned Dragon capsule flew.", "case-product"),
        ("She shot a film called harvest.", "She shot a film called Harvest.", "case-title"),
        (
            "The road is shut. buses wait there.",
            "The road is shut. Buses wait there.",
            "sentence-start",
        ),
        ('She said: "it is late."', 'She said: "It is late."', "sentence-start-quote"),
        ("It is small and Has two doors.", "It is small and has two doors.", "overcap"),
        ("For Anna, Building a pier is easy.", "For Anna, building a pier is easy.", "overcap"),
    ],
    ids=lambda value: value[:30],
)
def test_repairs(text: str, wanted: str, rule: str) -> None:
    result = mtfix.fix(text)
    assert result.text == wanted
    assert rule in {cause.rule for edit in result.edits for cause in edit.causes}


@pytest.mark.parametrize(
    "text",
    [
        "A deer gives musk, and gates close at nine.",
        "Elon Musk gave her the scent of musk.",
        "Tim Cook likes to cook, and they cook well.",
        "Bill Gates opened the gates of the garden.",
        "Soldiers march in step; they may stop.",
        "Polish the glass with french fries in mind.",
        "An international space station is built from parts.",
        "A white house on the hill is old.",
        "A proton beam hit the target.",
        "Add 5g of salt after 19 ms.",
        "The top-10 list of mid-2020 has non-3 items.",
        "A film called off for rain was never shown.",
        "They sail to the U.S. and back to the U.K. in May, etc. and so on.",
        '"Really?" he asked. "Well," she said, "that is all."',
        'He called it "a big step" and added that he was glad.',
        "In Beijing, Reading and Worthing, meetings are held.",
        "For Anna, Sterling and Browning are poets.",
        'Few know what "musk" once meant.',
        "see you on monday lol, paris was great",
        "pip install samsung-tools && run nasa.py",
        "Write to info@samsung.com or @tesla or #nasa.",
        "Five Ways Of Cooking Rice And Has It All",
        "Yahoo! announced it. Jeopardy! is on.",
        "Das ist ein monday im haus, und das ist nicht gut.",
        "The iPhone is here. iPhones sell well.",
        "Is it? he wondered.",
        "The unit tesla: a field of 3 tesla is strong.",
    ],
    ids=lambda text: text[:30],
)
def test_counter_examples_stay(text: str) -> None:
    assert mtfix.fix(text).text == text


@pytest.mark.xfail(
    strict=True, reason="china behind “from” is the country 99 times in 100; only the sense tells"
)
def test_porcelain_is_no_country() -> None:
    text = "We eat from china; bone china is the best."
    assert mtfix.fix(text).text == text


def test_a_surname_that_is_a_word_is_raised_where_the_text_introduces_the_person() -> None:
    text = "Elon Musk left. They invited musk to stay, but with musk, nothing is sure."
    result = mtfix.fix(text)
    assert result.text == text.replace("musk", "Musk")
    assert all("Elon Musk" in edit.causes[0].reason for edit in result.edits)


def test_a_name_raised_in_one_round_is_evidence_in_the_next() -> None:
    text = "The pilot Dmitri volkonskov came. Later volkonskov left."
    assert mtfix.fix(text).text == text.replace("volkonskov", "Volkonskov")


def test_names_inside_inline_tags_are_raised_in_their_place() -> None:
    text = "<p>The pilot Dmitri <b>volkonskov</b> came.</p>"
    assert mtfix.fix(text).text == text.replace("volkonskov", "Volkonskov")


def test_unsafe_edits_wait_until_they_are_asked_for() -> None:
    text = "It rained all day. in the evening it stopped."
    assert mtfix.fix(text).text == text
    assert [item.why for item in mtfix.fix(text).withheld] == ["unsafe"]
    assert mtfix.fix(text, unsafe=True).text == text.replace(". in", ". In")
