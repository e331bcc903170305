"""Grammars of LanguageTool: what is carried over, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.packs.engine import RuleSet
from mtfix.packs.languagetool import GrammarError, Imported, convert, to_yaml
from mtfix.packs.loader import load_pack
from mtfix.packs.trial import trial

_MESSAGE = "<message>Did you mean <suggestion>barn owl</suggestion>?</message>"
_TOKENS = "<pattern><token>barn</token><token>owls</token></pattern>"
_EXAMPLES = """
<example correction="barn owl">We saw a <marker>barn owls</marker> on the roof.</example>
<example>We saw two of the owls in the barn.</example>
"""


def _imported(folder: Path, body: str, head: str = "") -> Imported:
    path = folder / "grammar.xml"
    rules = f'{head}<rules lang="en"><category id="C" name="c">{body}</category></rules>'
    path.write_text(rules, encoding="utf-8")
    return convert(path, "en")


def _rule(
    pattern: str = _TOKENS,
    message: str = _MESSAGE,
    examples: str = _EXAMPLES,
    more: str = "",
    name: str = "BARN_OWL",
) -> str:
    return f'<rule id="{name}" name="barn" {more}>{pattern}{message}{examples}</rule>'


def test_a_rule_of_words_becomes_a_rule_of_tokens(tmp_path: Path) -> None:
    imported = _imported(tmp_path, _rule())
    assert imported.skipped == []
    assert imported.specs == [
        {
            "id": "lt-barn-owl",
            "pack": "en/languagetool",
            "kind": "token",
            "reason": "Did you mean “barn owl”?",
            "safety": "unsafe",
            "tokens": [{"word": ["barn"]}, {"word": ["owls"]}],
            "replace": "barn owl",
            "case": "keep",
            "fixes": [["We saw a barn owls on the roof.", "We saw a barn owl on the roof."]],
            "keeps": ["We saw two of the owls in the barn."],
        }
    ]


def test_what_is_written_can_be_loaded_and_holds(tmp_path: Path) -> None:
    several = (
        "<message>Try <suggestion>barn owl</suggestion>, <suggestion>owl</suggestion>.</message>"
    )
    imported = _imported(tmp_path, _rule() + _rule(message=several, name="OTHER"))
    path = tmp_path / "en" / "owls.yaml"
    path.parent.mkdir()
    path.write_text(to_yaml(imported), encoding="utf-8")
    rules = load_pack(path)
    assert [(rule.id, rule.safety) for rule in rules] == [
        ("lt-barn-owl", "unsafe"),
        ("lt-other", "flag"),
    ]
    assert [list(rule.flags) for rule in rules] == [
        [],
        [("We saw a barn owls on the roof.", "barn owls")],
    ]
    assert [failure for rule in rules for failure in trial(rule, RuleSet([rule]))] == []


def test_what_tokens_say_is_carried_over(tmp_path: Path) -> None:
    pattern = """
    <antipattern><token>red</token><token regexp="yes">barns?</token></antipattern>
    <pattern case_sensitive="yes">
      <token negate="yes" regexp="yes">two|three</token>
      <token case_sensitive="no" skip="-1">barn<exception regexp="yes">bar|born</exception></token>
      <token min="0" max="2" regexp="yes">x+</token>
      <marker><token spacebefore="yes">owls</token></marker>
    </pattern>"""
    message = "<message>Say <suggestion><match no='4'/>-like</suggestion> after \\2.</message>"
    examples = """
    <example correction="owls-like">We saw a barn of the <marker>owls</marker> there.</example>
    <example>We saw a red barn of the owls there.</example>"""
    imported = _imported(tmp_path, _rule(pattern, message, examples))
    assert imported.skipped == []
    (spec,) = imported.specs
    assert spec["tokens"] == [
        {"except": ["two", "three"], "case_sensitive": "yes"},
        {"word": ["barn"], "except": ["bar", "born"], "skip": 30},
        {"regex": "x+", "case_sensitive": "yes", "optional": "yes", "most": 2},
        {"word": ["owls"], "case_sensitive": "yes", "space_before": "yes", "mark": "yes"},
    ]
    assert spec["antipatterns"] == [{"tokens": [{"word": ["red"]}, {"regex": "barns?"}]}]
    assert spec["replace"] == r"\4-like"
    assert spec["reason"] == "Say “…-like” after …."


def test_rules_of_a_group_share_its_antipatterns_and_are_numbered(tmp_path: Path) -> None:
    group = "<antipattern><token>old</token><token>barn</token></antipattern>"
    body = f'<rulegroup id="OWLS" name="owls">{group}{_rule()}{_rule()}</rulegroup>'
    specs = _imported(tmp_path, body).specs
    assert [spec["id"] for spec in specs] == ["lt-owls-1", "lt-owls-2"]
    assert [len(spec["antipatterns"]) for spec in specs] == [1, 1]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (
            _rule(_TOKENS.replace("<token>", '<token postag="NN">', 1)),
            "a <token> asks for postag=“NN”",
        ),
        (
            _rule(_TOKENS.replace("<token>", '<token inflected="yes">', 1)),
            "a <token> asks for inflected=“yes”",
        ),
        (
            _rule(_TOKENS.replace("barn<", 'barn<exception postag="NN"/><')),
            "a <exception> asks for postag=“NN”",
        ),
        (
            _rule(f'<antipattern><token chunk="B-NP"/></antipattern>{_TOKENS}'),
            "a <token> asks for chunk=“B-NP”",
        ),
        (_rule(_TOKENS + '<filter class="F" args=""/>'), "it has a <filter>"),
        (_rule("<regexp>barn</regexp>"), "it has a <regexp>"),
        (
            _rule("<pattern><unify><token>barn</token></unify></pattern>"),
            "a <pattern> has a <unify>",
        ),
        (_rule(more='default="off"'), "it is off in LanguageTool"),
        (_rule(_TOKENS.replace("owls", "n't")), "“n't” is no token here"),
        (
            _rule("<pattern><token regexp='yes'>(barn</token></pattern>"),
            "“(barn” is no regular expression here",
        ),
        (_rule("<pattern><token/><token/></pattern>"), "no token that must be there"),
        (
            _rule(
                message="<message><suggestion><match no='1' postag='NN'/></suggestion></message>"
            ),
            "its suggestion changes the form of a word",
        ),
        (
            _rule(message="<message><suggestion>\\3</suggestion></message>"),
            "the suggestion “\\3” names a token that is not there",
        ),
        (_rule(examples=""), "it has no example"),
        (
            _rule(examples=_EXAMPLES.replace("two of the owls", "barn owls")),
            "an example of it does not hold (keeps): “We saw barn owls in the barn.”",
        ),
    ],
    ids=lambda value: value[:30] if not value.startswith("<") else "",
)
def test_what_is_not_carried_over_is_told(tmp_path: Path, rule: str, reason: str) -> None:
    imported = _imported(tmp_path, f"<!-- first -->\n{rule}")
    assert imported.specs == []
    (skipped,) = imported.skipped
    assert skipped[:2] == ("BARN_OWL", 2)
    assert skipped.reason.startswith(reason)


def test_text_entities_of_the_grammar_are_put_in(tmp_path: Path) -> None:
    head = '<!DOCTYPE rules [<!ENTITY birds "owls|larks">]>'
    pattern = _TOKENS.replace("<token>owls", '<token regexp="yes">&birds;')
    (spec,) = _imported(tmp_path, _rule(pattern), head).specs
    assert spec["tokens"] == [{"word": ["barn"]}, {"word": ["owls", "larks"]}]


_LAUGHS = '<!ENTITY e0 "ha">' + "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12)
)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rules [<!ENTITY out SYSTEM "secret.txt">]>',
        '<!DOCTYPE rules [<!ENTITY % other SYSTEM "secret.txt"> %other;]>',
        f"<!DOCTYPE rules [{_LAUGHS}]>",
    ],
    ids=["a file", "a file with declarations", "billion laughs"],
)
def test_entities_that_lead_out_or_explode_are_errors(tmp_path: Path, head: str) -> None:
    (tmp_path / "secret.txt").write_text("barn")
    entity = "&e11;" if "e11" in head else "&out;"
    with pytest.raises(GrammarError, match=r"grammar\.xml: cannot be read as a grammar"):
        _imported(tmp_path, _rule(_TOKENS.replace("barn", entity)), head)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cannot be read as a grammar"),
        ("<rules><rule>", "cannot be read as a grammar"),
        ("<html/>", "expected a grammar with <rules>, found <html>"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "grammar.xml"
    path.write_text(text)
    with pytest.raises(GrammarError, match=message):
        convert(path, "en")
    with pytest.raises(GrammarError, match="cannot be read"):
        convert(tmp_path / "none.xml", "en")
