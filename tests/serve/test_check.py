"""``/v2/check``: what is found, where, and what clients may choose."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from mtfix.serve.sentences import Sentences
from mtfix.serve.units import Units, width
from mtfix.settings import Settings
from tests.serve.conftest import client_of, make_app

_TEXT = "😀 𝒜 He has invited musk , Elon Musk said."


def _check(client: TestClient, text: str = _TEXT, **form: str) -> dict[str, Any]:
    answer = client.post("/v2/check", data={"text": text, "language": "en-US"} | form)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def _ids(answer: dict[str, Any]) -> list[str]:
    return [match["rule"]["id"] for match in answer["matches"]]


def _utf16(text: str, offset: int, length: int) -> str:
    """A part of a text as Java counts."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def test_offsets_count_utf16_units(client: TestClient) -> None:
    found = _check(client)["matches"]
    spans = [(match["offset"], match["length"]) for match in found]
    assert spans == [(21, 4), (25, 2)]
    assert [_utf16(_TEXT, *span) for span in spans] == ["musk", " ,"]
    assert [match["replacements"] for match in found] == [[{"value": "Musk"}], [{"value": ","}]]
    for match in found:
        context = match["context"]
        shown = _utf16(context["text"], context["offset"], context["length"])
        assert shown == _utf16(_TEXT, match["offset"], match["length"])


def test_an_answer_has_all_that_languagetool_tells(client: TestClient) -> None:
    answer = _check(client)
    assert set(answer) == {
        "software", "warnings", "language", "matches", "sentenceRanges", "extendedSentenceRanges",
    }  # fmt: skip
    assert answer["software"]["apiVersion"] == 1
    assert answer["warnings"] == {"incompleteResults": False}
    assert answer["language"]["code"] == "en-US"
    assert set(answer["language"]["detectedLanguage"]) == {"name", "code", "confidence", "source"}
    assert answer["sentenceRanges"] == [[0, width(_TEXT)]]
    match = answer["matches"][0]
    assert match["sentence"] == _TEXT
    assert match["type"] == {"typeName": "Other"}
    assert match["ignoreForIncompleteSentence"] is False
    assert match["rule"]["id"].startswith("MTFIX_CASE_")
    assert match["rule"]["issueType"] == "misspelling"
    assert match["rule"]["category"] == {"id": "CASING", "name": "Capitalization"}


def test_clean_text_has_no_matches(client: TestClient) -> None:
    assert _check(client, "Elon Musk came on Friday, and he left on Monday.")["matches"] == []


def test_clients_choose_by_rule_and_category(client: TestClient) -> None:
    comma = "MTFIX_SPACE_BEFORE_PUNCTUATION"
    every = _ids(_check(client))
    assert comma in every
    assert len(every) == 2
    name = next(rule for rule in every if rule != comma)
    assert _ids(_check(client, disabledRules=comma)) == [name]
    assert _ids(_check(client, disabledRules=f"X, {name} ,{comma}")) == []
    assert _ids(_check(client, disabledCategories="CASING")) == [comma]
    assert _ids(_check(client, disabledCategories="CASING", enabledRules=name)) == every
    assert _ids(_check(client, enabledOnly="true", enabledRules=name)) == [name]
    assert _ids(_check(client, enabledOnly="true", enabledCategories="TYPOGRAPHY")) == [comma]


def test_addresses_say_the_same_as_forms(client: TestClient) -> None:
    answer = client.get("/v2/check", params={"text": _TEXT, "language": "en-US"})
    assert answer.json() == _check(client)


def test_the_type_of_a_form_does_not_matter(client: TestClient) -> None:
    answer = client.post(
        "/v2/check",
        content="language=en-US&text=It+rained+%2C+he+said.",
        headers={"Content-Type": "application/json"},
    )
    assert [match["offset"] for match in answer.json()["matches"]] == [9]


def test_edits_that_need_a_second_look_are_hints() -> None:
    settings = Settings(safety=(("space-before-punctuation", "unsafe"),))
    hinting = client_of(make_app(settings))
    match = _check(hinting)["matches"][-1]
    assert match["type"] == {"typeName": "Hint"}
    assert match["replacements"] == [{"value": ","}]
    strict = client_of(make_app(settings, has_hints=False))
    assert len(_check(strict)["matches"]) == 1


