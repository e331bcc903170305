"""Terms of glossaries and packs: what is replaced, what is told, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.edits import Edit, apply, resolve
from mtfix.formats.files import InputError
from mtfix.formats.glossary import Term
from mtfix.packs.engine import RuleSet
from mtfix.packs.kinds.terms import TermsRule
from mtfix.packs.loader import load_pack
from mtfix.packs.rule import Rule
from mtfix.packs.termbase import contradiction
from mtfix.packs.terms import names_of, rules_of
from mtfix.packs.trial import trial
from mtfix.reading import read
from tests.strategies import formats, texts

_TABLE = """\
source,term,forbidden,dnt,case,note
E-Mail,email,e-mail|electronic mail,,,
Formular,contact form,inquiry form,,,
Richtlinie,policy,guideline,,,
,chef,cook,,,
,information,info,,,
,information technology,IT,,,
,,synergy,,,Say what you mean.
,mtfixctl,mt fix ctl,,,
GitHub,GitHub,,yes,,
Windows,,,yes,,
,Internet,,,as-given,
,cloud storage,,,as-given,
,kubernetes,,,as-given,
"""


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> mtfix.Config:
    path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    path.write_text(_TABLE, encoding="utf-8")
    return mtfix.Config(glossaries=(path,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He wrote an e-mail.", "He wrote an email."),
        ("He wrote e-mails.", "He wrote emails."),
        ("The e-mail's and the e-mails' titles.", "The email's and the emails' titles."),
        ("The e-mail’s title and the guidelines’ end.", "The email’s title and the policies’ end."),
        ("E-mails arrive late.", "Emails arrive late."),
        ("THE E-MAIL IS HERE.", "THE EMAIL IS HERE."),
        ("Our E-Mail Settings", "Our Email Settings"),
        ("The Inquiry Form is open.", "The Contact Form is open."),
        ("Two inquiry forms are open.", "Two contact forms are open."),
        ("The electronic\N{NO-BREAK SPACE}mail is here.", "The email is here."),
        ("It is IT that works.", "It is information technology that works."),
        ("call the mt fix ctl", "call the mtfixctl"),
    ],
)  # fmt: skip
def test_forbidden_forms_are_replaced_with_their_endings_and_capitals(
    config: mtfix.Config, text: str, expected: str
) -> None:
    result = mtfix.fix(text, config=config)
    assert (result.text, result.stable) == (expected, True)
    assert {cause.rule for edit in result.edits for cause in edit.causes} == {"term-forbidden"}


def test_the_article_follows_the_new_word(config: mtfix.Config) -> None:
    assert mtfix.fix("He sent an inquiry form.", config=config).text == "He sent a contact form."


def test_the_reason_names_both_forms(config: mtfix.Config) -> None:
    (edit,) = mtfix.fix("He wrote an e-mail.", config=config).edits
    assert edit.causes[0].reason.endswith("“email”, not “e-mail”.")
    assert edit.is_safe


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("The e-mail-based tool, non-e-mail, e-mailed, pre_e-mail.", "text"),
        ("See https://example.org/e-mail and e-mail@example.org and #e-mail.", "text"),
        ("Run `e-mail` now.", "text"),
        ("Put it in docs/e-mail or in e-mail.txt today.", "text"),
        ('<p>The <a href="e-mail.html">page</a> and <code>e-mail</code>.</p>', "html"),
        ("Das ist die e-mail, die nicht von uns ist.", "text"),
        ("It is what it is.", "text"),
        ("The email, the contact form and the policy of GitHub.", "text"),
    ],
)
def test_other_words_addresses_and_code_are_left_alone(
    config: mtfix.Config, text: str, format_: mtfix.Format
) -> None:
    assert mtfix.fix(text, format=format_, config=config).text == text


def test_tags_inside_a_term_stay(config: mtfix.Config) -> None:
    text = "<p>The <b>inquiry</b> form is here.</p>"
    assert mtfix.fix(text, config=config).text == "<p>The <b>contact</b> form is here.</p>"


def test_messages_have_terms_too(config: mtfix.Config) -> None:
    assert mtfix.fix("%d e-mails", format="message", config=config).text == "%d emails"


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Tim Cook met a chef. Cook said no.", ["Cook", "Cook"]),
        ("The infos are here.", ["infos"]),
        ("We need synergy here.", ["synergy"]),
    ],
    ids=["a name", "a word without plural", "nothing to write instead"],
)
def test_what_is_not_sure_is_flagged(config: mtfix.Config, text: str, flagged: list[str]) -> None:
    result = mtfix.fix(text, config=config)
    assert result.text == text
    assert [text[flag.start : flag.end] for flag in result.flags] == flagged
    assert {flag.rule for flag in result.flags} == {"term-forbidden"}


def test_a_title_is_no_sign_of_a_name(config: mtfix.Config) -> None:
    result = mtfix.fix("Our House Guidelines\n\nGuidelines are what we live by.", config=config)
    assert result.text == "Our House Guidelines\n\nPolicies are what we live by."
    assert [flag.start for flag in result.flags] == [10]


def test_a_cook_is_replaced_where_no_name_is_near(config: mtfix.Config) -> None:
    assert mtfix.fix("The cook came. Cooks eat.", config=config).text == "The chef came. Chefs eat."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They host it on github, on Github.", "They host it on GitHub, on GitHub."),
        ("They host it on GITHUB.", "They host it on GitHub."),
        ("Github’s page is down.", "GitHub’s page is down."),
        ("THEY HOST IT ON GITHUB.", "THEY HOST IT ON GITHUB."),
        ("Open the windows.", "Open the windows."),
        ("The internet is slow.", "The Internet is slow."),
        ("We sell Cloud storage here.", "We sell cloud storage here."),
        ("Cloud storage is cheap.", "Cloud storage is cheap."),
        ("We sell Acme Cloud Storage here.", "We sell Acme Cloud Storage here."),
        ("Our Cloud Storage", "Our Cloud Storage"),
        ("see you on github", "see you on github"),
    ],
)
def test_case_as_given(config: mtfix.Config, text: str, expected: str) -> None:
    result = mtfix.fix(text, config=config)
    assert (result.text, result.stable) == (expected, True)


def test_casing_and_the_glossary_do_not_fight(config: mtfix.Config) -> None:
    result = mtfix.fix("It runs on Kubernetes every day.", config=config)
    assert (result.text, result.stable) == (result.original, True)
    assert [flag.rule for flag in result.flags] == ["term-case"]


def test_forbidding_ones_own_form_in_another_case_asks_for_the_case() -> None:
    rules = _rules([Term("", "web page", ("Web page", "webpage"))])
    assert _fixed(rules, "The Web page is a webpage.") == "The web page is a web page."


def test_other_languages_have_terms_without_endings(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("term,forbidden\nE-Mail,Email\nRechner,Computer\n", encoding="utf-8")
    config = mtfix.Config(glossaries=(path,), language="de")
    text = "Die Email ist nicht auf dem Computer, und die Computers sind es auch nicht."
    wanted = "Die E-Mail ist nicht auf dem Rechner, und die Computers sind es auch nicht."
    assert mtfix.fix(text, config=config).text == wanted


def test_a_source_text_tells_where_a_term_is_meant(config: mtfix.Config) -> None:
    text = "The e-mail has the guideline."
    source = "Die E-Mail ist da."
    assert mtfix.fix(text, config=config, source=source).text == "The email has the guideline."
    assert mtfix.fix(text, config=config).text == "The email has the policy."


@pytest.mark.parametrize(
    ("text", "source", "reasons"),
    [
        ("A message came.", "Eine E-Mail kam.", ["“email” for “E-Mail”."]),
        ("A message came.", "Zwei E-Mails kamen.", ["“email” for “E-Mail”."]),
        ("Three emails came.", "Eine E-Mail kam.", []),
        ("A message came.", "Ein Brief kam.", []),
        ("A message came.", None, []),
        ("A hub, GitHub.", "GitHub und GitHub", ["“GitHub”: 2 in the source, 1 in the text."]),
        ("On `GitHub` and GitHub.", "GitHub, GitHub", []),
        ("In Glaswindows.", "Windowsill", []),
    ],
)
def test_with_a_source_text_terms_are_demanded(
    config: mtfix.Config, text: str, source: str | None, reasons: list[str]
) -> None:
    result = mtfix.fix(text, config=config, source=source)
    assert result.text == text
    assert len(result.flags) == len(reasons)
    assert all(flag.reason.endswith(tuple(reasons)) for flag in result.flags)


def test_terms_are_found_in_scripts_without_spaces() -> None:
    rules = _rules([Term("电子邮件", "email", ("e-mail",)), Term("云", "cloud")])
    found = list(rules.find(read("An e-mail came.", "text", "我收到了电子邮件。")))
    assert [type(item).__name__ for item in found] == ["Edit"]
    found = list(rules.find(read("A letter came.", "text", "我收到了电子邮件。")))
    assert [item.start for item in found] == [0]


def test_one_form_may_have_several_terms_if_the_source_tells_which() -> None:
    rules = _rules([Term("Bank", "lender", ("bank",)), Term("Ufer", "shore", ("bank",))])
    text = "They met at the bank today."
    assert _fixed(rules, text, "Sie trafen sich am Ufer.") == "They met at the shore today."
    assert _fixed(rules, text, "Sie trafen sich an der Bank.") == "They met at the lender today."
    assert _fixed(rules, text) == text


def test_the_longest_form_wins() -> None:
    terms = [
        Term("", "translation", ("rendering",)),
        Term("", "rendering engine", ("drawing engine",)),
    ]
    text = "The rendering engine made a rendering with a drawing engine."
    wanted = "The rendering engine made a translation with a rendering engine."
    assert _fixed(_rules(terms), text) == wanted


@pytest.mark.parametrize("name", ["term-forbidden", "glossary"])
def test_the_rules_can_be_disabled_and_trusted_otherwise(config: mtfix.Config, name: str) -> None:
    text = "He wrote an e-mail."
    off = mtfix.Config(glossaries=config.glossaries, disable=frozenset({name}))
    assert mtfix.fix(text, config=off).text == text
    flagged = mtfix.Config(glossaries=config.glossaries, safety=((name, "flag"),))
    assert [flag.rule for flag in mtfix.fix(text, config=flagged).flags] == ["term-forbidden"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("term,forbidden\nemail,e-mail\nE-mail,letter\n", "2: “e-mail” is forbidden here, but"),
        ("term,forbidden\nemail,email\n", "2: “email” is forbidden here, but allowed by the same"),
        ("term,forbidden\nemail,mail\nletter,Mail\n", "3: “Mail” shall be “letter” here,"),
        ("source,term,forbidden\nA,email,mail\n,letter,mail\n", "3: “mail” shall be “letter” here"),
    ],
)  # fmt: skip
def test_contradictions_are_refused(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        mtfix.fix("A text.", config=mtfix.Config(glossaries=(path,)))
    assert str(caught.value).startswith(f"{path}:{message}")


def test_two_files_may_not_contradict_each_other_either(tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path, table in zip(paths, ("email,e-mail", "e-mail,email"), strict=True):
        path.write_text(f"term,forbidden\n{table}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.csv:2: “e-mail” is forbidden .* in .*b\.csv:2"):
        rules_of(paths)


def test_the_names_of_a_glossary_are_those_with_capitals(config: mtfix.Config) -> None:
    assert names_of(config.glossaries) == ("GitHub", "Windows", "Internet")


_PACK = """\
about: Our terms.
rules:
  - id: our-terms
    kind: terms
    reason: Our style guide has another term.
    terms:
      - {term: sign-in, forbidden: [log-in, login]}
      - {term: Acme, keep: yes}
    checks: [forbidden, kept]
    fixes: [[The logins failed., The sign-ins failed.]]
    keeps: [The sign-in failed.]
