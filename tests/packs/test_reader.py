"""Packs with mistakes: the message says where, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtfix
from mtfix.packs import cache
from mtfix.packs.kinds.pattern import PatternRule
from mtfix.packs.loader import PackError, load_folder, load_pack, shipped, specs_of_folder

_GOOD = """\
about: A pack.
rules:
  - id: no-on
    kind: pattern
    reason: A reason that a person can read.
    trigger: 'x'
    pattern: 'x'
    replace: No
    fixes: [[x, No]]
    keeps: [on, 1.0]
"""

_CONTEXTS = """\
about: A pack.
rules:
  - id: decimal-apart
    kind: pattern
    reason: No space stands in a decimal.
    trigger: '^\\. $'
    pattern: '(?P<stop>\\.) '
    replace: '\\g<stop>'
    keeps: ['See page 3. 5 people left.']
    contexts:
      - because: A share is behind it.
        behind: '\\d percent'
        fixes: [['It rose by 3. 5 percent.', 'It rose by 3.5 percent.']]
      - behind: '\\d kg'
        not_before: 'bus \\d'
        fixes: [['It weighs 2. 5 kg.', 'It weighs 2.5 kg.']]
        keeps: ['Take bus 3. 5 kg of meat are in it.']
"""


def _pack(folder: Path, text: str) -> Path:
    path = folder / "en" / "pack.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_scalars_stay_as_they_are_written(tmp_path: Path) -> None:
    (rule,) = load_pack(_pack(tmp_path, _GOOD))
    assert isinstance(rule, PatternRule)
    assert rule.replace == "No"
    assert list(rule.keeps) == ["on", "1.0"]
    assert rule.language == "en"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "1:1", "the pack is empty"),
        ("rules: [", "", "this is no YAML"),
        ("- a\n", "1:1", "expected keys with values"),
        ("about: x\n", "1:1", "the key rules is missing"),
        (_GOOD.replace("reason:", "raeson:"), "5:5", "unknown key raeson; did you mean reason?"),
        (_GOOD.replace("    kind: pattern\n", ""), "3:5", "the rule lacks the key kind"),
        (
            _GOOD.replace("kind: pattern", "kind: patern"),
            "4:11",
            "kind is “patern”; expected pattern or words",
        ),
        (_GOOD.replace("pattern: 'x'", "pattern: '(x'"), "7:14", "is no regular expression"),
        (_GOOD.replace("fixes: [[x, No]]", "fixes: []"), "9:12", "fixes is empty"),
        (_GOOD.replace("fixes: [[x, No]]", "fixes: [[x]]"), "9:13", "found 1 texts"),
        (_GOOD.replace("keeps: [on, 1.0]", "keeps: []"), "10:12", "keeps is empty"),
        (_GOOD + "    safety: harmless\n", "11:13", "expected safe or unsafe or flag"),
        (_GOOD + "    safety: unsave\n", "11:13", "did you mean unsafe?"),
        (_GOOD + "    safety: flag\n", "3:5", "the rule lacks the key flags"),
        (_GOOD + "    flags: [[ab, b]]\n", "11:12", "a rule that edits shows fixes"),
        (_GOOD + "    words: {a: b}\n", "11:5", "unknown key words of the kind pattern"),
        (_GOOD + "    scope: [header]\n", "11:13", "did you mean heading?"),
        (_GOOD.replace("no-on", "No on"), "3:9", "is not in lower case with hyphens"),
        (_GOOD.replace("pattern: 'x'", "pattern: '{x}'"), "7:14", "has no part {x}"),
        (_GOOD.replace("replace: No", "replace: 'a\\2'"), "8:14", "the pattern has no group 2"),
        (_GOOD.replace("trigger: 'x'", "trigger: '\\p{L}'"), "6:14", "the standard library"),
        (_GOOD.replace("trigger: 'x'", "trigger: '(?P<a>x)'"), "6:14", "has a named group"),
        ("about: x\nrules:\n  - extend: no-on\n    reason: So.\n", "3:5", "no rule “no-on”"),
        (_GOOD + "    id: again\n", "11:5", "the key id stands here twice"),
        (_GOOD.replace("[[x, No]]", "x"), "9:12", "expected a list of pairs"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_mistakes_are_told_with_their_place(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    path = _pack(tmp_path, text)
    with pytest.raises(PackError) as caught:
        load_pack(path)
    assert str(caught.value).startswith(f"{path}:{place}")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("not_before", "not_befor", "15:9", "unknown key not_befor; did you mean not_before?"),
        ("behind: '\\d kg'", "behind: '(kg'", "14:17", "the behind is no regular expression"),
        ("behind: '\\d kg'", "behind: '{unit}'", "14:17", "the pack has no part {unit}"),
        ("not_before: 'bus \\d'", r"pattern: '\. '", "8:14", "the pattern has no group stop"),
        ("    trigger: '^\\. $'\n", "", "3:5", "a rule with contexts needs a trigger"),
        (
            "    contexts:\n",
            "    contexts:\n      - percent\n",
            "11:9",
            "expected keys with values",
        ),
        ("        fixes: [['It weighs", "        flags: [['It weighs", "11:7", "not flags"),
    ],
    ids=["key", "pattern", "part", "group", "trigger", "list", "flags"],
)
def test_mistakes_in_a_context_are_told_with_their_place(
    tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    path = _pack(tmp_path, _CONTEXTS.replace(old, new))
    with pytest.raises(PackError) as caught:
        load_pack(path)
    assert str(caught.value).startswith(f"{path}:{place}")
    assert message in str(caught.value)


def test_the_examples_of_contexts_are_those_of_the_rule(tmp_path: Path) -> None:
    (rule,) = load_pack(_pack(tmp_path, _CONTEXTS))
    assert [broken for broken, _ in rule.fixes] == [
        "It rose by 3. 5 percent.",
        "It weighs 2. 5 kg.",
    ]
    assert [text[:8] for text in rule.keeps] == ["See page", "Take bus"]
    assert rule.evidence == ["A share is behind it."]


def test_an_extension_gives_a_rule_one_more_context(tmp_path: Path) -> None:
    _pack(tmp_path, _CONTEXTS)
    (tmp_path / "en" / "your.yaml").write_text(
        "about: Ours.\nrules:\n  - extend: decimal-apart\n    contexts:\n"
        "      - {behind: '\\d ells', fixes: [['Sew 4. 5 ells.', 'Sew 4.5 ells.']]}\n"
    )
    (rule,) = load_folder(tmp_path)
    assert len(rule.fixes) == 3
    config = mtfix.Config(packs=(tmp_path,))
    assert (
        mtfix.fix("She sewed 4. 5 ells, 2. 5 kg.", config=config).text
        == "She sewed 4.5 ells, 2.5 kg."
    )


def test_a_rule_id_may_be_used_once_only(tmp_path: Path) -> None:
    twice = _GOOD + _GOOD.partition("rules:\n")[2]
    with pytest.raises(PackError, match="used by two rules"):
        load_pack(_pack(tmp_path, twice))


def test_a_pack_of_ones_own_has_the_same_powers(tmp_path: Path) -> None:
    _pack(tmp_path, _GOOD)
    config = mtfix.Config(packs=(tmp_path,))
    result = mtfix.fix("The letter x is here.", config=config)
    assert result.text == "The letter No is here."
    assert result.edits[0].causes[0].rule == "no-on"


def test_a_disabled_rule_makes_no_edits() -> None:
    config = mtfix.Config(disable=frozenset({"space-before-punctuation"}))
    assert mtfix.fix("Hello , world.", config=config).edits == ()


def test_a_rule_that_backtracks_without_end_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtfix.packs.rule.TIME_LIMIT", 0.05)
    _pack(tmp_path, _GOOD.replace("pattern: 'x'", "pattern: 'x(?:y|yy)*[zw]'"))
    config = mtfix.Config(packs=(tmp_path,))
    result = mtfix.fix("Hello , world. So x" + "y" * 40, config=config)
    assert [(flag.rule, flag.severity) for flag in result.flags] == [("no-on", "error")]
    assert result.text.startswith("Hello, world."), "the other rules go on"


def test_the_cache_gives_the_rules_back_until_a_pack_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path / "cache"))
    path = _pack(tmp_path / "packs", _GOOD)
    specs = specs_of_folder(tmp_path / "packs")
    assert cache.load([path]) == specs
    assert specs_of_folder(tmp_path / "packs") == specs
    path.write_text(_GOOD.replace("No", "Yes"), encoding="utf-8")
    assert cache.load([path]) is None


def test_a_cache_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(blocked))
    _pack(tmp_path / "packs", _GOOD)
    assert len(load_folder(tmp_path / "packs")) == 1


def test_a_pack_of_ones_own_changes_a_shipped_rule(tmp_path: Path) -> None:
    _pack(
        tmp_path,
        "about: Ours.\nrules:\n  - extend: space-before-stop\n    safety: unsafe\n"
        "    reason: We write it so.\n    keeps: ['Our . sign']\n",
    )
    config = mtfix.Config(packs=(tmp_path,))
    result = mtfix.fix("The store sells plums .", config=config)
    assert result.edits == ()
    assert [item.edit.causes[0].reason for item in result.withheld] == ["We write it so."]


@pytest.mark.parametrize(
    ("known", "told"),
    [("{word: common}", "known names a group word"), ("{it: seldom}", "known can be word, common")],
)
def test_what_the_word_list_is_asked_must_fit_the_pattern(
    tmp_path: Path, known: str, told: str
) -> None:
    text = _GOOD.replace("pattern: 'x'", f"pattern: '(?P<it>x)'\n    known: {known}")
    with pytest.raises(PackError, match=told):
        load_pack(_pack(tmp_path, text))


def test_parts_are_named_once_and_used_in_patterns(tmp_path: Path) -> None:
    text = _GOOD.replace("rules:", "parts: {sign: '[xyz]'}\nrules:")
    (rule,) = load_pack(_pack(tmp_path, text.replace("pattern: 'x'", "pattern: 'q{sign}{2}'")))
    assert isinstance(rule, PatternRule)
    assert rule.pattern == "q(?:[xyz]){2}"


@pytest.mark.parametrize("name", ["space-before-stop", "spacing"])
def test_rules_and_families_are_trusted_otherwise_or_left_out(name: str) -> None:
    flagged = mtfix.fix("The store sells plums .", config=mtfix.Config(safety=((name, "flag"),)))
    assert flagged.edits == ()
    assert [flag.rule for flag in flagged.flags] == ["space-before-stop"]
    without = mtfix.fix("The store sells plums .", config=mtfix.Config(disable=frozenset({name})))
    assert (without.edits, without.flags) == ((), ())


def test_all_shipped_packs_say_what_they_are_for() -> None:
    for path in shipped().glob("*/*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("about: ")
