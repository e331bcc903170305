"""The kinds of rule, one by one, on texts that the examples of the packs do not show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mtfix
from mtfix.packs.case import like
from mtfix.packs.engine import RuleSet, rule_set
from mtfix.packs.kinds.pairs import PairsRule
from mtfix.packs.kinds.pattern import PatternRule
from mtfix.packs.kinds.repeat import RepeatRule
from mtfix.packs.kinds.words import WordsRule
from mtfix.packs.rule import Rule, beside
from mtfix.reading import read
from mtfix.tokens import Token, Tokens


def _found(rule: Rule, text: str) -> list[tuple[str, str | None]]:
    """What a rule finds in a text: the place as it is written, and the replacement."""
    return [(text[f.start : f.end], f.replacement) for f in rule.find(read(text, "text"))]


def test_words_are_replaced_in_the_case_in_which_they_stand() -> None:
    rule = WordsRule(
        id="w", pack="en/x", reason="Why.", words={"e mail": "email", "e mail list": "list"}
    )
    text = "E mail me. An e mail list, e mails and E MAIL."
    assert _found(rule, text) == [("E mail", "Email"), ("e mail list", "list"), ("E MAIL", "EMAIL")]
    assert [like(model, "so") for model in ("X", "XY", "x")] == ["So", "SO", "so"]


def test_a_word_without_a_replacement_is_flagged() -> None:
    rule = WordsRule(id="w", pack="en/x", reason="Why.", safety="flag", words={"leek": ""})
    flags = list(RuleSet([rule]).find(read("Cut the leek here.", "text")))
    assert [
        (flag.start, flag.end, flag.rule) for flag in flags if isinstance(flag, mtfix.Flag)
    ] == [(8, 12, "w")]


def test_a_pattern_keeps_the_case_and_heeds_its_guards() -> None:
    rule = PatternRule(
        id="p", pack="en/x", reason="Why.", trigger="(?i:^colou?r$)", pattern="(?i:colour)",
        replace="color", not_before="the ", behind="[ .]", case="keep",
    )  # fmt: skip
    text = "Colour and COLOUR. the colour, a colour: my colour."
    assert _found(rule, text) == [("Colour", "Color"), ("COLOUR", "COLOR"), ("colour", "color")]


def test_a_pattern_asks_the_word_list_of_the_parts_that_took_part() -> None:
    rule = PatternRule(
        id="p", pack="en/x", reason="Why.", trigger="^ ?- ?$", pattern=" -|- ", replace="-",
        before=r"(?=(?P<whole>[a-z]+(?: -|- )[a-z]+|x))(?:[a-z]+)", known={"whole": "compound"},
    )  # fmt: skip
    assert _found(rule, "a long -term plan, long- term") == [(" -", "-"), ("- ", "-")]
    assert _found(rule, "he left -never to come back") == []


def test_one_context_of_a_pattern_suffices_and_gives_its_reason() -> None:
    rule = PatternRule(
        id="p", pack="en/x", reason="No space.", trigger=r"^\. $|^ \.$", pattern=r"\. ",
        replace=".", before=r"[a-z] \d", not_behind=r"\d no",
        contexts=(
            {"behind": r"\d kg", "not_before": r"bus \d"},
            {"behind": r"\d (?:kg|percent)", "because": "A share is behind it."},
            {"pattern": r" \.", "behind": r"\d "},
        ),
    )  # fmt: skip
    text = (
        "He eats 1. 2 kg. A bus 3. 5 kg. By 4. 5 percent or 6. 7 no kg, or 8 .9 it is, not 1. 2 m."
    )
    found = list(rule.find(read(text, "text")))
    assert [(text[it.start - 1 : it.end + 1], it.reason) for it in found] == [
        ("1. 2", ""), ("3. 5", "A share is behind it."), ("4. 5", "A share is behind it."),
        ("8 .9", ""),
    ]  # fmt: skip
    assert rule.evidence == ["A share is behind it."]
    reasons = [rule.cause(it).reason for it in found[:2]]
    assert reasons == ["No space.", "No space. A share is behind it."]


def test_the_word_list_decides_between_contexts() -> None:
    rule = PatternRule(
        id="p", pack="en/x", reason="Why.", trigger="^,$", pattern=",", replace=", ",
        known={"left": "word"},
        contexts=({"before": "(?P<left>[a-z]+)", "because": "A word."}, {"before": "[a-z]zx"}),
    )  # fmt: skip
    found = rule.find(read("bread,butter qzx,y qqq,y", "text"))
    assert [(it.start, it.reason) for it in found] == [(5, "A word."), (16, "")]


def test_contexts_need_a_trigger() -> None:
    with pytest.raises(ValueError, match="p: a rule with contexts needs a trigger"):
        PatternRule(id="p", pack="en/x", reason="Why.", pattern="a", contexts=({"before": "b"},))


def test_a_pattern_is_not_tried_where_what_it_needs_is_missing() -> None:
    rule = PatternRule(id="p", pack="en/x", reason="Why.", pattern="a", replace="b", needs="„")
    assert _found(rule, "a cat") == []
    assert _found(rule, "a „cat") == [("a", "b"), ("a", "b")]


def test_no_match_is_lost_where_patterns_are_tried_at_their_first_sign_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    samples = Path(__file__).parents[2] / "samples"
    rules = [rule for rule in rule_set().rules if isinstance(rule, PatternRule) and rule.trigger]
    texts = [path.read_text("utf-8") for path in sorted(samples.glob("raw/*.txt"))]
    text = "\n\n".join([*texts, *(broken for rule in rules for broken, _ in rule.fixes)])
    found = {rule.id: _found(rule, text) for rule in rules}
    for rule in rules:
        monkeypatch.setitem(rule.__dict__, "_first", re.compile(".", re.DOTALL))
    assert {rule.id: _found(rule, text) for rule in rules} == found
    assert sum(map(len, found.values())) > len(rules)


def test_the_characters_beside_a_token_are_asked_for() -> None:
    rule = PatternRule(
        id="p",
        pack="en/x",
        reason="Why.",
        trigger="^, $",
        beside=r"\d\d",
        pattern=", ",
        replace=",",
    )
    assert _found(rule, "7, 000 and a, b and 5, six") == [(", ", ",")]
    assert beside("a, be", Token(1, ", ")) == ("a", "be")
    assert beside("a", Token(0, "a")) == ("", "")


def test_doubled_words_are_found_whatever_their_case() -> None:
    pairs = Tokens("The the end of of, of it. It").doubled
    assert [(first.text, second.text, second.start) for first, second in pairs] == [
        ("The", "the", 4), ("of", "of", 15), ("of", "of", 19), ("it", "It", 26),
    ]  # fmt: skip


def test_a_pattern_for_doubled_words_is_tried_at_no_other() -> None:
    doubled = PatternRule(
        id="p",
        pack="en/x",
        reason="Why.",
        trigger="^(?:in|so)$",
        doubled="yes",
        pattern=" [a-z]+",
        replace="",
    )
    text = "So in a town in in which it is so so it is is so"
    found = [(flag.start, flag.end) for flag in RuleSet([doubled]).find(read(text, "text"))]
    assert found == [(text.index(" in which"), text.index(" which")), (33, 36)]


def test_only_words_between_spaces_are_dropped() -> None:
    rule = RepeatRule(id="r", pack="en/x", reason="Why.", words=["the", "of"], unless=["song"])
    assert _found(rule, "The the end of\nof it") == [(" the", ""), ("\nof", "")]
    assert _found(rule, "of of, of, of the-the and in the The Hague case") == []
    assert _found(rule, "the song the the plays") == []


def test_a_sentence_that_stands_twice_is_found_once() -> None:
    rule = RepeatRule(id="r", pack="en/x", reason="Why.", shortest=3)
    assert _found(rule, "It was late. The sun set. The sun set. We left.") == [
        (" The sun set.", "")
    ]
    assert _found(rule, "So it is. So it was. So it is.") == []


def test_marks_without_a_partner_are_flagged() -> None:
    rule = PairsRule(id="b", pack="any/x", reason="Why.", safety="flag", opening="([", closing=")]")
    assert _found(rule, "One (two [three] four.\n\nAnd (so) on].") == [("(", None), ("]", None)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The cafÃ© in KÃ¶ln is open.", "The café in Köln is open."),
        ("She said â€œnoâ€\x9d and left.", "She said “no” and left."),
        ("The Château café in Köln – it’s open.", "The Château café in Köln – it’s open."),
        ("Â£5 is a price.", "£5 is a price."),
    ],
)
def test_wrongly_decoded_text_is_decoded_anew(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I say thatHolmberg won. So Holmberg did.", "I say that Holmberg won. So Holmberg did."),
        ("Holmbergsaid so. We met Holmberg.", "Holmberg said so. We met Holmberg."),
        ("It is late, and Öhlundsaid so to us. We met Åsa Öhlund there.",
         "It is late, and Öhlund said so to us. We met Åsa Öhlund there."),
        ("An eBook on LibreOffice by McDonald",) * 2,
        ("Use andThen, butNot, orElse, forEach, thatIs, withAll, onThe, inThe.",) * 2,
    ],
)  # fmt: skip
def test_glued_words_are_parted_if_the_text_knows_the_name(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


def test_foreign_marks_are_led_to_those_of_the_text() -> None:
    curly = mtfix.fix("He called it “late” and 「much too late」 again.").text
    assert curly == "He called it “late” and “much too late” again."
    straight = mtfix.fix('He called it "late" and 「much too late」 again.').text
    assert straight == 'He called it "late" and "much too late" again.'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('The barge sank."Nobody came," he said.', 'The barge sank. "Nobody came," he said.'),
        ('He said: "The barge sank."Nobody came.', 'He said: "The barge sank." Nobody came.'),
        ("The barge sank.”Nobody came,” the cook said.",) * 2,
        ('"The 12" pipe broke."Nobody came," the cook said.',) * 2,
    ],
)  # fmt: skip
def test_a_mark_between_two_sentences_goes_with_its_quotation(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted
