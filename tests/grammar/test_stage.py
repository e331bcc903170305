"""The stage: matches become edits and flags of the document, and mtfix's own rules come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

import mtfix
from mtfix.config import Config, Grammar
from mtfix.edits import Flag
from mtfix.grammar import stage
from mtfix.grammar.client import Match
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.judging import rule_of
from mtfix.grammar.library import Manner
from mtfix.grammar.server import Server

Say = tuple[str, str, str]
"""A rule, the words that it speaks of, and its suggestions with a stroke between them."""


class Said:
    """In place of a client: says the same of words wherever they stand."""

    def __init__(self, said: Iterable[Say]) -> None:
        self.said = list(said)
        self.asked: list[str] = []
        self.manners: list[Manner] = []

    def check(self, blocks: Sequence[str], manner: Manner) -> list[tuple[Match, ...]]:
        self.asked += blocks
        self.manners.append(manner)
        return [tuple(self._of(block)) for block in blocks]

    def _of(self, block: str) -> Iterable[Match]:
        for rule, words, new in self.said:
            at = block.find(words)
            if at >= 0:
                sentence = block.rfind(". ", 0, at) + 2 if ". " in block[:at] else 0
                category = "TYPOS" if rule == "TYPOS" else "GRAMMAR"
                suggestions = tuple(new.split("|")) if new else ()
                yield Match(
                    at, at + len(words), sentence, rule, category, "grammar", "Look.", suggestions
                )


Asking = Callable[..., Said]


@pytest.fixture
def saying(monkeypatch: pytest.MonkeyPatch) -> Asking:
    def say(*said: Say) -> Said:
        client = Said(said)
        monkeypatch.setattr(stage, "client_for", lambda _: client)
        return client

    return say


def _fix(text: str, unsafe: bool = False, **choices: object) -> mtfix.Result:
    rules = choices.pop("rules", (("A", "safe"), ("B", "safe"), ("U", "unsafe"), ("F", "flag")))
    grammar = Grammar(rules=rules, **choices)  # type: ignore[arg-type]
    return mtfix.fix(text, format="text", unsafe=unsafe, config=Config(grammar=grammar))


def _flags(result: mtfix.Result) -> list[tuple[str, str]]:
    return [
        (flag.rule, result.original[flag.start : flag.end])
        for flag in result.flags
        if flag.rule.startswith("lt-")
    ]


def test_a_safe_rule_edits_and_says_why(saying: Asking) -> None:
    saying(("A", "were", "was"))
    result = _fix("The dog were here.")
    assert result.text == "The dog was here."
    assert [cause for edit in result.edits for cause in edit.causes] == [
        mtfix.Cause("lt-a", "Look.", "safe")
    ]


def test_an_unsafe_rule_edits_if_it_is_asked_to(saying: Asking) -> None:
    saying(("U", "were", "was"))
    assert _fix("The dog were here.").withheld[0].why == "unsafe"
    assert _fix("The dog were here.", unsafe=True).text == "The dog was here."


@pytest.mark.parametrize("new", ["", "was|is"])
def test_where_it_is_not_clear_what_to_write_there_is_a_flag(saying: Asking, new: str) -> None:
    saying(("A", "were", new))
    result = _fix("The dog were here.")
    assert result.text == result.original
    assert _flags(result) == [("lt-a", "were")]


def test_a_flag_has_message_suggestions_and_page(saying: Asking) -> None:
    saying(("F", "were", "was|is"))
    [flag] = _fix("The dog were here.").flags
    assert flag.reason == (
        "Look. (“was” or “is”?) https://community.languagetool.org/rule/show/F?lang=en"
    )


def test_what_nobody_measured_is_a_flag(saying: Asking) -> None:
    saying(("NO_SUCH_RULE", "were", "was"))
    assert _flags(_fix("The dog were here.")) == [("lt-no-such-rule", "were")]


@pytest.mark.parametrize("name", ["NO_SUCH_RULE", "GRAMMAR", "lt-no-such-rule", "grammar"])
def test_users_trust_rules_and_categories_otherwise(saying: Asking, name: str) -> None:
    saying(("NO_SUCH_RULE", "were", "was"))
    assert _fix("The dog were here.", rules=((name, "safe"),)).text == "The dog was here."
    assert not _fix("The dog were here.", rules=((name, "off"),)).flags


def test_of_two_proposals_in_a_sentence_one_is_made_in_a_round(saying: Asking) -> None:
    client = saying(("A", "were", "was"), ("B", "big", "large"))
    result = _fix("The dog were big.")
    assert result.text == "The dog was large."
    assert client.asked == ["The dog were big.", "The dog was big.", "The dog was large."]


def test_proposals_in_two_sentences_are_made_at_once(saying: Asking) -> None:
    client = saying(("A", "were", "was"), ("B", "big", "large"))
    assert _fix("The dog were here. It is big.").text == "The dog was here. It is large."
    assert len(client.asked) == 2


def test_an_unsafe_proposal_does_not_stand_in_the_way_of_a_safe_one(saying: Asking) -> None:
    saying(("U", "dog", "cat"), ("A", "were", "was"))
    result = _fix("The dog were here.")
    assert result.text == "The dog was here."
    assert [item.edit.replacement for item in result.withheld] == ["cat"]


def test_proposals_beside_a_withheld_one_are_flags(saying: Asking) -> None:
    saying(("U", "dog", "cat"), ("U", "here", "there"))
    result = _fix("The dog is here.")
    assert [item.edit.replacement for item in result.withheld] == ["cat"]
    assert _flags(result) == [("lt-u", "here")]


def test_it_is_asked_when_mtfix_is_quiet(saying: Asking) -> None:
    client = saying()
    _fix("He has invited musk , Elon Musk said.")
    assert client.asked == ["He has invited Musk, Elon Musk said."]


def test_where_a_rule_of_mtfix_has_spoken_it_is_silent(
    saying: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mtfix import pipeline

    saying(("A", "were", "was"), ("B", "big", "large"))
    own = pipeline.Stage("own", (lambda _: [Flag(8, 12, "own-rule", "mine")],))
    monkeypatch.setattr(pipeline, "stages", lambda *_: (own,))
    result = _fix("The dog were here. It is big.")
    assert result.text == "The dog were here. It is large."
    assert not _flags(result)


def test_capitals_are_left_to_casing(saying: Asking) -> None:
    saying(("U", "musk", "Musk"))
    result = _fix("The smell of musk was here.", unsafe=True)
    assert result.text == result.original
    assert _flags(result) == [("lt-u", "musk")]


def test_names_and_words_to_keep_are_no_mistakes_of_spelling(saying: Asking) -> None:
    saying(("TYPOS", "Foobarix", ""), ("TYPOS", "npmx", ""), ("TYPOS", "teh", "the"))
    grammar = Grammar(has_spelling=True)
    config = Config(names=("Foobarix",), keep=frozenset({"npmx"}), grammar=grammar)
    result = mtfix.fix("Foobarix has npmx in teh house.", config=config)
    assert _flags(result) == [("lt-typos", "teh")]


def test_spelling_is_off(saying: Asking) -> None:
    client = saying(("TYPOS", "teh", "the"))
    assert not _fix("It was in teh house.").flags
    assert not client.manners[0].has_spelling


def test_tags_stay_and_offsets_are_those_of_the_text(saying: Asking) -> None:
    saying(("A", "an house", "a house"), ("F", "they is", "they are"))
    text = (
        "<p>😀 All will see <b>an</b> house &amp; a tree.</p>\n"
        "<p>And <i>they</i> is not here 𝒜.</p>"
    )
    grammar = Grammar(rules=(("A", "safe"), ("F", "flag")))
    result = mtfix.fix(text, config=Config(grammar=grammar))
    assert result.text == text.replace("an</b>", "a</b>")
    assert _flags(result) == [("lt-f", "they</i> is")]


def test_near_an_opaque_run_nothing_is_believed(saying: Asking) -> None:
    client = saying(("A", "an", "a"))
    result = mtfix.fix(
        "<p>This is an <code>x</code> and that is all of it.</p>",
        config=Config(grammar=Grammar(rules=(("A", "safe"),))),
    )
    assert client.asked == ["This is an Q and that is all of it."]
    assert result.text == result.original
    assert not result.flags


def test_white_space_that_is_not_shown_stays(saying: Asking) -> None:
    saying(("A", "an house", "a house"))
    text = "<p>This is an\nhouse of the town.</p>"
    result = mtfix.fix(text, config=Config(grammar=Grammar(rules=(("A", "safe"),))))
    assert result.text == "<p>This is a\nhouse of the town.</p>"


@pytest.mark.parametrize("name", ["lt-a", "lt"])
def test_rules_are_left_out_by_name(saying: Asking, name: str) -> None:
    saying(("A", "were", "was"))
    grammar = Grammar(rules=(("A", "safe"),))
    config = Config(grammar=grammar, disable=frozenset({name}))
    assert mtfix.fix("The dog were here.", config=config).text == "The dog were here."


def test_comments_in_the_text_are_heeded(saying: Asking) -> None:
    saying(("A", "were", "was"))
    text = "<!-- mtfix off lt-a -->\n\nThe dog were here.\n"
    config = Config(grammar=Grammar(rules=(("A", "safe"),)))
    result = mtfix.fix(text, format="markdown", config=config)
    assert (result.text, result.flags) == (text, ())


def test_other_languages_are_only_flagged(saying: Asking) -> None:
    client = saying(("EN_A_VS_AN", "schöne", "schönes"))
    text = "Das ist ein schöne Haus, und die Frau ist nicht da."
    result = mtfix.fix(text, config=Config(grammar=Grammar()))
    assert client.manners[0].language == "de-DE"
    assert result.text == text


def test_the_variant_counts_for_its_language_only(saying: Asking) -> None:
    client = saying()
    _fix("The dog was here.", variant="en-GB", mother_tongue="de", is_picky=True)
    _fix("Das ist ein schönes Haus, und die Frau ist nicht da.", variant="en-GB")
    assert client.manners == [Manner("en-GB", "de", is_picky=True), Manner("de-DE")]


def test_without_a_server_the_rest_goes_on_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Grammar) -> Said:
        raise GrammarUnavailable("there is no Java")

    monkeypatch.setattr(stage, "client_for", fail)
    result = _fix("He has invited musk , Elon Musk said.")
    assert result.text == "He has invited Musk, Elon Musk said."
    assert result.notes == ("there is no Java; going on without LanguageTool",)
    with pytest.raises(GrammarUnavailable):
        _fix("The dog was here.", is_required=True)


def test_ids_of_all_kinds_become_names() -> None:
    ids = ["EN_A_VS_AN", "DE_AGREEMENT-X", "RULE[2]", "À_LA"]
    assert [rule_of(id_) for id_ in ids] == [
        "lt-en-a-vs-an", "lt-de-agreement-x", "lt-rule-2", "lt-la",
    ]  # fmt: skip


# --- a real server ---


def test_a_real_server_and_a_second_run_is_quiet(server: Server) -> None:
    text = (
        "😀 He has invited musk , Elon Musk said.\n\n"
        "This is 𝒜 for all to see in an house of an man. He have a dog."
    )
    grammar = Grammar(server.url, rules=(("EN_A_VS_AN", "safe"), ("HE_VERB_AGR", "flag")))
    config = Config(grammar=grammar)
    result = mtfix.fix(text, config=config)
    assert result.text == (
        "😀 He has invited Musk, Elon Musk said.\n\n"
        "This is 𝒜 for all to see in a house of a man. He have a dog."
    )
    assert _flags(result) == [("lt-he-verb-agr", "have")]
    assert result.stable
    assert mtfix.fix(result.text, config=config).edits == ()
