"""Rules for English keep away from short texts that are in another language."""

from __future__ import annotations

import pytest

import mtfix

_FOREIGN = [
    "Escriba a ayuda", "Torna a elenco", "Invita a amici", "Vraiment ?", "Merci !", "Ja !",
    "Pourquoi ?", "Anmelden !", "Risponda a utente", "Entrer ?",
]  # fmt: skip


@pytest.mark.parametrize("text", _FOREIGN)
@pytest.mark.parametrize("format_", ["text", "message"])
def test_few_words_of_another_language_are_left_alone(text: str, format_: str) -> None:
    assert mtfix.fix(text, format=format_).text == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source"),
    [("Attention !", "Watch out!"), ("Salut !", "Hello!"), ("Message ?", "News?")],
)
def test_a_translation_from_english_is_not_english(text: str, source: str) -> None:
    assert mtfix.fix(text, format="message", source=source).text == text


@pytest.mark.parametrize(
    ("text", "expected", "source"),
    [
        ("Really ?", "Really?", None),
        ("Sorry !", "Sorry!", "Entschuldigung!"),
        ("Buy a apple", "Buy an apple", None),
        ("Delete {n} files ?", "Delete {n} files?", "Delete {n} files?"),
        ("Is it in Oslo ?", "Is it in Oslo?", "Liegt das in Oslo?"),
    ],
)
def test_few_words_of_english_are_mended(text: str, expected: str, source: str | None) -> None:
    assert mtfix.fix(text, format="message", source=source).text == expected