def test_flags_offer_nothing() -> None:
    settings = Settings(safety=(("space-before-punctuation", "flag"),))
    match = _check(client_of(make_app(settings)))["matches"][-1]
    assert match["rule"]["id"] == "MTFIX_SPACE_BEFORE_PUNCTUATION"
    assert match["replacements"] == []
    assert match["length"] >= 1


def test_the_configuration_counts() -> None:
    ignoring = client_of(make_app(Settings(ignore=("spacing",))))
    assert len(_check(ignoring)["matches"]) == 1
    grave = client_of(make_app(Settings(severity="error")))
    assert len(_check(grave)["matches"]) == 2


def test_markup_is_left_alone(client: TestClient) -> None:
    parts = [
        {"text": "😀 He has invited "},
        {"markup": "<b class='a ,b'>"},
        {"text": "musk"},
        {"markup": "</b>"},
        {"text": " , Elon Musk said."},
        {"markup": "<br/>", "interpretAs": "\n"},
        {"markup": "musk , said", "interpretAs": ""},
    ]
    whole = "".join(part.get("text", part.get("markup", "")) for part in parts)
    answer = client.post(
        "/v2/check", data={"data": json.dumps({"annotation": parts}), "language": "auto"}
    ).json()
    found = [_utf16(whole, match["offset"], match["length"]) for match in answer["matches"]]
    assert found == ["musk", " ,"]
    assert answer["matches"][0]["offset"] == width("😀 He has invited <b class='a ,b'>")
    assert answer["matches"][0]["sentence"] == "😀 He has invited musk , Elon Musk said."


def test_damaged_tags_in_a_text_are_mended(client: TestClient) -> None:
    found = _check(client, "One two three p> < p > four five six. < / p >")["matches"]
    assert any(match["rule"]["category"]["id"] == "MTFIX_MARKUP" for match in found)


@pytest.mark.parametrize(
    ("text", "preferred", "code"),
    [
        ("Das Haus ist nicht groß und auch nicht alt.", "", "de-DE"),
        ("Das Haus ist nicht groß und auch nicht alt.", "en-GB,de-AT", "de-AT"),
        ("The house is not big and it is not old.", "en-GB", "en-GB"),
        ("The house is not big and it is not old.", "", "en-US"),
    ],
)
def test_the_language_is_told_by_the_text(
    client: TestClient, text: str, preferred: str, code: str
) -> None:
    answer = _check(client, text, language="auto", preferredVariants=preferred)
    assert answer["language"]["code"] == code
    assert answer["language"]["detectedLanguage"]["code"] == code


def test_rules_for_english_are_silent_in_other_languages(client: TestClient) -> None:
    assert _check(client, "Il a dit : « Oui ! »", language="fr")["matches"] == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0 musk , \0", "\ud800 musk , \udfff", "a" * 200_000, " ," * 20_000, "." * 100_000,
     "<p>" * 20_000, "\n" * 100_000, "😀" * 50_000, "\r\n , \u2028 . \x85"],
    ids=["empty", "space", "nul", "surrogates", "word", "commas", "stops", "tags", "lines",
         "emoji", "breaks"],
)  # fmt: skip
def test_any_text_is_answered(client: TestClient, text: str) -> None:
    data = json.dumps({"annotation": [{"text": text}, {"markup": "<\ud83d>"}]})
    answer = client.post("/v2/check", data={"data": data, "language": "en"})
    assert answer.status_code == 200, answer.text
    whole = f"{text}<\ud83d>"
    units = Units(whole)
    for match in answer.json()["matches"]:
        assert match["length"] > 0
        assert units.offset(match["offset"]) is not None
        assert units.offset(match["offset"] + match["length"]) is not None


def test_a_text_without_stops_is_not_quoted_whole() -> None:
    sentences = Sentences("word " * 10_000)
    assert len(sentences.quoted(25_000)) == 1000


@pytest.mark.parametrize("text", ["a😀b𝒜", "", "abc", "\ud83d\ude00"])
def test_units_lead_there_and_back(text: str) -> None:
    units = Units(text)
    for offset in range(len(text) + 1):
        assert units.units(offset) == width(text[:offset])
        assert units.offset(units.units(offset)) == offset
    assert units.offset(-1) is None
    assert units.offset(width(text) + 1) is None