"""


def _pack(folder: Path, text: str) -> Path:
    path = folder / "en" / "ours.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pack_holds_terms_too(tmp_path: Path) -> None:
    (rule,) = load_pack(_pack(tmp_path, _PACK))
    assert list(trial(rule, RuleSet([rule]))) == []
    found = RuleSet([rule]).find(read("It is here.", "text", "Acme ist da."))
    assert [getattr(item, "rule", "") for item in found] == ["our-terms"]


def test_a_pack_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    path = _pack(tmp_path, _PACK.replace("[log-in, login]", "[acme]"))
    with pytest.raises(ValueError, match=r"en/ours: the rule our-terms: “acme” is forbidden"):
        load_pack(path)


_slow = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_WORDS = ("rope", "sail", "mast", "deck", "keel", "Hull", "anchor-chain", "buoy", "glass")
_phrases = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
_terms = st.builds(
    Term,
    source=st.just(""),
    target=_phrases,
    forbidden=st.lists(_phrases, min_size=1, max_size=2).map(tuple),
    case=st.sampled_from(["", "any", "as-given"]),
)
_shapes = st.sampled_from([str, str.upper, str.capitalize, str.title, "{}s".format, "{}’s".format])
_gaps = st.sampled_from([" ", " the ", ". ", ", ", "\n", " of "])
_shaped = st.builds(lambda shape, text, gap: shape(text) + gap, _shapes, _phrases, _gaps)
_sentences = st.lists(_shaped, min_size=1, max_size=8).map(lambda parts: "The " + "".join(parts))


@_slow
@given(st.lists(_terms, min_size=1, max_size=4), _sentences)
def test_terms_that_do_not_contradict_each_other_settle_in_one_go(
    terms: list[Term], text: str
) -> None:
    assume(contradiction(terms) is None)
    rules = _rules(terms)
    fixed = _fixed(rules, text)
    assert _once(rules, fixed) == fixed


@_slow
@given(texts, formats)
def test_a_glossary_changes_no_text_that_has_none_of_its_terms(text: str, format_: str) -> None:
    rules = _rules([Term("", "Zorbelwark", ("quonfit", "quonfit varn")), Term("", "varnblatt")])
    assert list(rules.find(read(text, format_), "en")) == []  # type: ignore[arg-type]


@_slow
@given(texts, formats)
def test_fixing_twice_with_a_glossary_changes_nothing(text: str, format_: str) -> None:
    terms = [Term("", "gaffer", ("mayor",)), Term("", "night-time", ("night",), case="as-given")]
    rules = _rules(terms)
    document = read(text, format_)  # type: ignore[arg-type]
    edits = resolve(text, _edits(rules, document.text, format_))[0]
    fixed = apply(text, [edit for edit in edits if not document.refuses(edit)])
    again = [e for e in _edits(rules, fixed, format_) if not read(fixed, format_).refuses(e)]  # type: ignore[arg-type]
    assert again == []


def _rules(terms: Sequence[Term]) -> RuleSet:
    rule: Rule = TermsRule(id="terms", pack="en/test", reason="A term.", terms=terms)
    return RuleSet([rule])


def _edits(rules: RuleSet, text: str, format_: str = "text") -> Iterator[Edit]:
    found = rules.find(read(text, format_), "en")  # type: ignore[arg-type]
    return (item for item in found if isinstance(item, Edit))


def _once(rules: RuleSet, text: str, source: str | None = None) -> str:
    found = rules.find(read(text, "text", source), "en")
    return apply(text, resolve(text, (item for item in found if isinstance(item, Edit)))[0])


def _fixed(rules: RuleSet, text: str, source: str | None = None) -> str:
    """What rounds make of a text, as many as the pipeline has."""
    for _ in range(8):
        text = _once(rules, text, source)
    return text


def test_the_terms_of_a_glossary_are_names_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("term\nHarbourSoft\n", encoding="utf-8")
    config = mtfix.Config(glossaries=(path,))
    assert (
        mtfix.fix("She works for harboursoft.", config=config).text == "She works for HarbourSoft."
    )
