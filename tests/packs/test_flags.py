"""Findings that need a person: what is flagged, where, with what reason, and what is left alone."""

from __future__ import annotations

import pytest

import mtfix

_OURS = frozenset(
    """untranslated-script name-variants acronym-mismatch quotation-unbalanced
    bracket-unbalanced byline-editor boilerplate-line caption-repeated engine-placeholder""".split()
)


def _flagged(text: str, rule: str) -> list[str]:
    result = mtfix.fix(text, format="text")
    return [text[flag.start : flag.end] for flag in result.flags if flag.rule == rule]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # One flag a run: spaces and punctuation between foreign words belong to it.
        ("The shipping firm сообщил вчера, что it will close.", ["сообщил вчера, что"]),
        ("It is 好 and 坏 at once.", ["好", "坏"]),
        # A line of its own, whatever the block's script.
        ("The fair opens today.\n\n当前位置：首页\n\nIt lasts a week.", ["当前位置：首页"]),
        # A gloss, before or behind, and a quoted word.
        ("The singer Faye Wong (王菲) came; 王菲 (Faye Wong) sang.", []),
        ("They call it “сало” there.", []),
        # One letter is a sign; a bracket that opens a line explains nothing.
        ("The angle θ and the letter Я.", []),
        ("The road is closed.\n(责任编辑)", ["责任编辑"]),
        # A text in another script is not residue.
        ("Это статья о погоде, and it is short.", []),
        # Code is not prose.
        ("if (x == 1) { print('привет мир'); }", []),
    ],
)
def test_words_in_another_script_are_flagged_once_a_run(text: str, parts: list[str]) -> None:
    assert _flagged(text, "untranslated-script") == parts


@pytest.mark.parametrize(
    ("text", "is_flagged"),
    [
        ("pg_dump 失败：%s", False),
        ("Genius Comfy KB-16M/Multimedia KWD-910 — за мултимедия", False),
        ("The file %s is 空 and has to be filled.", True),
    ],
)
def test_a_message_needs_words_of_a_language_for_residue(text: str, is_flagged: bool) -> None:
    rules = [flag.rule for flag in mtfix.fix(text, format="message").flags]
    assert ("untranslated-script" in rules) is is_flagged


_FILLER = " That was on the second day of the trial, before a large crowd. "


@pytest.mark.parametrize(
    ("first", "second", "third", "parts"),
    [
        ("spoke to Torvandil.", "saw Torvandil there.", "told Torvendil to rise.", ["Torvendil"]),
        # A different first letter needs the same consonants; S and Z sound alike.
        ("saw Sarivov there.", "told Sarivov so.", "asked Zarivov to go.", ["Zarivov"]),
        ("saw Marivov there.", "told Marivov so.", "asked Tarivov to go.", []),
        # From nine letters on two may differ, in shorter names one.
        ("saw Brodzinska there.", "told Brodzinska.", "asked Bordzynska to go.", ["Bordzynska"]),
        ("saw Tolveno there.", "told Tolveno so.", "asked Talvena to go.", []),
        # Forms of one word, plurals, men and women.
        ("saw Velidia there.", "in Velidia, too.", "a Velidian, and two Velidians.", []),
        ("saw Petrenka there.", "told Petrenka so.", "asked Petrenko to go.", []),
        # Two people who are introduced by different names; one who has one name.
        ("saw Nils Torvandil.", "told Torvandil.", "asked Olga Torvendil to go.", []),
        ("saw Nils Torvandil.", "told Torvandil.", "asked Nils Torvendil.", ["Torvendil"]),
        # Well-known names are no misspellings of each other.
        ("flew to Austria.", "stayed in Austria.", "went to Australia.", []),
        # The text tells them apart itself.
        ("saw Torvandil there.", "the names Torvandil and Torvendil differ.", "", []),
    ],
)
def test_the_rarer_of_two_spellings_is_flagged(
    first: str, second: str, third: str, parts: list[str]
) -> None:
    text = f"On Monday they {first}{_FILLER}They {second}{_FILLER}They {third}"
    assert _flagged(text, "name-variants") == parts


def test_the_reason_names_the_other_spelling() -> None:
    text = f"They saw Torvandil.{_FILLER}They told Torvandil.{_FILLER}They asked Torvendil to go."
    (flag,) = (flag for flag in mtfix.fix(text).flags if flag.rule == "name-variants")
    assert "“Torvendil” may be the “Torvandil” of this text." in flag.reason


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It belongs to the joint harbour Authority (WKB).", ["joint harbour Authority (WKB)"]),
        ("It belongs to the joint harbour Authority (JHA).", []),
        # The acronym may have letters from words before the article.
        ("The Union of the joint harbour Authority (UHA) met.", []),
        # Written as a name throughout, or not at all: its acronym may be of another language.
        ("It belongs to the Joint Harbour Authority (WKB).", []),
        ("It belongs to the joint harbour authority (WKB).", []),
        ("It belongs to the German railway Authority (DBA).", []),
        # Two words are too few to tell, and a person is no organisation.
        ("It belongs to the harbour Authority (WKB).", []),
        ("It belongs to the old harbour master Smith (WKB).", []),
    ],
)
def test_an_acronym_that_a_mixed_name_does_not_spell_is_flagged(
    text: str, parts: list[str]
) -> None:
    assert _flagged(text, "acronym-mismatch") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The town (it has two bridges is old.", ["("]),
        ("The plank is 8 cm (3 in) wide.", []),
        ("a) apples\nb) pears", []),
        ("We won :) and they lost ;-)", []),
        # Sentences of one bracket, each in a line of its own.
        ("We stayed (it rained.\nIt rained all day) and read.", []),
    ],
)
def test_brackets_without_a_partner_are_flagged(text: str, parts: list[str]) -> None:
    assert _flagged(text, "bracket-unbalanced") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He said: “This is our plan. Then he left.", ["“"]),
        ('The price is "5" now.', []),
        ('He has a 27" screen.', []),
        ("“It rained.\n\n“It rained all day,” he said.", []),
        ('"It rained.\n\n"It rained all day," he said.', []),
    ],
)
def test_quotation_marks_without_a_partner_are_flagged(text: str, parts: list[str]) -> None:
    assert _flagged(text, "quotation-unbalanced") == parts


def test_a_text_with_a_style_of_its_own_has_no_unbalanced_marks() -> None:
    text = "\n\n".join(f"Entry {number}: a word ” here and there." for number in range(9))
    assert _flagged(text, "quotation-unbalanced") == []


@pytest.mark.parametrize(
    "text",
    [
        "“Let it be,” she said (and meant it). “It is late.”\n\nThe WHO (Geneva) agreed.",
        "The editor: a man of few words. Click here, please, and read more of it.",
        "The café’s menu lists crème brûlée, and Łódź lies in Poland.",
    ],
)
def test_clean_text_has_no_flags(text: str) -> None:
    assert [flag for flag in mtfix.fix(text).flags if flag.rule in _OURS] == []


@pytest.mark.parametrize(
    "text",
    [
        "слово " * 20_000 + "word " * 60_000,
        " ".join(f"he met Aaaaa{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(20_000)),
        "( “ " * 30_000,
        ("The same line stands here again\n" * 5_000),
    ],
    ids=["residue", "names", "marks", "lines"],
)
def test_what_would_be_flagged_without_end_is_come_to_an_end_with(text: str) -> None:
    result = mtfix.fix(text, format="text")
    assert result.stable
    assert result.original == text
