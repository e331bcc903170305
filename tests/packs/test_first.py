"""What every match of a pattern begins with."""

from __future__ import annotations

import pytest

from mtfix.packs.first import first_sign


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (r" (?:a|b)", " "),
        (r"\.\n", r"\."),
        (r'"[^|]+', '"'),
        (r"[(] ", "[(]"),
        (r" {2}", ""),
        (r" ?-| ", ""),
        (r" -|- ", ""),
        (r"(?P<sign>,)", ","),
        (r"\b(?:(?P<sign>[A-Z]|y)s)", ""),
        (r"\b(?:(?P<sign>[A-Z])|y)s", ""),
        (r"\b(?:(?P<sign>[A-Z])s|)x", ""),
        (r"(?P<sign>[A-Z])?x", ""),
        (r"((?:ab)*)x", ""),
        (r"((?:a|b)+)", ""),
        (r"(?i:a)", ""),
        (r"(?=a).", ""),
        (r"(?<=x)a", ""),
        (r"(?:a(?:b|c)){0,2}x", ""),
        (r"(?:a(?:b|c))+", "a"),
        (r"[^\d\n]x", r"[^\d\n]"),
        (r"[\w-]x", ""),
        (r"\p{Lu}x", ""),
        (r"[]a]", "[]a]"),
        (r"\w,", ""),
        (r" (?#a(b)|-", ""),
        ("", ""),
    ],
)
def test_a_pattern_says_with_which_sign_its_matches_begin(pattern: str, sign: str) -> None:
    assert first_sign(pattern) == sign
