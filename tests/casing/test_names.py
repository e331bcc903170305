"""The model, the lexicon behind it, and what they make of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtfix
from mtfix.casing import forms
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import english
from mtfix.casing.truecasing import model, names
from mtfix.document import Prose
from tests.casing.finders import found_at_words


@pytest.mark.parametrize(
    "form",
    """iPhone YouTube McDonald O'Brien COVID-19 NASA PhD SpaceX MacArthur Kramp-Karrenbauer
    pro-Russian mid-December Polish Kyiv JavaScript eBay al-Qaeda al-Assad""".split(),
)
def test_written_forms_are_right(form: str) -> None:
    assert forms.form_of(english(), form.lower()) == form


@pytest.mark.parametrize(
    ("word", "is_name"),
    [("kyiv", True), ("germany", True), ("nasa", True), ("table", False), ("running", False)],
)
def test_shares_tell_names_from_words(word: str, is_name: bool) -> None:
    uses = english().entry(word).uses
    assert uses.total > 100
    assert (uses.share > 0.95) == is_name
    assert (uses.share < 0.2) != is_name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Delegates from germany and brazil met in nairobi on tuesday.",
            "Delegates from Germany and Brazil met in Nairobi on Tuesday.",
        ),
        (
            "An aide at the ministry of Defense agreed.",
            "An aide at the Ministry of Defense agreed.",
        ),
        (
            "She studied at the university of Oxford before joining the United nations.",
            "She studied at the University of Oxford before joining the United Nations.",
        ),
        ("They flew to the White house in June.", "They flew to the White House in June."),
        ("Writers such as jean-paul Sartre agreed.", "Writers such as Jean-Paul Sartre agreed."),
        ("He spoke about kyiv's defence with nato.", "He spoke about Kyiv's defence with NATO."),
        (
            "They sailed from the netherlands to germany.",
            "They sailed from the Netherlands to Germany.",
        ),
        ("The judges flew to the hague on monday.", "The judges flew to The Hague on Monday."),
    ],
    ids=lambda text: text[:30],
)
def test_names_are_raised(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He wrote of the real Madrid, far from its squares.",
        "A white house stood on the hill; the white house was sold last year.",
        "An international space station would cost too much, the engineers said.",
        "The polish of the table is worn, and the turkey is in the oven.",
        "The word vostok means east.",
        "Every state has a president, a parliament and a supreme court of its own.",
        "She put on a jersey, took a bottle of port and a piece of brie, and left.",
        "“No, sah, I doan’ want none,” he said, “I doan’ want no such doings.”",
    ],
    ids=lambda text: text[:30],
)
def test_words_are_left(text: str) -> None:
    assert mtfix.fix(text).text == text


def test_a_sound_text_means_its_small_words() -> None:
    sound = "Angela Merkel met Emmanuel Macron in Berlin on Monday. "
    word = "They ate a piece of emmental and spoke of congress."
    assert mtfix.fix(sound + word).text == sound + word


def test_reasons_name_the_evidence() -> None:
    (edit,) = mtfix.fix("He was born in ljubljana in 1951.").edits
    (cause,) = edit.causes
    assert cause.rule == "case-place"
    assert "Ljubljana" in cause.reason
    assert "“in” before it" in cause.reason


def test_health_counts_names_that_lost_and_kept_their_capital() -> None:
    text = "In Germany and france, people of Spain and italy met in Nairobi."
    assert Evidence(Prose(text), english()).health == (2, 3)


def test_the_lines_of_the_model_are_in_order() -> None:
    judge = model.english()
    assert judge.gate <= judge.unsafe < judge.safe
    assert judge.gate <= judge.unsafe
    assert 1_000 < len(judge.weights) < 30_000


@given(st.text(alphabet="aeimnrst İıßé'’-. AEIMNRST", max_size=60))
def test_only_case_changes(text: str) -> None:
    evidence = Evidence(Prose(text), english())
    for finding in found_at_words(names, evidence):
        before = text[finding.start : finding.end]
        assert finding.written.lower() == before.lower()
        assert finding.written != before


def test_a_text_on_programs_keeps_the_names_of_their_parts() -> None:
    told = "The ministers of Germany and France met in Cairo and left for nairobi on Friday."
    assert mtfix.fix(told).text == told.replace("nairobi", "Nairobi")
    on_code = mtfix.fix(f"{told} Set read_all, x86_64 and is_open.")
    assert on_code.edits == ()
    assert [item.edit.replacement for item in on_code.withheld] == ["N"]


def test_a_word_is_counted_whatever_the_case_of_its_possessive_ending() -> None:
    text = "They wore the COOK'S own hat in the end, then Cook’s hat and at last a cook's hat."
    evidence = Evidence(Prose(text), english())
    evidence.count({"cook"})
    tally = evidence.tally("cook")
    assert (tally.small, tally.raised, tally.at_start) == (1, 2, 0)
    assert set(tally.forms) == {"COOK", "Cook"}


@pytest.mark.parametrize(
    "text",
    [
        "Our paper weighs 300 gsm, says Anna Berg of berlin.",
        "They harvested two trillion jin of rice in china.",
        "He slept in an apple store near berlin.",
        "Crowds came to the biennale in germany.",
    ],
)
def test_units_and_common_nouns_are_left(text: str) -> None:
    place = text.rsplit(" ", 1)[1]
    assert mtfix.fix(text).text == text.replace(place, place.capitalize())


def test_capitals_of_an_unlisted_word_are_only_proposed() -> None:
    evidence = Evidence(Prose("Anna met naia in berlin."), english())
    found = {it.written: it.cause.safety for it in _found(evidence)}
    assert found.get("NAIA", "unsafe") == "unsafe"
    assert found["Berlin"] == "safe"


def _found(evidence: Evidence) -> list[Finding]:
    return list(found_at_words(names, evidence))


def test_a_fair_of_art_is_nobody() -> None:
    text = "The Oslo Art Biennale opened. Artists like this »biennale a lot."
    evidence = Evidence(Prose(text.replace("»", "")), english())
    assert "biennale" not in evidence.people


def test_a_damaged_text_has_its_established_names_raised() -> None:
    """The text has lost the capitals of sure names, and it knows these words as names."""
    text = (
        "In poland and in hungary the strike goes on, Vilja Drovnik said. So why does drovnik "
        "strike? Her deputy met drovnik in kyiv, and nobody but drovnik was asked by bloomberg."
    )
    wanted = text.replace("drovnik", "Drovnik").replace("poland", "Poland")
    wanted = wanted.replace("hungary", "Hungary").replace("kyiv", "Kyiv")
    assert mtfix.fix(text).text == wanted.replace("bloomberg", "Bloomberg")


@pytest.mark.parametrize(
    "text",
    [
        "We test in Poland, Hungary and Norway with Zerpytest 2; run zerpytest twice in kyiv.",
        "Poets such as e e cummings and Marianne Moore were read in paris.",
    ],
    ids=["kept", "initials"],
)
def test_other_texts_keep_what_they_write_small(text: str) -> None:
    fixed = mtfix.fix(text).text
    assert ("zerpytest" in fixed) == ("zerpytest" in text)
    assert ("e e cummings" in fixed) == ("e e cummings" in text)


def test_kinds_that_are_named_after_places_are_only_proposed() -> None:
    text = "She wore wellington boots, and dijon mustard was on them. We flew to oslo and paris."
    fixed = mtfix.fix(text).text
    assert fixed == text.replace("oslo", "Oslo").replace("paris", "Paris")


def test_a_letter_whose_capital_is_two_letters_stays() -> None:
    text = "He has invited musk. Nobody had met \N{LATIN SMALL LIGATURE FI}ne npm there."
    fixed = mtfix.fix(text, format="text", unsafe=True).text
    assert fixed.endswith("npm there.")
    assert len(fixed) == len(text)
