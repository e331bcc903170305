"""The rules on the command line: listed, explained, tried, begun, carried over, chosen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mtfix.cli import rules_known, rules_new, rules_table
from mtfix.cli.main import cli, run
from mtfix.cli.rules_known import Known
from mtfix.cli.rules_reference import reference
from mtfix.packs import measured
from mtfix.packs.kinds import KINDS
from mtfix.packs.loader import load_pack

_PACK = """\
about: Words of ours.
rules:
  - id: our-email
    kind: words
    reason: We write email without a hyphen.
    words: {e-mail: email, web-site: website}
    fixes: [['Send an e-mail.', 'Send an email.']]
    keeps: ['The mail came.']
  - id: our-zebra
    kind: pattern
    reason: We do not write of zebras.
    safety: flag
    scope: [prose, heading]
    severity: info
    trigger: ' ?zebra'
    pattern: 'zebras?'
    flags: [['Two zebras came.', zebras]]
    keeps: ['Two horses came.']
"""
_TEXT = "Send an e-mail to the zebra , please.\n"
_DOCS = Path(__file__).parents[2] / "docs" / "rules.md"

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Status, output and errors of a call."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = run(list(map(str, arguments)))
        return status, *capsys.readouterr()

    return call


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "en" / "ours.yaml"
    path.parent.mkdir()
    path.write_text(_PACK, encoding="utf-8")
    return path


@pytest.fixture
def rates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "measured.json"
    rules = {
        "our-email": {"edits": 30, "judged": 10, "wrong": 1},
        "our-zebra": {"edits": 4, "judged": 0, "wrong": 0},
    }
    path.write_text(json.dumps({"words": 50_000, "date": "2024-05-01", "rules": rules}))
    monkeypatch.setattr(measured, "_FILE", path)


def _fixed(*arguments: str | Path) -> str:
    return CliRunner().invoke(cli, ["fix", *map(str, arguments)], input=_TEXT).stdout


# --- the list ---


@pytest.mark.usefixtures("rates")
def test_the_list_has_a_line_for_each_rule_and_no_rule_is_shortened_in_a_pipe(
    ask: Ask, pack: Path
) -> None:
    status, out, _ = ask("rules", "--pack", pack, "--family", "ours")
    assert status == 0
    # 30 edits, a tenth of them wrong, in 50,000 words: 3 wrong ones, 0.6 in 10,000 words
    assert out == (
        "id         language  kind     safety  false edits  reason\n"
        "our-email  en        words    safe    0.60         We write email without a hyphen.\n"
        "our-zebra  en        pattern  flag    –            We do not write of zebras.\n"
    )


def test_list_may_be_said_or_not(ask: Ask) -> None:
    said, unsaid = ask("rules", "list", "--safety", "flag"), ask("rules", "--safety", "flag")
    assert said == unsaid
    assert "markup-unclear" in said[1]
    assert "space-before-stop" not in said[1]


def test_the_list_has_rules_of_packs_and_of_code(ask: Ask) -> None:
    ids = [line.split()[0] for line in ask("rules")[1].splitlines()[1:]]
    assert {"space-before-stop", "fullwidth-stop", "case-date", "overcap", "to-text"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_list_is_filtered_by_language(ask: Ask) -> None:
    ids = [line.split()[:2] for line in ask("rules", "--lang", "any")[1].splitlines()[1:]]
    assert {language for _, language in ids} == {"any"}
    assert ["fullwidth-stop", "any"] in ids


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--family", "spacin"], "there is no family “spacin”; did you mean spacing?"),
        (["--lang", "tlh"], "there is no language “tlh”; there are any, "),
        (["--safety", "harmless"], "'harmless' is not one of"),
        (["--pack", "nowhere"], "does not exist"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_filter_that_nothing_passes_is_told(ask: Ask, arguments: list[str], message: str) -> None:
    status, out, err = ask("rules", *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_on_a_narrow_terminal_reasons_are_shortened() -> None:
    rule = Known("a", "en", "x", "words", ("safe",), "A reason of several words.", None)
    lines = rules_table.table([rule], 64, color=False).splitlines()
    # 42 columns before the reason leave 22 for it
    assert lines[1] == "a   en        words  safe    –            A reason of several w…"
    assert len(lines[1]) == 64


def test_colours_do_not_move_the_columns(ask: Ask, pack: Path) -> None:
    arguments = ("rules", "--pack", pack, "--family", "ours", "--color")
    plain, coloured = ask(*arguments, "never")[1], ask(*arguments, "always")[1]
    assert "\x1b[32msafe\x1b[0m    –" in coloured
    assert "\x1b[31mflag\x1b[0m    –" in coloured
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


# --- what was measured ---


@pytest.mark.usefixtures("rates")
def test_rates_are_those_of_judged_edits() -> None:
    found = measured.rates()
    assert found["our-email"][:2] == (30, 50_000)
    assert found["our-email"].false == pytest.approx(0.6)
    assert found["our-zebra"] == measured.Rate(4, 50_000, None)
    assert "our-horse" not in found


def test_a_rule_that_edits_nothing_is_never_wrong(tmp_path: Path) -> None:
    path = tmp_path / "rates.json"
    path.write_text('{"words": 10, "rules": {"a": {"edits": 0, "judged": 0, "wrong": 0}}}')
    assert measured.read(path)["a"] == measured.Rate(0, 10, 0.0)


def test_nothing_may_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "_FILE", tmp_path / "none.json")
    assert measured.rates() == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"words": 1, "rules": {"a": {"edit": 1}}}'])
def test_damaged_measurements_are_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rates.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"rates\.json: these are no measurements"):
        measured.read(path)


# --- one rule ---


@pytest.mark.usefixtures("rates")
def test_show_tells_everything(ask: Ask, pack: Path) -> None:
    assert ask("rules", "show", "our-zebra", "--pack", pack) == (
        0,
        "our-zebra\n"
        f"  pack      {pack}\n"
        "  family    ours\n"
        "  kind      pattern\n"
        "  language  en\n"
        "  scope     prose, heading\n"
        "  safety    flag: it changes nothing, it only points to the place\n"
        "  severity  info\n"
        "  reason    We do not write of zebras.\n"
        "  measured  4 edits in 50,000 words of human text; nobody has judged them yet\n"
        "  pattern   zebras?\n"
        "  trigger   “ ?zebra”\n"
        "  flags\n"
        "    “zebras” in: Two zebras came.\n"
        "  keeps\n"
        "    Two horses came.\n",
        "",
    )


@pytest.mark.usefixtures("rates")
def test_show_lists_words_and_repairs(ask: Ask, pack: Path) -> None:
    out = ask("rules", "show", "our-email", "--pack", pack.parents[1])[1]
    assert f"  pack      {pack}\n" in out
    assert "  words     e-mail → email\n            web-site → website\n" in out
    assert "  fixes\n    Send an e-mail. → Send an email.\n" in out
    assert "0.60 false edits in 10,000 words (30 edits in 50,000 words of human text)" in out


def test_show_names_the_pack_that_changes_a_shipped_rule(ask: Ask, tmp_path: Path) -> None:
    change = tmp_path / "change.yaml"
    change.write_text("about: Ours.\nrules:\n  - extend: space-before-stop\n    safety: flag\n")
    out = ask("rules", "show", "space-before-stop", "--pack", change)[1]
    assert f"            changed in {change}:3:5\n" in out
    assert "  safety    flag: " in out


@pytest.mark.usefixtures("rates")
def test_explain_says_why_and_how_to_have_it_otherwise(ask: Ask, pack: Path) -> None:
    status, out, _ = ask("explain", "our-email", "--pack", pack)
    assert status == 0
    assert out.startswith("our-email: We write email without a hyphen.\n\nWhat it repairs\n")
    assert "    Send an e-mail.\n  → Send an email.\n" in out
    assert "What it leaves alone\n  The mail came.\n" in out
    assert "  everywhere, in text of the language en\n" in out
    assert "  measured: 0.60 false edits in 10,000 words" in out
    assert out.endswith(
        "How to have it otherwise\n"
        "  mtfix fix --disable our-email        leave it out\n"
        "  mtfix fix --disable ours             leave out the whole family ours\n"
        "  mtfix fix --safety our-email=unsafe  make its edits with --unsafe only\n"
        "  mtfix fix --safety our-email=flag    only point to the places\n"
    )


def test_a_rule_tells_what_it_goes_by(ask: Ask) -> None:
    said = "A share, a measure or a scale word is behind it."
    assert f"\nWhat it goes by\n  {said}\n" in ask("explain", "decimal-space")[1]
    assert f"because → {said}; before → " in ask("rules", "show", "decimal-space")[1]
    assert f"\n- evidence: {said}\n" in ask("rules", "reference")[1]
    assert "What it goes by" not in ask("explain", "time-am-space")[1]


def test_rules_that_are_code_are_explained_too(ask: Ask) -> None:
    out = ask("explain", "case-date")[1]
    assert "    They met on tuesday in the hall.\n  → They met on Tuesday in the hall.\n" in out
    assert "--disable casing " in out
    assert "--safety" not in out
    assert "none: this rule is code" in ask("rules", "show", "case-date")[1]


@pytest.mark.parametrize("command", [("rules", "show"), ("explain",)], ids=" ".join)
def test_an_unknown_rule_is_told_with_the_nearest(ask: Ask, command: tuple[str, ...]) -> None:
    status, out, err = ask(*command, "space-before-stp")
    assert (status, out) == (2, "")
    assert "there is no rule “space-before-stp”; did you mean space-before-stop" in err


@pytest.fixture
def configured(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory whose configuration has a pack, and other choices."""
    (tmp_path / "mtfix.toml").write_text(
        f"packs = ['{pack.name}']\nignore = ['lost-stop', 'lt-made-up']\n"
        "[safety]\nour-email = 'unsafe'\nspace-before-stop = 'flag'\nglossary = 'flag'\n"
        "[grammar]\nuse = 'auto'\n[grammar.rules]\nMADE_UP = 'safe'\nNEXT = 'unsafe'\n"
    )
    (tmp_path / pack.name).write_text(_PACK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def _trusts(listed: str) -> dict[str, str]:
    return {line.split()[0]: line.split()[3] for line in listed.splitlines()[1:]}


@pytest.mark.usefixtures("configured")
def test_the_list_is_that_of_the_configuration_in_force(ask: Ask) -> None:
    found = _trusts(ask("rules")[1])
    ids = ("our-email", "our-zebra", "space-before-stop", "lost-stop", "term-case", "case-date")
    assert [found[each] for each in ids] == ["unsafe", "flag", "flag", "off", "flag", "safe/unsafe"]
    assert set(_trusts(ask("rules", "--safety", "off")[1])) == {"lost-stop"}
    alone = _trusts(ask("rules", "--isolated")[1])
    assert "our-email" not in alone
    assert (alone["space-before-stop"], alone["lost-stop"]) == ("safe", "safe")


@pytest.mark.usefixtures("configured")
def test_one_rule_is_shown_as_the_configuration_has_it(ask: Ask, tmp_path: Path) -> None:
    assert f"  pack      {tmp_path / 'ours.yaml'}\n" in ask("rules", "show", "our-zebra")[1]
    assert "  unsafe: its edits are made with --unsafe only" in ask("explain", "our-email")[1]
    out = ask("explain", "lost-stop")[1]
    assert "  off: the configuration leaves it out\n" in out
    assert "  mtfix fix --select lost-stop  have only this rule\n" in out
    assert ask("explain", "our-email", "--isolated")[0] == 2


@pytest.mark.usefixtures("configured")
def test_rules_of_languagetool_are_explained_as_the_configuration_has_them(ask: Ask) -> None:
    assert "  off: it is silent;" in ask("explain", "lt-made-up")[1]
    assert "  unsafe: its edits are made with --unsafe only;" in ask("explain", "lt-next")[1]


@pytest.mark.parametrize(
    "command", [("rules",), ("explain", "lost-stop"), ("check", "-"), ("config", "show")],
    ids=" ".join,
)  # fmt: skip
def test_one_cannot_name_a_configuration_and_want_none(
    ask: Ask, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "mtfix.toml"
    file.write_text("")
    status, out, err = ask(*command, "--isolated", "--config", file)
    assert (status, out) == (2, "")
    assert "--config and --isolated: choose one of them" in err


# --- trying rules ---


def test_the_examples_of_a_good_pack_hold(ask: Ask, pack: Path) -> None:
    _, out, _ = ask("rules", "test", pack)
    assert "our-" not in out


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "Send an email.'",
            "Send an Email.'",
            "── our-email (en/ours), fixes: Send an e-mail.\n"
            "Send an [-email-]{+Email+}.\n"
            "   1:9: “email” → “Email”  the example says so [our-email]\n",
        ),
        (
            "The mail came.",
            "The web-site came.",
            "── our-email (en/ours), keeps: The web-site came.\n"
            "The [-website-]{+web-site+} came.\n",
        ),
        (
            "came.', zebras",
            "came.', Two",
            "── our-zebra (en/ours), flags: Two zebras came.\n"
            "   “zebras” is flagged; the example wants a flag on “Two”\n",
        ),
        (
            "Two horses",
            "Two zebras",
            "── our-zebra (en/ours), keeps: Two zebras came.\n"
            "   “zebras” is flagged; the example wants a flag on nothing\n",
        ),
    ],
    ids=["fixes", "keeps", "flags", "no flag"],
)
def test_what_does_not_hold_is_shown(ask: Ask, pack: Path, old: str, new: str, shown: str) -> None:
    pack.write_text(_PACK.replace(old, new), encoding="utf-8")
    status, out, err = ask("rules", "test", pack)
    assert status == 1
    assert shown in out
    assert "not hold." in err


