"""German, French and Spanish: which language a text is in, and what its packs repair and leave."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.language import language, manner
from mtfix.reading import read

_TEXTS = {
    "de": "Die Waage steht seit Jahren auf dem Platz, und die Leute glauben ihr, auch wenn sie"
    " nicht mehr genau ist. Wer will, kann sich hier wiegen und wird nach dem Preis gefragt.",
    "fr": "La fontaine est sur la place depuis des années, et les gens du village la croient,"
    " même si elle ne dit pas grand-chose. Qui veut boire le soir doit venir avec une cruche.",
    "es": "El faro está en la isla desde hace años, y la gente del pueblo lo quiere, aunque no"
    " se ve muy bien cuando hay niebla. Los que suben por la escalera cuentan los escalones.",
    "it": "La torre è nella piazza da molti anni, e la gente del paese non la guarda più, anche"
    " se è alta. Chi sale con il custode vede il mare e le isole, ma solo di mattina.",
    "pt": "A ponte está no rio há muitos anos, e as pessoas da vila não passam por ela, mas"
    " também não a querem vender. O que se vê dos dois lados é uma casa com um jardim.",
    "nl": "De molen staat al jaren aan het water, en de mensen van het dorp zijn er blij mee,"
    " ook als hij niet meer draait. Wie naar boven wil, moet met de sleutel bij ons komen.",
}
_ENGLISH = (
    "The scales have stood on the square for years, and people believe them, even if they are no"
    " longer exact. Whoever wants to be weighed here will be asked what the price is."
)


@pytest.mark.parametrize("code", _TEXTS)
def test_a_text_is_taken_for_what_it_is(code: str) -> None:
    assert language(_TEXTS[code]) == code
    assert read(_TEXTS[code], "text").prose.manners.language == code


def test_english_is_not_taken_for_another_language() -> None:
    assert language(_ENGLISH) == ""
    assert read(_ENGLISH, "text").prose.manners.language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345 678",
        "NO TRANSLATION AVAILABLE\n" * 20,
        "Ann Lee, 36, Newtown\nOmar Diaz, 22, Leeds\nKim de Vries, 24, Gouda\nJo Sen, 41",
        "Город стоит на реке, и la gente знает его под двумя именами.",
    ],
)
def test_a_text_without_frequent_words_has_no_known_language(text: str) -> None:
    assert language(text) == ""


def test_related_languages_are_told_apart() -> None:
    norwegian = "Vi har ikke det som står på listen, men det er av stor verdi for de som har tid."
    catalan = "La ciutat és gran i els carrers són estrets, però amb les places no hi ha més pes."
    assert language(norwegian) not in ("", "de", "nl", "sv")
    assert language(catalan) == "ca"


@pytest.mark.parametrize(
    ("code", "broken", "repaired"),
    [
        ("de", "Sie fragte leise : „ Ist es weit ?”", "Sie fragte leise: „Ist es weit?“"),
        ("de", "Es kam so : wir gingen , er blieb .", "Es kam so: wir gingen, er blieb."),
        ("fr", "«  Oui  » , dit-il à l' aube .", "« Oui », dit-il à l'aube."),
        ("es", "¿ Vienes ? Ella dijo : « No sé ».", "¿Vienes? Ella dijo: «No sé»."),
        ("es", "“Claro, ”dijo el cura .", "“Claro,” dijo el cura."),
    ],
)
def test_the_packs_work_together(code: str, broken: str, repaired: str) -> None:
    text = f"{_TEXTS[code]}\n\n{{}}\n"
    assert mtfix.fix(text.format(broken)).text == text.format(repaired)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "„Er sagte ‚nein‘ und ging“, schrieb sie. Es stand 2 : 1; »warum?«"),
        ("de", 'Er nannte es „Kunst" und sie „Unfug".'),
        (
            "fr",
            "Qui\u202f? Elle\u00a0: «\u00a0Moi\u00a0», «\u202ftoi\u202f», «lui», « eux »\u00a0!",
        ),
        ("fr", "Plus de 3\u202f000 pages\u00a0; est-ce trop ? Non !"),
        ("es", "¡¿Qué?! «Dijo: “¿Y tú?”». La proporción es de 1 : 3."),
    ],
)
def test_what_is_right_stays(code: str, text: str) -> None:
    whole = f"{_TEXTS[code]}\n\n{text}\n"
    assert mtfix.fix(whole).edits == ()


def test_no_rule_of_one_language_works_in_another() -> None:
    """A space before a question mark is wrong in German and right in French."""
    assert mtfix.fix(f"{_TEXTS['fr']} Est-ce loin ? Oui !").edits == ()
    assert mtfix.fix(f"{_TEXTS['de']} Ist es weit ? Ja !").text.endswith("Ist es weit? Ja!")


def test_a_missing_question_mark_is_only_flagged() -> None:
    text = f"{_TEXTS['es']} Vamos a la playa con el farero?"
    result = mtfix.fix(text)
    assert result.edits == ()
    assert [(flag.rule, text[flag.start : flag.end]) for flag in result.flags] == [
        ("spanish-question-unopened", "?")
    ]


@pytest.mark.parametrize(
    ("code", "broken", "repaired"),
    [
        ("de", "Es sind rund 3, 5 Prozent von 10. 000 Leuten.", "3,5 Prozent von 10.000 Leuten."),
        ("fr", "La hausse est de 3, 5 % par an.", "de 3,5 % par an."),
        ("es", "Es el 3, 5 % de los 10. 000 vecinos.", "el 3,5 % de los 10.000 vecinos."),
    ],
)
def test_figures_wait_for_consent(code: str, broken: str, repaired: str) -> None:
    text = f"{_TEXTS[code]} {broken}"
    assert mtfix.fix(text).edits == ()
    assert mtfix.fix(text, unsafe=True).text.endswith(repaired)


def test_a_bracket_that_lost_its_place_is_no_call() -> None:
    text = "They met in zurich, in all the houses( sheds, too), on friday."
    assert not manner(text).is_code
    assert "Zurich" in mtfix.fix(text).text


@pytest.mark.parametrize("text", ["call foo( x, y ); then", "main( void ) is all", "f( g(x), y)"])
def test_a_call_is_code(text: str) -> None:
    assert manner(text).is_code


@pytest.mark.parametrize(
    "text",
    ["Run it with -v first.", "Use the -name option.", "find . -name x", "java -Xmx=2 a"],
)
def test_options_of_programs_are_code(text: str) -> None:
    assert manner(text).is_code


@pytest.mark.parametrize(
    "text",
    ["A bottom -layer plan of the vice -president.", "The Franco -German team met in mid -June."],
)
def test_compounds_whose_hyphen_stands_apart_are_no_code(text: str) -> None:
    assert not manner(text).is_code
