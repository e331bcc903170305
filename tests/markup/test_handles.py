"""Handles, hashtags, identifiers and paths with spaces in them."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("It needs x86_ 64 or x86 _ 64.", None, "It needs x86_64 or x86_64."),
        ("Thank @ann_w. Then ask @ ann_w again.", None, "Thank @ann_w. Then ask @ann_w again."),
        ("Ask @ ann now.", "Frag @ann jetzt.", "Ask @ann now."),
        ("Read # harbour and #  9.", "Lies #harbour und # 9.", "Read #harbour and #  9."),
        ("Set max_ size to 4.", "Setze max_size auf 4.", "Set max_size to 4."),
        (
            "Ask ＠ann and read ＃harbour.",
            "Frag @ann, lies #harbour.",
            "Ask @ann and read #harbour.",
        ),
    ],
)
def test_names_are_closed_up(text: str, source: str | None, wanted: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "They met @ noon, and @ Ulm again.",
        "We are # 1, and # hash is a sign.",
        "Thank @ann_w. They met @ noon.",
        "Disk E: is new. F: is old.",
        "Use the / B switch with dir / w.",
        "They say km / h, her / his, either / or.",
        "x = 1  # user_name comes later",
        "@pytest_fixture\ndef f():\n    return a @ a_inv @ b_m\n",
        "Files lie in /usr/bin and /etc/hosts or C:\\Users\\ann.",
    ],
)
def test_prose_stays_and_has_no_flag(text: str) -> None:
    result = mtfix.fix(text, format="text")
    assert result.text == text
    assert [flag for flag in result.flags if flag.rule == "markup-path"] == []


@pytest.mark.parametrize(
    "text", ["Look in / usr / bin today.", "Look in C: \\ Users today.", "See C:\\ Program Files."]
)
def test_paths_with_spaces_are_flagged_and_stay(text: str) -> None:
    result = mtfix.fix(text, format="text")
    assert result.text == text
    assert "markup-path" in {flag.rule for flag in result.flags}
