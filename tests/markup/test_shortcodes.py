"""Shortcodes of WordPress, and brackets that are none."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.edits import apply
from mtfix.markup import shortcodes
from mtfix.reading import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[gallery ids = "7, 8, 9"]', '[gallery ids="7,8,9"]'),
        ("[gallery ids=“7, 8”]", '[gallery ids="7,8"]'),
        ('[ gallery columns = "2" ids = "7" ]', '[gallery columns="2" ids="7"]'),
        ('[caption width="30"]A boat[/ caption]', '[caption width="30"]A boat[/caption]'),
        ('[caption id = "a"] A boat [/ caption]', '[caption id="a"]A boat[/caption]'),
        ("[ vc_row ] [ vc_column ] A boat [/ vc_column] [ / vc_row ]",
         "[vc_row][vc_column]A boat[/vc_column][/vc_row]"),
        ('[contact-form-7 id = "4" title = "Ask us"]', '[contact-form-7 id="4" title="Ask us"]'),
        ('[tour place = "Ulm" days = "3" /]', '[tour place="Ulm" days="3" /]'),
        ('[audio src = "https: //harbour. org/a. mp3"]', '[audio src="https://harbour.org/a.mp3"]'),
        ('[embed] https: //harbour. org/v [/ embed]', '[embed]https://harbour.org/v[/embed]'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_", ["text", "html"])
def test_shortcodes_are_closed_up(text: str, wanted: str, format_: mtfix.Format) -> None:
    assert mtfix.fix(text, format=format_).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He wrote [sic] and [see below], as in [1] (see p. 4) and [ 2 ].",
        "The marks [b] and [i] are shelves, [ video ] is a note.",
        '[gallery ids="7, 8, 9"] is how some write it.',
        '[Column name = "x"] stands above the field.',
        'Take a[href = "x"], node [label = "x"] and `[tour day = "3"]`.',
        '#[path name = "x"] and list[item key = "y"]',
        "[caption]A boat[/caption] and [audio] stay.",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert mtfix.fix(text).text == text


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ('[galería ids="4,5"]', '[gallery ids="4,5"]', '[gallery ids="4,5"]'),
        ('[galerie ids = "4, 5"]', '[gallery ids="4,5"]', '[gallery ids="4,5"]'),
        ('{{< Bild src="a.png" >}}', '{{< figure src="a.png" >}}', '{{< figure src="a.png" >}}'),
        ('{{< Tipp titel="Neu" >}}\nA\n{{< /Tipp >}}', '{{< tip title="New" >}}\nA\n{{< /tip >}}',
         '{{< tip title="Neu" >}}\nA\n{{< /tip >}}'),
        ("{{% aviso %}}Si{{% / aviso %}}", "{{% note %}}Yes{{% /note %}}",
         "{{% note %}}Si{{% /note %}}"),
        ('{{ < figure src = "a.png" > }}', '{{< figure src="a.png" >}}',
         '{{< figure src="a.png" >}}'),
        ('[audio id="4"] a [/audio]', '[audio id="4"]a[/audio]', '[audio id="4"]a[/audio]'),
        ('[gallery números="4,5"]', '[gallery ids="4,5"]', '[gallery ids="4,5"]'),
    ],
)  # fmt: skip
def test_translated_names_come_back_from_the_source(text: str, source: str, wanted: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == wanted


def test_both_tags_of_a_pair_get_their_name_back() -> None:
    text, source = "[nota]Hola[/nota] [ver abajo]", "[note]Hello[/note] [see below]"
    edits = shortcodes.mend(read(text, "text", source))
    assert apply(text, edits) == "[note]Hola[/note] [ver abajo]"


def test_translated_names_stay_without_the_source() -> None:
    assert mtfix.fix('[galería ids="4,5"]').text == '[galería ids="4,5"]'


def test_other_shortcodes_in_the_source_tell_nothing() -> None:
    text = '[galería ids="4,5"]'
    assert mtfix.fix(text, format="text", source='[video src="a.mp4"]').text == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('{{< figure alt="Haus" >}}', '{{< figure alt="House" >}}'),
        ('{{< button "Weiter" >}}', '{{< button "Read on" >}}'),
        ("{{< uno >}}", "{{< one >}} {{< two >}}"),
        ('[audio id="4"] a [/audio]', '[audio id="4"] b [/audio]'),
    ],
)
def test_words_and_spaces_of_shortcodes_stay(text: str, source: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == text
