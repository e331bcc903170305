"""Markdown that was pulled apart, and what looks like it and is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.edits import Edit, Flag, apply
from mtfix.markup.md import confirm
from mtfix.markup.md.repair import mend
from mtfix.reading import read
from tests.markup.tables import table

_DAMAGED = {
    "link": ("Read [the plan] (plan.md) now.", "Read [the plan](plan.md) now."),
    "wide link": ("[港口] （https://harbour.org/p）很大。", "[港口](https://harbour.org/p)很大。"),
    "lone bold, both spaces inside": ("It is** hardly **far.", "It is **hardly** far."),
    "lone bold, a space before its end": ("It is **hardly **far.", "It is **hardly** far."),
    "padded link": ("A [ plan ] ( https://harbour.org ).", "A [plan](https://harbour.org)."),
    "spaced target": (
        "[Plan](https: // harbour. org / plan. html)", "[Plan](https://harbour.org/plan.html)",
    ),
    "title": ('[Plan] (plan.md "The plan")', '[Plan](plan.md "The plan")'),
    "anchor": ("See [above] (#tides).", "See [above](#tides)."),
    "placeholder": ("See [above] ({url}).", "See [above]({url})."),
    "image": ("! [A pier] (pier.png)", "![A pier](pier.png)"),
    "image alone": ("! [A pier] (https://harbour.org/a)", "![A pier](https://harbour.org/a)"),
    "collapsed link": (
        "The [harbour] [] is deep.\n\n[harbour]: https://harbour.org",
        "The [harbour][] is deep.\n\n[harbour]: https://harbour.org",
    ),
    "referred link": (
        "- [The port] [harbour]: a deep one\n\n[harbour]: https://harbour.org",
        "- [The port][harbour]: a deep one\n\n[harbour]: https://harbour.org",
    ),
    "image without words": ("! [] (img/pier.jpg)", "![](img/pier.jpg)"),
    "badge": (
        "[! [Tests] (https://harbour.org/t.svg)] (https://harbour.org/)",
        "[![Tests](https://harbour.org/t.svg)](https://harbour.org/)",
    ),
    "definition": ("[plan] : https://harbour.org/p", "[plan]: https://harbour.org/p"),
    "bare link": ("At < https://harbour.org/p >.", "At <https://harbour.org/p>."),
    "footnote": ("Far[^ 2] out.\n\n[^2]: A mile.", "Far[^2] out.\n\n[^2]: A mile."),
    "bold": ("The ** old pier ** is shut.", "The **old pier** is shut."),
    "bold in Chinese": ("** 码头 **很大。", "**码头**很大。"),
    "bold glued before": ("The pier** is now shut**.", "The pier **is now shut**."),
    "bold in items": ("- ** One ** pier\n- **Two piers", "- **One** pier\n- **Two piers"),
    "bold that is a link": ("** [Plan] (plan.md) **", "**[Plan](plan.md)**"),
    "crossed": ("[**Plan](plan.md) A** is out.", "**[Plan](plan.md) A** is out."),
    "struck": ("It is ~~ shut ~~ open.", "It is ~~shut~~ open."),
    "heading": ("##Tides\n\nThey rise.", "## Tides\n\nThey rise."),
    "first heading": ("#The old pier\n\nIt is shut.", "# The old pier\n\nIt is shut."),
    "split heading": ("# # Tides", "## Tides"),
    "heading twice": ("### # Tides", "#### Tides"),
    "wide heading": ("＃＃ 码头\n\n很大。", "## 码头\n\n很大。"),
    "numbers": ("1.Open it\n2.Read it", "1. Open it\n2. Read it"),
    "numbers apart": ("1 . Open it\n\n2 . Read it", "1. Open it\n\n2. Read it"),
    "bullet": ("- One\n-Two piers", "- One\n- Two piers"),
    "tasks": ("- [ x] shut\n- [] open", "- [x] shut\n- [ ] open"),
    "table": ("| A | B |\n| - - - | : - - : |", "| A | B |\n| --- | :---: |"),
    "wide table": ("｜甲｜乙｜\n｜—｜—｜", "|甲|乙|\n| --- | --- |"),
    "code": ("Call ` tides () ` first.", "Call `tides ()` first."),
    "code whose space is inside": (
        "Open:` the pier`, and the` tide` table of `p`,` q`.",
        "Open: `the pier`, and the `tide` table of `p`, `q`.",
    ),
    "codes in a row": ("It is `a`,` b (c) `, or:` d (e) `;", "It is `a`, `b (c)`, or: `d (e)`;"),
    "code whose spaces are inside": ("It is in` <pier> `.", "It is in `<pier>`."),
    "scheme as a sentence": ("[Plan](Https://harbour.org/p)", "[Plan](https://harbour.org/p)"),
    "file of a link": ("[pier.c] (src / old / pier.c)", "[pier.c](src/old/pier.c)"),
    "fence": ("`` `sh\nls  a\n` ` `\n", "```sh\nls  a\n```\n"),
    "front matter": ("- - -\ntitle: Tides\n- - -\n", "---\ntitle: Tides\n---\n"),
    "comment": ("<! - - more - ->\nText", "<!-- more -->\nText"),
    "comment with code": ("<! - - see `it` - ->\nText", "<!-- see `it` -->\nText"),
    "space that parts words": ("Soon,[ the plan] (plan.md).", "Soon,[ the plan](plan.md)."),
    "tags": ("The < kbd > Esc < / kbd > key.", "The <kbd>Esc</kbd> key."),
    "badge of a file": (
        "[! [Terms] (https://harbour.org/t.svg)] (COPYING)",
        "[![Terms](https://harbour.org/t.svg)](COPYING)",
    ),
    "badge of any file in capitals": (
        "[! [Crew] (https://harbour.org/c.svg)] (AUTHORS)",
        "[![Crew](https://harbour.org/c.svg)](AUTHORS)",
    ),
    "file in capitals": ("See [the terms] (COPYING).", "See [the terms](COPYING)."),
    "underscores": ("__ Warning: __ the tide turns.", "__Warning:__ the tide turns."),
    "underscores, colon outside": ("- __ Tide __: it turns.", "- __Tide__: it turns."),
    "wide bold": ("＊＊注意＊＊，码头关闭。", "**注意**，码头关闭。"),
    "split bold": ("* * Tides * *: they rise.", "**Tides**: they rise."),
    "run of items": ("-Rope\n-Old sails\n-Two oars", "- Rope\n- Old sails\n- Two oars"),
    "run of items in Chinese": ("-绳子\n-帆\n-桨", "- 绳子\n- 帆\n- 桨"),
    "numbers with a wide stop": ("1。解缆\n2。起锚", "1. 解缆\n2. 起锚"),
    "summary": (
        "<details>\n<summary> Tides </ summary>\n\nUp.\n\n</details>",
        "<details>\n<summary>Tides</summary>\n\nUp.\n\n</details>",
    ),
    "callout": ("> [! WARNING]\n> High tide.", "> [!WARNING]\n> High tide."),
    "wide callout": ("> ［！tip］- Tides\n> High.", "> [!tip]- Tides\n> High."),
    "break": ("One < br / > two", "One <br /> two"),
    "reference": (
        "See [the plan] [plan].\n\n[plan]: https://harbour.org/p",
        "See [the plan][plan].\n\n[plan]: https://harbour.org/p",
    ),
    "numbered references": (
        "See [it] [1] and [him] [2].\n\n[1]: /a\n[2]: /b",
        "See [it][1] and [him][2].\n\n[1]: /a\n[2]: /b",
    ),
    "image by reference": ("![pier] [p]\n\n[p]: /a.png", "![pier][p]\n\n[p]: /a.png"),
    "path of a template": (
        "See [all] ({{ site.url }}/all/tides).", "See [all]({{ site.url }}/all/tides).",
    ),
    "first heading of one word": (
        "#Tides\n\nUp.\n\n##Ebb\n\nDown.", "# Tides\n\nUp.\n\n## Ebb\n\nDown.",
    ),
    "star among items": ("* One\n*Two piers\n* Three", "* One\n* Two piers\n* Three"),
    "numbers with brackets": ("1)Open it\n2)Read it", "1) Open it\n2) Read it"),
    "numbers, one of them glued": ("1) One\n2)Two\n3) Three", "1) One\n2) Two\n3) Three"),
    "split container": (":: : tip\nRow.\n:: :", "::: tip\nRow.\n:::"),
    "spaced picture": ("! [The pier] (img / pier. png)", "![The pier](img/pier.png)"),
    "first title": ("#Overview\n\nThe pier is old.", "# Overview\n\nThe pier is old."),
    "question as a heading": ("#What is it\n\nIt is water.", "# What is it\n\nIt is water."),
    "product as a heading": ("#SeaLog Pro\n\n## Use\n\nRun.", "# SeaLog Pro\n\n## Use\n\nRun."),
    "anchor that stands apart": ("[Up to it] (# tides-and)", "[Up to it](#tides-and)"),
    "anchor of a word": ("[Back to the pier] (# pier)", "[Back to the pier](#pier)"),
    "anchor that does not stand apart": ("See [it](# pier).", "See [it](#pier)."),
    "anchor with hyphens": ("[Go](#old - pier)", "[Go](#old-pier)"),
    "anchor of its name": ("[Pier] (# pier)", "[Pier](#pier)"),
    "struck price": ("It was ~~ 12 € ~~ 9 €.", "It was ~~12 €~~ 9 €."),
    "struck amount": ("Now ~~ $15 ~~ $9.", "Now ~~$15~~ $9."),
    "bold price": ("It is ** 12 € ** today.", "It is **12 €** today."),
    "late bracket": ("At [**Old] pier**(pier.md) now.", "At [**Old pier**](pier.md) now."),
    "wide quotation": ("＞码头关闭\n＞很久\n\n好。", "> 码头关闭\n> 很久\n\n好。"),
}  # fmt: skip


@table("text, wanted", _DAMAGED)
def test_damage_is_repaired(text: str, wanted: str) -> None:
    result = mtfix.fix(text, format="markdown")
    assert result.text == wanted
    assert mtfix.fix(wanted, format="markdown").text == wanted


_SOUND = {
    "code that lost a backtick": ("Use ` to quote, and `pier` or` tide` then.",),
    "words between two codes": ("A `pier` and `tide` of` and `harbour` too.",),
    "words beside a path": ("[the pier] (left / right.c)",),
    "remark": ("He wrote [sic] (emphasis added) there.",),
    "citation": ("It rose [1] (see p. 4) fast.",),
    "either": ("Bring [the map] (and/or a chart).",),
    "numbered remark": ("See [the issue] (#12).",),
    "box": ("- [x] (docs/plan.md)\n- [ ] (docs/b.md)",),
    "index": ("Take ship[i] (n.md) of it.",),
    "remark about a picture": ("See [the pier] (img / pier.png).",),
    "remark behind an exclamation": ("At last! [The pier] (img / pier.png) is out.",),
    "remark in an image": ("![The pier] (the old / new.png)",),
    "first hashtag": ("#Harbour\n\nThe pier is old.",),
    "hashtag of a sentence": ("#Harbour is closed.\n\nIt rains.",),
    "hashtag that ends with a stop": ("#Harbour Days drew 40 boats.",),
    "hashtag and its verb": ("#Harbour is shut\n\nIt rains.",),
    "glued hashtag": ("#SaveThePier Now\n\nIt rains.",),
    "glued hashtag below": ("# Pier\n\n#SaveThePier Now\n\nIt rains.",),
    "message": ("#Harbour Days for all",),
    "hashtag, others behind": ("#Harbour Days\n\nBoats, too #sail",),
    "count": ("[Boats] (# free)",),
    "counted things": ("[Boats and piers] (# users)",),
    "hidden comment": ("[//]: # hidden\n\nText",),
    "definition that hides": ("[pier]: # hidden",),
    "bits": ("Take ~~ 40 + ~~ 30 of it.",),
    "power": ("So 2 ** 40 ** 3 is large.",),
    "late bracket and a remark": ("At [**Old] pier**(see p. 4) now.",),
    "index in bold": ("At list[**a] b**(c.md) now.",),
    "first hashtag of two": ("#Overview\n\nThe pier is old. #harbour",),
    "first hashtag above a list": ("#Overview\n\n- Pier\n- Boat",),
    "hashtag in lower case": ("#overview\n\nThe pier is old.",),
    "hashtag below": ("Pier.\n\n#Overview\n\nThe pier is old.",),
    "exclamation": ("At last ! [The plan](plan.html) is out.",),
    "escaped": (r"Not \[a link\] (plan.md).",),
    "product": ("It is a * b * c, and 2 ** 3 ** 4.",),
    "power of names": ("So x = a ** b ** c.",),
    "gaps to fill in": ("Name: __ Date: __\n\n__ years __ months",),
    "names with underscores": ("__init__ and __ init __ differ",),
    "masked names": ("李＊＊和王＊＊都来了。",),
    "decoration": ("* * Chapter One * *",),
    "pointers": ("passing char ** as the first argument of dock(const char **) warns",),
    "types": ("It takes char * * names and int * * sizes.",),
    "cry": ("make: *** not found *** here",),
    "remark in capitals": ("He wrote [sic] (NEWS) there.",),
    "options": ("-Wall\n-Wextra\n-Werror",),
    "switches": ("-Path\n-Recurse\n-Force",),
    "options in rows": ("Options:\n\n-I, --use-it\n-F, --info",),
    "options among long ones": ("- help\n-Verbose  Say more\n--dry-run  Do nothing",),
    "options among items": ("-h (has no effect)\n- One\n-T or so\n-U",),
    "lines of a dialogue": ("-I saw it.\n-We all did.\n-So go home.",),
    "names below a letter": ("With regards\n-Anna\n-Ben\n-Carla",),
    "figures": ("-5\n-7\n-12",),
    "no kind of callout": ("> [! sic]\n> High tide.",),
    "sound summary": ("<summary> Tides </summary>",),
    "note of a program": ("# Build it\n\ncmake .\n\n#TODO Enable it\n",),
    "settings": ("# What to remove\n# Default: KEEP = 0\n#KEEP = 0\n\n# Where\n\n#PLACE Here\n",),
    "commented settings": ("# Ships\n\nrope\n\n#\n#Server Pier\n",),
    "ruler": ("#*****\n\n# Tides\n\n#Sort Them\n",),
    "rule": ("One\n\n* * *\n\n- - -\n\nTwo",),
    "patterns": ("Match src/** and test/** first.",),
    "arguments": ("It takes *args and **kwargs or **options too.",),
    "footnotes": ("Rates** may change** soon.\n\n** not on holidays",),
    "hashtags": ("#Tides\n\nWe swim. #Sea #Sun",),
    "hashtags alone": ("One.\n\n#Sea #Sun",),
    "numeral": ("#1 in town",),
    "directive": ("#include <tides.h>",),
    "versions": ("1.5 knots\n2.5 knots",),
    "names of files": ("1.jpg\n2.jpg",),
    "dialogue": ("-Where is it?\n-At the pier.",),
    "row of dashes": ("| A | B |\n| --- | --- |\n| - | - |\n| — | — |",),
    "code": ("Write `< p >` and `[a] (b.md)`.",),
    "code in a fence": ("```\n##Tides\n[a] (b.md)\n** b **\n```",),
    "indented code": ("So:\n\n    ##Tides\n    [a] (b.md)\n",),
    "comment": ("<!-- [a] (b.md) and ** b ** -->",),
    "formula": ("If $a ** b ** c$ is so.",),
    "template": ("{{< img src=tides >}}\n\n{% include [a] (b.md) %}",),
    "talk of tags": ("The HTML tag < b > needs its < / b > too.",),
    "brackets with a remark": ("It fell [sic] [1].\n\n[1]: /a",),
    "two references": ("[tides] [ebb]\n\n[tides]: /a\n[ebb]: /b",),
    "note that also stands alone": ("So [they say] [1], and more [1].\n\n[1]: /a",),
    "no definition": ("See [the plan] [plan] and [a] [1].",),
    "list of changes": ("- [Fixed] [#12] the tide\n- [New] [#13]\n\n[#12]: /a\n[#13]: /b",),
    "row of links": ("By [ann] [web] [home]\n\n[web]: /a\n[home]: /b",),
    "box and reference": ("- [ ] [plan] it\n- [x] [plan]\n\n[plan]: /a",),
    "count of pages": ("See [pages] ({{ page }}/12) or [mail] ({{ unread }}).",),
    "hashtag first, headings glued": ("#Tides\n\nWe swim. #Sea\n",),
    "star of a footnote": ("* One\n* Two\n*All day",),
    "emphasis among items": ("* One\n*Two* piers\n* Three",),
    "brackets of a calculation": ("1)a\n2)b",),
    "unlike signs": ("1. One\n2)Two",),
    "row of colons": (": : : Chapter One\n\n: : :",),
    "path of menus": ("文件＞打开\n＞保存",),
    "greater than": ("＞90%\n\n＞ 5",),
    "empty list": ("- [] is an empty list",),
}


@table("text", _SOUND)
def test_what_only_looks_like_damage_stays(text: str) -> None:
    document = read(text, "markdown")
    assert [found for found in mend(document) if isinstance(found, Edit)] == []


_FROM_SOURCE = {
    "slanted": ("It is * very * far.", "Es ist *sehr* weit.", "It is *very* far."),
    "bold glued behind": ("Das **fern **und **weit **weg.", "It is **far** and **wide** off.",
                          "Das **fern** und **weit** weg."),
    "hashtag that is a heading": ("#Tides\n\nUp.\n", "# Marées\n\nHaut.\n", "# Tides\n\nUp.\n"),
    "target": ("[Plan] (My Plan)", "[Plan](myplan)", "[Plan](myplan)"),
    "language": ("```golpe\nls\n```", "```bash\nls\n```", "```bash\nls\n```"),
    "key": ("---\ntitre: Tides\n---\n", "---\ntitle: Marées\n---\n", "---\ntitle: Tides\n---\n"),
    "bold in the middle": ("It is * * very * * far.", "Es ist **sehr** weit.",
                           "It is **very** far."),
    "wide bold in words": ("这＊＊很＊＊远。", "It is **very** far.", "这**很**远。"),
    "path": ("[起点](/文档/开始#开始)", "[Start](/docs/start#start)", "[起点](/docs/start#开始)"),
    "path of a file": ("[Plan](pläne/hafen.md)", "[Plan](plans/harbour.md)",
                       "[Plan](plans/harbour.md)"),
    "command": ("Gib `git anlegen` und `ls` ein.", "Enter `git init` and `ls`.",
                "Gib `git init` und `ls` ein."),
    "container": ("::: Achtung\nFlut.\n:::", "::: caution\nTide.\n:::", "::: caution\nFlut.\n:::"),
    "admonition": ("!!! Hinweis\n    Flut.", "!!! note\n    Tide.", "!!! note\n    Flut."),
    "kind of a callout": ("> [!HINWEIS]\n> Flut.", "> [!NOTE]\n> Tide.", "> [!NOTE]\n> Flut."),
    "split container of another kind": (
        ":: : Hinweis\nFlut.\n:: :", "::: note\nTide.\n:::", "::: note\nFlut.\n:::",
    ),
    "wrapped": ("```markdown\n# Tides\n```", "# Marées", "# Tides"),
}  # fmt: skip


@table("text, source, wanted", _FROM_SOURCE)
def test_the_source_decides_in_doubt(text: str, source: str, wanted: str) -> None:
    assert mtfix.fix(text, format="markdown", source=source).text == wanted
    if text != wanted:
        assert mtfix.fix(text, format="markdown").text != wanted


_TRUE_TO_SOURCE = {
    "page of another language": ("[Plan](/de/plan)", "[Plan](/en/plan)"),
    "file of another language": ("[Plan](plan.de.md)", "[Plan](plan.md)"),
    "another order": ("[B](b/two.md) [A](a/one.md)", "[A](a/one.md) [B](b/two.md)"),
    "other links": ("[A](a/one.md) [C](c.md)", "[A](a/uno.md)"),
    "another site": ("[A](https://de.harbour.org/a)", "[A](https://harbour.org/b)"),
    "page of a site": ("[Wir](/ueber-uns)", "[We](/about)"),
    "article of a wiki": ("[Hafen](/wiki/Hafen)", "[Harbour](/wiki/Harbour)"),
    "argument": ("Tippe `cd <Ordner>`.", "Type `cd <folder>`."),
    "message": ('Tippe `git commit -m "Flut"`.', 'Type `git commit -m "Tide"`.'),
    "another version": ("Tippe `pip install tide==2`.", "Type `pip install tide==1`."),
    "codes in another order": ("Erst `ls -l`, dann `ls -a`.", "First `ls -a`, then `ls -l`."),
    "another bold": ("It is * * very * * far.", "Es ist sehr weit."),
}  # fmt: skip


@table("text, source", _TRUE_TO_SOURCE)
def test_what_a_translator_may_change_stays(text: str, source: str) -> None:
    found = mend(read(text, "markdown", source))
    assert [edit for edit in found if isinstance(edit, Edit)] == []


@pytest.mark.parametrize(
    "text",
    [
        "```markdown\n# Tides\n```",
        "`` `sh\nls\n\nText",
        "```sh\nls\n\nText",
    ],
)
def test_fences_that_cannot_be_paired_are_flagged(text: str) -> None:
    found = list(mend(read(text, "markdown")))
    assert [flag.rule for flag in found if isinstance(flag, Flag)] == ["markup-md-unclear"]
    assert not any(isinstance(edit, Edit) for edit in found)


def test_what_the_parser_does_not_confirm_is_flagged() -> None:
    text = "<div>\n# # Tides\n</div>"  # a block of HTML goes on to the next blank line
    found = list(mend(read(text, "markdown")))
    assert [flag.rule for flag in found if isinstance(flag, Flag)] == ["markup-md-unclear"]
    assert len(found) == 1


def test_without_a_parser_the_plain_repairs_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirm, "parser", lambda: None)
    assert mtfix.fix("See [it] (plan.md).", format="markdown").text == "See [it](plan.md)."
    several = "** One ** and ** two ** piers"
    result = mtfix.fix(several, format="markdown")
    assert result.text == several
    assert [flag.rule for flag in result.flags] == ["markup-md-unclear"]


_PIECES = [
    "[a", "] ", "(b.md)", "](", "! [", "**", " ** ", "* ", "bold", "`", "``` ", "`` `", "\n",
    "\n\n", "# # T", "[^ 1]",
    "##T", "＃", "1.Open it", "2.Save it", "-Item", "- Item", "- [ x] ", "| a | b |\n",
    "| - - | — |\n", "<! - - x ", " - ->", "< b >", "< / b >", "https: // a. org", "[^1]: x",
    "＊＊", "* *", "__ ", " __", "> [! NOTE]\n", "1。", "</ summary>", "<summary> ",
    "[1]: /a\n", "[a] [1]", "＞字", ":: : tip\n", "1)Open", "*Item\n", "* Item\n", "& amp;", "#T\n",
    "- - -\n", "title: x\n", "    code", "> ", "~~ ", "\\", "$", "{{< x >}}", "字", "\r\n", " ",
]  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=16).map("".join)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_texts)
def test_repairs_come_to_rest_and_lose_no_letter(text: str) -> None:
    first = mtfix.fix(text, format="markdown")
    assert first.stable
    assert mtfix.fix(first.text, format="markdown").text == first.text
    edits = sorted(found for found in mend(read(text, "markdown")) if isinstance(found, Edit))
    assert all(one.end <= other.start for one, other in pairwise(edits))
    assert _letters(apply(text, edits)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[a] (b.md",
        "** a ",
        "` a ",
        "#T b\n\n",
        "| - ",
        "> ",
        "＃",
        "＊＊a",
        "* *b",
        "__ A: ",
        "> [! NOTE]\n",
        "#\n",
        "-Item\n",
        "*Item\n* Item\n",
        "[a] [1]\n[1]: /a\n",
        ":: : tip\n",
        "#T\n\n##T\n\n",
        "＞字\n",
    ],
)
def test_input_that_is_an_attack_ends(piece: str) -> None:
    text = piece * 20_000
    found = [found for found in mend(read(text, "markdown")) if isinstance(found, Edit)]
    assert _letters(apply(text, sorted(found))) == _letters(text)