def test_a_pack_with_a_mistake_cannot_be_tried(ask: Ask, pack: Path) -> None:
    pack.write_text(_PACK.replace("kind: words", "kind: wurds"), encoding="utf-8")
    status, out, err = ask("rules", "test", pack)
    assert (status, out) == (2, "")
    assert err.startswith(f"mtfix: {pack}:4:11: kind is “wurds”")


# --- a pack of one's own ---


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_pack_works_as_it_is(ask: Ask, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "ours" / "en" / "terms.yaml"
    status, out, err = ask("rules", "new", path, "--kind", kind, "--id", "our-first")
    assert (status, out) == (0, "")
    assert f"mtfix rules test {path}" in err
    (rule,) = load_pack(path)
    assert (rule.id, rule.KIND, rule.pack) == ("our-first", kind, "en/terms")
    assert "our-first" not in ask("rules", "test", path)[1]


def test_a_pack_that_cannot_be_written_is_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("no folder")
    status, out, err = ask("rules", "new", tmp_path / "ours" / "en" / "terms.yaml")
    assert (status, out) == (2, "")
    assert err == f"mtfix: {tmp_path / 'ours' / 'en'}: Not a directory\n"


def test_a_new_pack_explains_every_key(tmp_path: Path) -> None:
    text = rules_new.skeleton(tmp_path / "en" / "x.yaml", "pattern", "our-first")
    for name in ("id", "kind", "reason", "fixes", "keeps", "pattern", "replace"):
        assert f"\n  - {name}:" in text or f"\n    {name}:" in text
    unused = "safety", "scope", "severity", "flags", "trigger", "before", "not_behind", "contexts"
    for name in unused:
        assert f"\n    # {name}:" in text
    assert "    # safe edits are made, unsafe ones on request (safe, unsafe, flag)\n" in text


@pytest.mark.parametrize(
    ("file", "options", "message"),
    [
        ("en/ours.yaml", [], "exists already; it is left as it is"),
        ("rules/x.yaml", [], "the folder of a pack names its language; expected something like"),
        ("en/x.txt", [], "expected a file that ends in .yaml"),
        ("en/x.yaml", ["--kind", "patern"], "expected pattern or "),
        ("en/x.yaml", ["--id", "Our Rule"], "is not in lower case with hyphens"),
        ("en/x.yaml", ["--id", "case-date"], "there is a rule “case-date” already"),
    ],
    ids=["exists", "folder", "suffix", "kind", "id", "id taken"],
)
def test_a_new_pack_that_cannot_be_is_refused(
    ask: Ask, pack: Path, file: str, options: list[str], message: str
) -> None:
    before = sorted(pack.parents[1].rglob("*"))
    status, out, err = ask("rules", "new", pack.parents[1] / file, *options)
    assert (status, out) == (2, "")
    assert message in err
    assert pack.read_text(encoding="utf-8") == _PACK
    assert sorted(pack.parents[1].rglob("*")) == before


_GRAMMAR = """\
<rules lang="en">
<category id="A" name="a">
<rule id="FLED" name="fled">
<pattern><token>fled</token><token>away</token><token>from</token></pattern>
<message>Did you mean <suggestion>fled from</suggestion>?</message>
<example correction="fled from">They <marker>fled away from</marker> it.</example>
</rule>
<rule id="NOUN" name="noun">
<pattern><token postag="NN"/><token>away</token></pattern>
<message>Did you mean <suggestion>off</suggestion>?</message>
<example correction="off">The <marker>dog away</marker> it.</example>
</rule>
</category>
</rules>
"""


def test_a_grammar_is_carried_over_as_far_as_it_can_be(ask: Ask, tmp_path: Path) -> None:
    grammar, output = tmp_path / "grammar.xml", tmp_path / "en" / "lt.yaml"
    grammar.write_text(_GRAMMAR)
    status, out, err = ask("rules", "import", grammar, "--output", output)
    assert (status, out) == (0, "")
    assert err.startswith("1 of 2 rules carried over\n     1  ")
    assert err.endswith("--verbose names each rule that was left out\n")
    assert [rule.language for rule in load_pack(output)] == ["en"]
    printed = ask("rules", "import", grammar, "--verbose")
    assert printed[1] == output.read_text()
    assert f"{grammar}:8: NOUN: " in printed[2]
    assert ask("rules", "import", grammar, "-q")[2] == ""


def test_a_grammar_for_one_language_goes_to_its_folder(ask: Ask, tmp_path: Path) -> None:
    grammar = tmp_path / "grammar.xml"
    grammar.write_text(_GRAMMAR)
    output = tmp_path / "en" / "lt.yaml"
    status, _, err = ask("rules", "import", grammar, "--lang", "de", "--output", output)
    assert status == 2
    assert "expected something like" in err
    assert not output.exists()


def test_a_file_that_is_no_grammar_is_told_in_one_line(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "grammar.xml"
    path.write_text("no XML")
    status, out, err = ask("rules", "import", path)
    assert (status, out) == (2, "")
    assert err.startswith("mtfix: ")
    assert err.count("\n") == 1


# --- the reference ---


def test_the_reference_is_up_to_date() -> None:
    is_stale = _DOCS.read_text(encoding="utf-8") != reference(rules_known.known())
    assert not is_stale, "docs/rules.md is stale: mtfix rules reference > docs/rules.md"


def test_the_reference_has_each_rule_once(ask: Ask) -> None:
    lines = ask("rules", "reference")[1].splitlines()
    headings = [line.removeprefix("#### ") for line in lines if line.startswith("#### ")]
    assert sorted(headings) == sorted(rule.id for rule in rules_known.known())
    assert "- `The store sells plums .` → `The store sells plums.`" in lines


# --- choosing rules ---


@pytest.mark.parametrize(
    ("options", "fixed"),
    [
        ([], "Send an email to the zebra, please.\n"),
        (["--disable", "our-email"], "Send an e-mail to the zebra, please.\n"),
        (["--disable", "ours"], "Send an e-mail to the zebra, please.\n"),
        (["--disable", "spacing", "--disable", "ours"], _TEXT),
        (["--safety", "our-email=flag"], "Send an e-mail to the zebra, please.\n"),
        (["--safety", "ours=unsafe"], "Send an e-mail to the zebra, please.\n"),
        (["--safety", "ours=unsafe", "--unsafe"], "Send an email to the zebra, please.\n"),
        (["--lang", "en"], "Send an email to the zebra, please.\n"),
        (["--lang", "de"], _TEXT),
    ],
    ids=" ".join,
)
def test_rules_are_chosen(pack: Path, options: list[str], fixed: str) -> None:
    if options[-1:] == ["de"]:  # German rules may be shipped; the English ones must not run
        assert "e-mail" in _fixed("--pack", pack, *options)
        return
    assert _fixed("--pack", pack, *options) == fixed


def test_rules_of_a_glossary_are_chosen_too(tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("term,forbidden\nemail,e-mail\n")
    fixed = "Send an email to the zebra, please.\n"
    assert _fixed("--glossary", glossary) == fixed
    for option in (["--disable", "glossary"], ["--safety", "term-forbidden=flag"]):
        assert _fixed("--glossary", glossary, *option) == fixed.replace("email", "e-mail")


def test_a_family_of_code_is_disabled_as_one() -> None:
    def fixed(*options: str) -> str:
        text = "They met on tuesday in zurich.\n"
        return CliRunner().invoke(cli, ["fix", *options], input=text).stdout

    assert fixed() == "They met on Tuesday in Zurich.\n"
    assert fixed("--disable", "casing") == "They met on tuesday in zurich.\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--disable", "space-before-stp"], "--disable: there is no rule or family “space-befo"),
        (["--disable", "spaceing"], "did you mean spacing"),
        (["--safety", "spaceing=flag"], "--safety: there is no rule or family “spaceing”"),
        (["--safety", "spacing"], "expected a rule or family and safe or unsafe or flag"),
        (["--safety", "spacing=off"], "expected a rule or family and safe or unsafe or flag"),
        (["--safety", "casing=flag"], "--disable casing leaves it out"),
        (["--lang", "English"], "is no code of a language; expected one such as en"),
        (["--glossary", "nowhere.csv"], "does not exist"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_choice_that_cannot_be_is_told(
    ask: Ask, tmp_path: Path, options: list[str], message: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(_TEXT)
    status, out, err = ask("fix", *options, article)
    assert (status, out) == (2, "")
    assert message in err
