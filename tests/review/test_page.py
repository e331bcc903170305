from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import as_file, files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.edits import Edit, Flag
from mtfix.result import Result
from mtfix.review import page
from mtfix.review.payload import offered, payload
from tests.review.results import HOSTILE, LETTER, edit, flag, hostile, letter, result


class _Blocks(HTMLParser):
    """The scripts and styles of a page, as a browser cuts them out, and its policy."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.policy = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"] or ""
        self._inside = ""
        if tag in ("script", "style"):
            self._inside = named.get("type") or tag
            self.blocks.append((self._inside, ""))

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[-1] = (self._inside, self.blocks[-1][1] + data)

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def of(self, kind: str) -> str:
        (block,) = (text for name, text in self.blocks if name == kind)
        return block


def _outcome(data: dict[str, Any]) -> str:
    """The text with the accepted items, as the page puts it together."""
    written, atom = [], 0
    for item in data["items"]:
        if item.get("state") == "accepted":
            written += [*data["atoms"][atom : item["first"]], item["new"]]
            atom = item["last"]
    return "".join([*written, *data["atoms"][atom:]])


# The page


def test_whatever_the_text_is_the_page_has_three_blocks_and_no_more() -> None:
    html = page.render([("</script><script>alert(4)", hostile())])
    blocks = _Blocks(html)
    assert [kind for kind, _ in blocks.blocks] == ["style", "application/json", "script"]
    data = json.loads(blocks.of("application/json"))
    assert "".join(data["files"][0]["atoms"]) == HOSTILE
    assert data["files"][0]["name"] == "</script><script>alert(4)"
    assert "alert(" not in html.replace(blocks.of("application/json"), "")


@settings(deadline=None)  # the first text loads what it needs
@given(st.text(st.characters()))
def test_data_never_end_their_block_and_come_back(text: str) -> None:
    html = page.render([(text, mtfix.fix(text, format="text"))])
    html.encode("utf-8")
    data = json.loads(_Blocks(html).of("application/json"))
    assert data["files"][0]["name"] == text
    assert "".join(data["files"][0]["atoms"]) == text


def test_no_text_of_the_page_hides_or_turns_in_the_file() -> None:
    written = _Blocks(page.render([("a", hostile())])).of("application/json")
    assert not re.search("[<>&\0\u2028\u202e\u202c\u200d\ud800]", written)


def test_the_policy_allows_the_script_and_the_style_by_their_hashes_only() -> None:
    blocks = _Blocks(page.render([("a", letter())]))
    rules = dict(part.split(" ", 1) for part in blocks.policy.split("; "))
    for name, kind in (("script-src", "script"), ("style-src", "style")):
        digest = base64.b64encode(hashlib.sha256(blocks.of(kind).encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"


def test_the_page_makes_nothing_from_text_and_loads_nothing() -> None:
    html = page.render([])
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|Function\(", html
    )
    assert not re.search(r"https?:|\ssrc=|url\(|@import|\son\w+=", html)


def test_a_served_page_may_speak_to_its_server_and_starts_with_what_was_decided() -> None:
    served = page.Served("secret-of-this-run", "/r", {0: {1: "rejected"}})
    blocks = _Blocks(page.render([("a", letter())], served=served))
    data = json.loads(blocks.of("application/json"))
    assert "connect-src 'self'" in blocks.policy
    assert data["served"] == {"token": "secret-of-this-run", "base": "/r"}
    states = {item["i"]: item.get("state") for item in data["files"][0]["items"]}
    assert states[0] == "accepted"
    assert states[1] == "rejected"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
@pytest.mark.parametrize("name", page.SCRIPTS)
def test_scripts_can_be_read(name: str) -> None:
    with as_file(files("mtfix.review") / "assets" / name) as path:
        told = subprocess.run(["node", "--check", path], capture_output=True, check=False)
    assert told.stderr == b""
    assert told.returncode == 0


# What the page is told


def test_an_edit_is_told_in_whole_words_and_decided_as_it_is() -> None:
    data = payload("a", result("met musk.", [Edit(4, 5, "M", ())]))
    (item,) = data["items"]
    assert (data["atoms"], item["first"], item["last"]) == (["met ", "musk", "."], 1, 2)
    assert (item["new"], item["edit"]) == ("Musk", [4, 5, "m", "M"])


def test_two_edits_of_one_word_are_told_apart() -> None:
    text = "met mcdonald."
    data = payload("a", result(text, [Edit(4, 5, "M", ()), Edit(6, 7, "D", ())]))
    assert data["atoms"] == ["met ", "m", "c", "d", "onald."]
    assert [item["new"] for item in data["items"]] == ["M", "D"]


def test_an_edit_leaves_a_word_that_stands_between_two_edits_to_none() -> None:
    data = payload("a", result(" c ", [Edit(0, 1, "ab", ()), Edit(2, 3, "ab", ())]))
    assert "".join(data["atoms"]) == " c "
    assert _outcome(data) == "abcab"


def test_items_count_edits_then_offers_then_flags_in_order_of_their_places() -> None:
    items = payload("a", letter())["items"]
    kinds = ["edit"] * 4 + ["withheld"] * 2 + ["flag"]
    assert [(item["i"], item["kind"]) for item in items] == list(enumerate(kinds))
    assert [item["line"] for item in items] == [1, 1, 3, 3, 4, 4, 4]
    assert [item.get("state") for item in items[3:]] == ["accepted", "rejected", "rejected", None]


def test_edits_that_meet_a_made_one_are_not_offered() -> None:
    text = "one two three"
    made = [edit(text, "two", "2"), Edit(13, 13, ".", ())]
    unsafe = [
        edit(text, "one", "1"),
        edit(text, "one two", "1 2"),
        edit(text, "three", "3"),  # it may have been found with the full stop
    ]
    assert [each.replacement for each in offered(result(text, made, unsafe=unsafe))] == ["1"]


def test_no_block_begins_inside_an_edit() -> None:
    text = "one\ntwo\nthree\nfour"
    data = payload("a", result(text, [edit(text, "wo\nth", "wo th")]))
    starts = ["".join(data["atoms"][:atom]) for atom, _ in data["blocks"]]
    assert starts == ["", "one\n", "one\ntwo\nthree\n"]  # what the edit joins is shown joined
    assert [line for _, line in data["blocks"]] == [1, 2, 4]


def test_long_lines_are_shown_in_parts() -> None:
    text = "word " * 2_000
    data = payload("a", result(text))
    assert len(data["blocks"]) > 3
    assert [line for _, line in data["blocks"]] == [1] + [0] * (len(data["blocks"]) - 1)
    assert all(atom.endswith(" ") for atom in data["atoms"])


def test_states_of_a_review_under_way_are_told() -> None:
    items = payload("a", letter(), {0: "rejected", 5: "accepted"})["items"]
    assert [item.get("state") for item in items][::5] == ["rejected", "accepted"]


_WORDS = st.sampled_from(["ab", "c", " ", "\n", "\r\n", "é-", "x" * 50, "\U0001f680", ","])


@st.composite
def _results(draw: st.DrawFn) -> Result:
    text = "".join(draw(st.lists(_WORDS)))
    ends = st.integers(0, len(text))
    spans = st.lists(st.tuples(ends, ends).map(sorted), max_size=3)
    cuts = sorted(draw(st.sets(ends, max_size=12)))
    made = [
        Edit(low, high, draw(st.sampled_from(["", "ab", "Z\n"])), ())
        for low, high in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    flags = [Flag(low, high, "a-flag", "why") for low, high in draw(spans)]
    return result(text, made, flags, [Edit(low, high, "U", ()) for low, high in draw(spans)])


@given(_results())
def test_the_atoms_make_the_original_and_the_accepted_items_the_text(made: Result) -> None:
    data = payload("a", made)
    assert "".join(data["atoms"]) == made.original
    assert _outcome(data) == made.text
    for item in data["items"]:
        if item["kind"] != "flag":
            start, end, old, _ = item["edit"]
            assert made.original[start:end] == old
            assert not any(item["first"] < atom < item["last"] for atom, _ in data["blocks"])


def test_a_flag_may_cover_lines() -> None:
    data = payload("a", result(LETTER, flags=[flag(LETTER, LETTER.strip())]))
    (item,) = data["items"]
    assert item["last"] - item["first"] == len(data["blocks"])
