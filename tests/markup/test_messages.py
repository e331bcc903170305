"""Messages: placeholders are restored from the source; without it, only what can be no prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.reading import read
from tests.markup.tables import table


def _fixed(text: str, source: str | None = None) -> str:
    return mtfix.fix(text, format="message", source=source).text


_RESTORED = {
    "printf": ("% d Dateien", "%d files", "%d Dateien"),
    "eaten space": ("Rabatt% 1 $ s", "Discount %1$s", "Rabatt %1$s"),
    "eaten space between two": ("% 1 $ s% 2 $ s", "%1$s %2$s", "%1$s %2$s"),
    "no space is made where letters are not parted": ("割引% s", "Discount %s", "割引%s"),
    "space before the colon of French": ("% s : rien", "%s: nothing", "%s : rien"),
    "hyphen": ("% (day) s -% (hour) s", "%(day)s - %(hour)s", "%(day)s - %(hour)s"),
    "beside a percentage": ("5 % von % d", "5% of %d", "5 % von %d"),
    "own width": ("%-9s Datei", "%-5s file", "%-9s Datei"),
    "percent sign of a format": ("% d % frei", "%d%% free", "%d %% frei"),
    "other order": ("{b} vor {a}", "{a} after {b}", "{b} vor {a}"),
    "translated name": ("Hallo {Besitzer}", "Hello {owner}", "Hallo {owner}"),
    "translated names": ("{von} bis {ende}", "{start} to {stop}", "{start} bis {stop}"),
    "one translated of two": ("{zu} in {shop}", "{owner} in {shop}", "{owner} in {shop}"),
    "case": ("{Owner} da", "{owner} here", "{owner} da"),
    "padding": ("{ owner } da", "{owner} here", "{owner} da"),
    "mustache": ("{{owner }} da", "{{ owner }} here", "{{ owner }} da"),
    "template literal": ("$ {Besitzer} da", "${owner} here", "${owner} da"),
    "Cyrillic conversion": ("%с штук", "%s pieces", "%s штук"),
    "Laravel, translated": (":Feld fehlt", ":field is missing", ":field fehlt"),
    "Laravel, parted": ("Das : field fehlt", "The :field is missing", "Das :field fehlt"),
    "line breaks": ("Eins \\ n \\ n Zwei", "One\\n\\nTwo", "Eins\\n\\nZwei"),
    "slash": ("Eins /n Zwei", "One\\nTwo", "Eins\\nZwei"),
    "closer": ("Die <0>Regeln</ 0> hier", "The <0>rules</0> here", "Die <0>Regeln</0> hier"),
    "inner spaces": ("Die <0> Regeln </ 0> da", "The <0>rules</0> here", "Die <0>Regeln</0> da"),
    "attribute": (
        'Die <a href="% (to) s">Regeln</a>',
        'The <a href="%(to)s">rules</a>',
        'Die <a href="%(to)s">Regeln</a>',
    ),
    "all swapped": ("</0>Regeln<0>", "<0>Rules</0>", "<0>Regeln</0>"),
    "swapped around a word": (
        "Dort</0> lesen<0>, dann gehen", "<b>Ann</b>: <0>read</0>, then go",
        "Dort <0>lesen</0>, dann gehen",
    ),
    "swapped around words, spaces outside": (
        "Sie </b>alle Regeln<b> lesen", "To read <b>the rules</b> now",
        "Sie <b>alle Regeln</b> lesen",
    ),
    "swapped around words, spaces inside": (
        "Sie</b> alle Regeln <b>lesen", "To read <b>the rules</b> now",
        "Sie <b>alle Regeln</b> lesen",
    ),
    "swapped in Chinese": ("阅读</b>规则<b>吧", "Read <b>rules</b> now", "阅读<b>规则</b>吧"),
    "swapped behind its words": (
        "Regeln</0> <0>lesen", "<0>Rules</0> to read", "<0>Regeln</0> lesen"
    ),
    "word before a first placeholder": (
        "% 2 $ s sah% 1 $ s dort", "%1$s was seen by %2$s", "%2$s sah %1$s dort"
    ),
    "word before a named placeholder": (
        "%(b)s sah% (a) s dort", "%(a)s was seen by %(b)s", "%(b)s sah %(a)s dort"
    ),
    "glued in the source too": ("% s und x% s", "%s and x%s", "%s und x%s"),
    "one letter before it": ("n% s ist da", "%s is here", "n%s ist da"),
    "lost opener at the start": ("Regeln</0> lesen", "<0>Rules</0> to read", "<0>Regeln</0> lesen"),
    "lost closer at the end": ("Lies <0>Regeln.", "Read <0>rules</0>.", "Lies <0>Regeln</0>."),
    "only a placeholder": ("Besitzer", "{owner}", "{owner}"),
    "escaped signs": ("l&#39;objet {a\\_b}", "the object {a_b}", "l'objet {a_b}"),
    "sign behind its letter": ("Ciao s%, hai d%", "Hi %s, you have %d", "Ciao %s, hai %d"),
    "dollar before its number": ("Nimm %$1s und %$2d", "Take %1$s and %2$d", "Nimm %1$s und %2$d"),
    "glued to a colon": ("Gesamt: sum Stück", "Total :sum pieces", "Gesamt :sum Stück"),
    "underscores": ("_ _ user _ _ schreibt", "__user__ writes", "__user__ schreibt"),
    "translated, underscores": ("__Betrag__ fehlt", "__amount__ is due", "__amount__ fehlt"),
    "nesting": ("Siehe $ t (shop. open)", "See $t(shop.open)", "Siehe $t(shop.open)"),
    "nesting, translated": ("Siehe $t(laden.auf)", "See $t(shop.open)", "Siehe $t(shop.open)"),
    "style of a date": ("{d, date, kurz} da", "{d, date, short} here", "{d, date, short} da"),
    "style of a number": ("{n, number, prozent}", "{n, number, percent}", "{n, number, percent}"),
    "upper case": ("Eins\\Nzwei", "One\\ntwo", "Eins\\nzwei"),
    "upper case before a placeholder": ("Vor :\\N {x}", "Name:\\n{x}", "Vor :\\n{x}"),
    "slash between words": ("Eins/nzwei", "One\\ntwo", "Eins\\nzwei"),
    "Cyrillic letter": ("Один\\нДва", "One\\nTwo", "Один\\nДва"),
    "escaped quotation": ('Klick \\ " Ja \\ " an', 'Click \\"Yes\\"', 'Klick \\"Ja\\" an'),
    "escaped apostrophes": ("S \\ 'il n \\ 'y va", "If he doesn\\'t go", "S\\'il n\\'y va"),
    "single quotation": ("Il dit \\ 'oui \\ '", "He says \\'yes\\'", "Il dit \\'oui\\'"),
    "tag around a placeholder": ("<b> {Nom} </ b> va", "<b>{name}</b> goes", "<b>{name}</b> va"),
    "ICU": (
        "{n, plurale, uno {# de { shop}} otros {# de {tienda}}}",
        "{n, plural, one {# of {shop}} other {# of {shop}}}",
        "{n, plural, one {# de {shop}} other {# de {shop}}}",
    ),
    "ICU's last selector": (
        "{n, plural, one {# bod} few {# body} ostatní {# bodů}}",
        "{n, plural, one {# point} other {# points}}",
        "{n, plural, one {# bod} few {# body} other {# bodů}}",
    ),
    "renamed and parted": (
        "Hola : nombre, hoy es : dia", "Hello :name, today is :day", "Hola :name, hoy es :day",
    ),
    "space at the end": ("Summe:", "Total: ", "Summe: "),
    "space at the start": ("je Boot", " a boat", " je Boot"),
    "line break at the end": ("Fertig.", "Done.\n", "Fertig.\n"),
    "component": ("Lies <Regel> mehr </ Regel>", "Read <Link>on</Link>", "Lies <Link>mehr</Link>"),
    "component in small letters": ("Hier <link>mehr</link>", "Here <Link>more</Link>",
                                   "Hier <Link>mehr</Link>"),
    "two components": ("<Knopf>a</Knopf> <Feld>b</Feld>", "<Button>a</Button> <Field>b</Field>",
                       "<Button>a</Button> <Field>b</Field>"),
    "blank of its own": ("Datei & nbsp; sichern", "Save&nbsp;file", "Datei&nbsp;sichern"),
    "escaped twice": ("L&amp;#39;eau", "It&#39;s water", "L&#39;eau"),
    "type of an argument": ("{0} kostet {1, Zahl}", "{0} is {1, number}", "{0} kostet {1, number}"),
    "conversion before a mark": ("'% (boat) s' hier", "'%(boat)s' here", "'%(boat)s' hier"),
    "conversion and a word": ("% (boat) s sinkt", "%(boat)s sinks", "%(boat)s sinkt"),
}  # fmt: skip


@table("text, source, expected", _RESTORED)
def test_restored_from_the_source(text: str, source: str, expected: str) -> None:
    result = mtfix.fix(text, format="message", source=source)
    assert result.text == expected
    assert all(cause.reason for edit in result.edits for cause in edit.causes)
    assert _fixed(expected, source) == expected


def test_the_reason_names_the_placeholder_of_the_source() -> None:
    (edit,) = mtfix.fix("Hallo {Besitzer}", format="message", source="Hello {owner}").edits
    assert "{owner}" in edit.causes[0].reason


_CLOSED = {
    "before a mark": ("Hallo, % s!", "Hallo, %s!"),
    "before the end": ("Gespeichert in % s", "Gespeichert in %s"),
    "position": ("Rabatt % 1 $ s heute", "Rabatt %1$s heute"),
    "at the start": ("% d items", "%d items"),
    "Python's names": ("Der Tag % (day) s", "Der Tag %(day)s"),
    "one space in braces": ("{0 } von {1}", "{0} von {1}"),
    "own style": ("{ 0 } von {1}", "{0} von {1}"),
    "own style of dollars": ("$ {a} und ${b}", "${a} und ${b}"),
    "Django": ("{ % trans % } hier", "{% trans %} hier"),
    "ERB": ("Hallo <% = owner %>", "Hallo <%= owner %>"),
    "linked message": ("Siehe @ : shop.open", "Siehe @:shop.open"),
    "closer": ("<0>Regeln</ 0>", "<0>Regeln</0>"),
    "escaped letter": ("Preis 5 \\ u20ac", "Preis 5 \\u20ac"),
}


@table("text, expected", _CLOSED)
def test_closed_up_without_source(text: str, expected: str) -> None:
    assert _fixed(text) == expected


_KEPT = {
    "signs that are talked about": ("Nimm { und } hier", "Use { and } here"),
    "signs that are talked about, doubled": ("Nimm {{ oder }} hier", "Use {{ or }} here"),
    "signs without a source": ("Setze {boot} zwischen { und } ein", None),
    "space before a comma": (", {boat}", " at {boat}"),
    "spaces that align": ("Boot:", "   Ship:"),
    "no space needed in Chinese": ("(合計)", "(Total) "),
    "no space needed": ("合計：", "Total: "),
    "own white space": ("Summe:\n", "Total: "),
    "space that the source lacks": ("Summe: ", "Total:"),
    "key": ("Drücke <Eingabe> jetzt", "Press <Enter> now"),
    "element": ("<Fett>a</Fett>", "<b>a</b>"),
    "text about a reference": ("Mit &amp;nbsp; und&nbsp;so", "By &amp;nbsp; and&nbsp;so"),
    "type of another argument": ("{0, number} {a, b}", "{0, number} {a, c}"),
    "percentage": ("Eine 5 % solution", None),
    "percentage before a word": ("50 % darker", None),
    "percentage before a letter": ("10 % s DPH", None),
    "set": ("{ 1, 2 }", None),
    "code": ("const { name } = owner", None),
    "modulo": ("print(7 % d)", None),
    "amount": ("Es kostet $ {price}", None),
    "padded name": ("{ name } ist da", None),
    "stray backslash": ("ein \\ nicht beendet", None),
    "percentage, with source": ("%s ist 100 % da", "%s is 100% here"),
    "words in angle brackets": ("Datei <Ziel>", "File <target>"),
    "alternatives": ("{an|aus}", "{on|off}"),
    "shouted word": ("{DATEI} oder %s", "{FILE} or %s"),
    "plural categories": (
        "{n, plural, one {# kot} few {# koty} many {# kotów} other {# kota}}",
        "{n, plural, one {# cat} other {# cats}}",
    ),
    "colon": ("Es steht 3 : 1.", "It is 3 : 1."),
    "sign behind a letter of the source": ("%s (20 d%)", "%s (20 d%)"),
    "bold type": ("Das ist __wichtig__", "This is __important__"),
    "amount of t": ("Es kostet $ t (etwa)", "It costs 5"),
    "pattern of a date": ("{d, date, dd.MM.yyyy}", "{d, date, long}"),
    "letters of a date": ("{d, date, yyyyMMdd}", "{d, date, short}"),
    "other style": ("{d, date, medium}", "{d, date, short}"),
    "slash of prose": ("Ja und/nicht nein", "Yes\\nand not no at all"),
    "slash of the source": ("Er/nsie", "He/n she"),
    "path": ("C:\\Neu", "C:\\new"),
    "no space before it": ("必须介于:min和:max之间", "Must be between :min and :max."),
    "numbered for another order": ("%2$s mit %1$s", "%s with %s"),
}


@table("text, source", _KEPT)
def test_kept(text: str, source: str | None) -> None:
    result = mtfix.fix(text, format="message", source=source)
    assert result.text == text
    assert not [flag for flag in result.flags if "placeholder" in flag.rule]


_FLAGGED = {
    "swapped around more words": (
        "Hier</0> lesen Sie bitte alle<0>", "<0>Here</0> you read", "source-placeholder", "<0>"
    ),
    "swapped around another placeholder's words": (
        "Sie</0> mit dem alten {x} <0>gehen", "You go <0>with {x}</0>", "source-placeholder", "<0>"
    ),
    "lost": ("Hallo!", "Hello {owner}!", "source-placeholder-lost", "{owner}"),
    "lost, with a colon of prose": ("Name: max", "Name: :max", "source-placeholder-lost", ":max"),
    "too many": ("{a} und {a}", "{a}", "source-placeholder-extra", "{a}"),
    "braces": (
        "{n, plural, one {a other {b}}",
        "{n, plural, one {a} other {b}}",
        "markup-message",
        "braces",
    ),
    "word behind a lost conversion": (
        "%(boat) sinkt", "%(boat)s sinks", "source-placeholder-lost", "%(boat)s",
    ),
    "keyword without source": ("{n, plurale, one {a} other {}}", None, "markup-message", "plurale"),
    "selector without source": ("{n, plural, uno {a} other {b}}", None, "markup-message", "uno"),
}  # fmt: skip


@table("text, source, rule, named", _FLAGGED)
def test_flagged(text: str, source: str | None, rule: str, named: str) -> None:
    result = mtfix.fix(text, format="message", source=source)
    assert result.text == text
    assert [flag.rule for flag in result.flags if named in flag.reason] == [rule]


def test_branches_are_prose_and_the_rest_is_not() -> None:
    text = "{n, plural, one {a cat of {owner}} other {# cats}}"
    document = read(text, "message")
    shown = document.prose.text.replace("\N{OBJECT REPLACEMENT CHARACTER}", "_")
    assert shown == "_a cat of ___ cats_"


_PIECES = st.sampled_from(
    [
        "% s", "%1$s", "% 1 $ s", "{name}", "{ name }", "{0 }", "{nom}", "{{ x}}", "$ {x}", "</ 1>",
        "<1>", "\\ n", "\\N", "/n", ":name", ": nom", "<% = x %>", "{％ x ％}", "%%", "% %",
        "&#39;", "\\{", "}", "{", "50 %", "mot", "語", "@ : a.b",
        "{n, plural, one {# a} other {b}}", "{n, plurale, un {# a} altri {b }}",
    ]
)  # fmt: skip
_messages = st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", "."])), max_size=8).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@settings(max_examples=400, deadline=None)
@given(_messages, st.none() | _messages)
def test_a_second_run_changes_nothing(text: str, source: str | None) -> None:
    first = mtfix.fix(text, format="message", source=source)
    assert first.stable
    assert _fixed(first.text, source) == first.text


@settings(max_examples=200, deadline=None)
@given(_messages)
def test_a_message_equal_to_its_source_is_kept_but_for_sure_damage(text: str) -> None:
    clean = _fixed(text)
    result = mtfix.fix(clean, format="message", source=clean)
    assert not [edit for edit in result.edits if edit.causes[0].rule == "source-placeholder"]


@pytest.mark.parametrize(
    "piece", ["% s ", "{a} ", "</1> <1>", "{a, select, b {", "{ x", "\\ n", "%% "]
)
def test_a_message_without_end_is_come_to_an_end_with(piece: str) -> None:
    text = piece * 3_000
    result = mtfix.fix(text, format="message", source=text.replace(" ", ""))
    assert result.stable
    assert result.original == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Removed from% s", "Removed from %s"),
        ("Page % d of 5", "Page %d of 5"),
        ("50% s", "50% s"),
    ],
)
def test_a_space_that_went_into_a_placeholder_goes_back_before_it(text: str, wanted: str) -> None:
    assert mtfix.fix(text, format="message").text == wanted
