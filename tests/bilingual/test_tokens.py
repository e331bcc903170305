"""What counts as a token that a translation keeps."""

from __future__ import annotations

import pytest

from mtfix.bilingual.tokens import placeables, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://a.example/b?c=1.", [("url", "https://a.example/b?c=1")]),
        ("(https://a.example/b_(c))", [("url", "https://a.example/b_(c))")]),
        ("Mail ana@b.example or @ana", [("mail", "ana@b.example"), ("handle", "@ana")]),
        ("@ana@b.example said", [("handle", "@ana@b.example")]),
        ("the #harbour, at #1", [("hashtag", "#harbour"), ("number", "1")]),
        ("<b>x</b>", [("tag", "<b>"), ("tag", "</b>")]),
        ("a < b and b > c", []),
        ("run `ls -l 5` now", [("code", "`ls -l 5`")]),
        ("[map id=3 zoom='4'] and [sic]", [("shortcode", "[map id=3 zoom='4']")]),
        ("[b]x[/b]", [("bbcode", "[b]"), ("bbcode", "[/b]")]),
        ("{name} and ${sum}, 5 % off", [
            ("placeholder", "{name}"), ("placeholder", "${sum}"), ("number", "5"),
        ]),
        ("&nbsp; in notes.txt.", [("entity", "&nbsp;"), ("path", "notes.txt")]),
        ("/usr/share/doc or and/or", [("path", "/usr/share/doc")]),
        ("on 3/4 at 1,250.5 m", [("number", "3"), ("number", "4"), ("number", "1,250.5")]),
    ],
)  # fmt: skip
def test_placeables(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(it.kind, it.text) for it in placeables(text)] == expected


@pytest.mark.parametrize(
    ("numbers", "value"),
    [
        (("1,234.5", "1.234,5", "1 234,5", "1\u00a0234.5"), 1234.5),
        (("2,500", "2.500", "2500"), 2500.0),
        (("0.25", "0,25"), 0.25),
        (("1,234,567", "1.234.567"), 1234567.0),
    ],
)
def test_a_number_has_one_value_however_it_is_written(
    numbers: tuple[str, ...], value: float
) -> None:
    assert all(value in values(number) for number in numbers)
