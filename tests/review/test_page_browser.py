"""The review page in a real browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtfix import decisions
from mtfix.edits import Edit
from mtfix.review import page
from tests.review.conftest import Open
from tests.review.results import HOSTILE, edit, hostile, letter, result

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Page, Route

LETTER_CLEANED = (
    "The crew met on Monday, in the harbour.\r\n"
    "\r\n"
    "Then Musk met Musk, they say.\r\n"
    "An town had 12 boats.\r\n"
    "Nothing to see here.\r\n"
)


def _press(tab: Page, keys: str | Sequence[str]) -> None:
    for key in keys:
        tab.keyboard.press(key)


def _now(tab: Page) -> str:
    """The place of the current finding among those that are listed."""
    return tab.inner_text("#current .head strong")


def _marks(tab: Page, kind: str, side: str) -> list[str]:
    return tab.locator(f"#text .cell.{side} {kind}").all_inner_texts()


def _row(tab: Page, cell: str) -> str:
    """The row that begins with “Then”."""
    return tab.inner_text(f"#text .row:has-text('Then') {cell}").rstrip()


def _outcome(tab: Page) -> str:
    """The outcome, as the page gives it away."""
    path = _downloaded(tab, "text").path()
    return Path(path).read_bytes().decode()


def _downloaded(tab: Page, what: str) -> Download:
    with tab.expect_download() as waiting:
        if what == "text":
            tab.click("#more summary")
        tab.click(f"[data-do={what}]")
    return waiting.value


# What is seen


def test_both_texts_stand_side_by_side_with_their_edits(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    assert _marks(tab, "del", "old") == ["monday", "␣", "musk", "␣"]
    assert _marks(tab, "ins", "new") == ["Monday", "", "Musk", ""]
    assert _row(tab, ".cell.old") == "Then musk met Musk␣, they say."
    assert _row(tab, ".cell.new") == "Then Musk met Musk, they say."
    assert tab.locator("#text .line").all_inner_texts() == ["1", "2", "3", "4", "5"]
    assert tab.title() == "letter.txt – mtfix review"


def test_inline_both_stand_in_one_text_and_the_outcome_can_be_seen_alone(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, "i")
    assert _row(tab, ".cell") == "Then muskMusk met Musk␣, they say."
    _press(tab, "o")
    assert tab.locator("#text del").count() == 0
    assert _row(tab, ".cell") == "Then Musk met Musk, they say."
    tab.click("[data-do=side]")
    assert tab.get_attribute("[data-do=side]", "aria-pressed") == "true"
    assert _marks(tab, "del", "old")[0] == "monday"


def test_each_edit_tells_its_rule_its_reason_and_its_safety(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    tab.click("#text .cell.new >> text=Monday")
    assert tab.inner_text("#current .reasons") == "why case-date case-date"
    assert tab.locator("#current .badge").all_inner_texts() == ["safe", "accepted"]
    mark = tab.locator("#text .cell.new .item").first
    assert mark.get_attribute("title") == "why case-date [case-date]"
    assert mark.get_attribute("aria-label") == "Edit, accepted: why case-date"


def test_flags_and_withheld_edits_are_marked_in_their_own_way(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    assert tab.locator("#text .cell.new mark.flag").inner_text() == "12 boats"
    assert tab.locator("#text .cell.new .withheld .stays").inner_text() == "An"
    assert _outcome(tab) == LETTER_CLEANED


def test_a_hostile_text_is_shown_and_does_nothing(open_page: Open) -> None:
    name = "</script><img src=x onerror=alert(5)>\u202e"
    tab = open_page([(name, hostile())])
    tab.on("dialog", lambda _: pytest.fail("the text ran as a script"))
    _press(tab, "jjj?")
    assert tab.locator("script").count() == 2
    assert tab.locator("img").count() == 0
    assert tab.inner_text("#name") == name
    shown = tab.locator("#text .cell.old").inner_text()
    assert shown.startswith("a </script><script>alert(1)</script> b \" ' ` ")
    assert "U+0000" in shown
    assert "RLO" in shown
    assert "U+D800" in shown
    assert "\u202e" not in shown
    assert "\U0001f469\u200d\U0001f680" in shown  # a picture of several characters stays one
    assert tab.evaluate("JSON.parse(document.getElementById('data').textContent)") is not None
    assert len(HOSTILE) > len(shown) - 200


# Going about


def test_keys_lead_from_finding_to_finding(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    assert _now(tab) == "1 of 7"
    _press(tab, "jjk")
    assert _now(tab) == "2 of 7"
    assert tab.evaluate("document.activeElement.classList.contains('now')") is True
    _press(tab, "kkkk")
    assert _now(tab) == "1 of 7"
    _press(tab, "j" * 12)
    assert _now(tab) == "7 of 7"


def test_words_rules_kinds_and_decisions_filter(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, "/")
    tab.keyboard.type("MUSK")
    assert tab.inner_text("#shown") == "1 of 7 findings"
    assert tab.locator("#list [role=option]").count() == 1
    _press(tab, ["Escape", "Escape"])
    assert tab.inner_text("#shown") == "7 findings"
    tab.click("#rules button:text-is('spaces')")
    assert tab.get_attribute("#rules button:text-is('spaces')", "aria-pressed") == "true"
    assert _now(tab) == "2 of 2"  # the nearest from the current one on
    tab.click("#clear")
    for kind, number in (("safe", 4), ("unsafe", 2), ("withheld", 2), ("flag", 1)):
        tab.select_option("#kind", kind)
        assert tab.inner_text("#shown") == f"{number} of 7 findings"
    tab.select_option("#kind", "")
    tab.select_option("#state", "rejected")
    assert tab.locator("#list .state").all_inner_texts() == ["withheld", "withheld"]


def test_totals_by_rule_are_a_table(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    rows = tab.locator("#rules tr")
    told = [
        (row.locator("th").inner_text(), row.locator(".number").inner_text()) for row in rows.all()
    ]
    assert told[0] == ("spaces", "2")
    assert sorted(rule for rule, number in told if number == "1") == [
        "article-a", "article-the", "case-date", "case-name", "number-differs",
    ]  # fmt: skip


def test_the_list_goes_with_arrows_and_keeps_the_focus(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    tab.focus("#list")
    _press(tab, ["ArrowDown", "ArrowDown"])
    assert _now(tab) == "3 of 7"
    assert tab.get_attribute("#list", "aria-activedescendant") == "entry-2"
    assert tab.evaluate("document.activeElement.id") == "list"


def test_only_lines_with_findings_are_seen_if_wanted(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, "c")
    lines = tab.locator("#text .line").all()
    assert [line.inner_text() for line in lines if line.is_visible()] == ["1", "3", "4"]


def test_files_are_chosen_and_keep_their_decisions(open_page: Open) -> None:
    text = "one  two"
    tab = open_page([("letter.txt", letter()), ("b.txt", result(text, [edit(text, "  ", " ")]))])
    _press(tab, "r")
    tab.select_option("#files", "1")
    assert _outcome(tab) == "one two"
    _press(tab, "[")
    assert tab.inner_text("#progress") == "3 accepted, 3 rejected, 1 flag"


def test_what_could_not_be_done_is_told(open_page: Open) -> None:
    noted = replace(letter(), notes=("nobody <answers>",))
    tab = open_page([("a.txt", letter()), ("b.txt", noted)])
    assert tab.inner_text("#told") == ""
    _press(tab, "]")
    assert tab.inner_text("#told.seen.fault") == "nobody <answers>"


# Deciding


def test_edits_are_accepted_and_rejected_and_it_can_be_undone(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, "r")
    assert tab.locator("#text .cell.new .rejected .stays").first.inner_text() == "monday"
    assert _outcome(tab) == LETTER_CLEANED.replace("Monday", "monday")
    tab.click("#current .do-accept")
    assert tab.evaluate("document.activeElement.dataset.do") == "accept"
    assert _outcome(tab) == LETTER_CLEANED
    tab.click("#text .cell.old >> text=musk")
    _press(tab, "ruu")
    assert tab.inner_text("#progress") == "3 accepted, 3 rejected, 1 flag"
    _press(tab, "u")
    assert _outcome(tab) == LETTER_CLEANED
    _press(tab, "u")
    assert tab.inner_text("#told") == "Nothing to undo."


def test_a_whole_rule_is_decided_in_one_step(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, "jR")
    assert tab.inner_text("#told") == "2 edits rejected."
    assert _outcome(tab) == LETTER_CLEANED.replace("Monday,", "Monday ,").replace("Musk,", "Musk ,")
    _press(tab, "u")
    assert _outcome(tab) == LETTER_CLEANED


def test_all_that_are_listed_are_decided(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    tab.click("[data-do=reject-shown]")
    assert _outcome(tab) == letter().original
    tab.select_option("#kind", "safe")
    tab.click("[data-do=accept-shown]")
    assert _outcome(tab) == LETTER_CLEANED


def test_a_withheld_edit_is_accepted_but_not_beside_another_of_its_place(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    tab.select_option("#kind", "withheld")
    tab.focus("#text")
    _press(tab, "a")
    assert "The town had" in _outcome(tab)
    _press(tab, "ja")
    assert tab.inner_text("#told").startswith("It would overlap an edit that is accepted")
    assert "The town had" in _outcome(tab)
    _press(tab, "krja")
    assert "A town had" in _outcome(tab)


def test_a_flag_has_no_decision(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    tab.click("#text .cell.old mark.flag")
    assert tab.locator("#current .do-accept").count() == 0
    _press(tab, "r")
    assert tab.inner_text("#told") == "A flag has nothing to accept or reject."


def test_the_touch_of_a_mark_chooses_it_on_a_narrow_screen(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())], width=360, has_touch=True)
    tab.tap("#text >> text=Monday")
    tab.tap("#current .do-reject")
    assert tab.locator("#text .rejected .stays").first.inner_text() == "monday"
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    tab.tap("#panel-button")
    tab.tap("#list [role=option] >> nth=2")
    assert _now(tab) == "3 of 7"


# Keeping


def _after_reload(tab: Page, expression: str, wanted: str) -> bool:
    """Whether a page that is opened again shows something; browsers store in their own time."""
    for _ in range(10):
        tab.reload()
        if tab.evaluate(expression) == wanted:
            return True
    return False


def test_decisions_are_downloaded_and_can_be_replayed(open_page: Open, tmp_path: Path) -> None:
    tab = open_page([("docs/letter.txt", letter())])
    _press(tab, "r")
    told = _downloaded(tab, "save")
    assert told.suggested_filename == "letter.txt.mtfix-decisions.json"
    path = tmp_path / "decisions.json"
    told.save_as(path)
    read = decisions.read(path)
    assert decisions.apply(letter().original, read) == _outcome(tab)
    assert [each.state for each in read.decisions].count("rejected") == 3
    assert json.loads(decisions.render(read)) == json.loads(path.read_text("utf-8"))


def test_a_page_that_is_opened_again_remembers(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, "r")
    progress = "document.getElementById('progress').innerText"
    assert _after_reload(tab, progress, "3 accepted, 3 rejected, 1 flag")
    tab.click("#more summary")
    tab.click("[data-do=afresh]")
    assert _after_reload(tab, progress, "4 accepted, 2 rejected, 1 flag")


class _Server:
    """Answers the requests of a served page, as a test wants."""

    def __init__(self, browser: Browser, answer: dict[str, Any]) -> None:
        self.asked: list[tuple[str, str | None, Any]] = []
        self._answer = answer
        self._html = page.render([("letter.txt", letter())], served=page.Served("secret", "/r"))
        self.tab = browser.new_page()
        self.tab.route("**/*", self._serve)
        self.tab.goto("http://review.test/")

    def _serve(self, route: Route) -> None:
        if route.request.method == "GET":
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
            return
        told = route.request.headers.get("x-mtfix-token")
        self.asked.append((route.request.url, told, route.request.post_data_json))
        route.fulfill(json=self._answer, status=200 if self._answer["ok"] else 409)


def test_save_sends_all_decisions(chromium: Browser) -> None:
    server = _Server(chromium, {"ok": True, "message": "saved, 3 of 6"})
    _press(server.tab, "r")
    server.tab.click("#save")
    server.tab.wait_for_selector("#told:text('saved, 3 of 6')")
    states = ["rejected", "accepted", "accepted", "accepted", "rejected", "rejected"]
    decisions = [{"i": i, "state": state} for i, state in enumerate(states)]
    body = {"file": 0, "decisions": decisions, "suppressed": []}
    assert server.asked == [("http://review.test/r/save", "secret", body)]


def test_what_the_server_refuses_is_told(chromium: Browser) -> None:
    server = _Server(chromium, {"ok": False, "message": "the file has changed <b>meanwhile</b>"})
    _press(server.tab, "w")
    server.tab.wait_for_selector("#told.fault")
    assert server.tab.inner_text("#told") == "the file has changed <b>meanwhile</b>"


def test_a_review_with_new_decisions_is_not_ended_by_mistake(chromium: Browser) -> None:
    server = _Server(chromium, {"ok": True, "message": "ended"})
    server.tab.once("dialog", lambda dialog: dialog.dismiss())
    _press(server.tab, "r")
    server.tab.click("#more summary")
    server.tab.click("#quit")
    assert server.asked == []
    _press(server.tab, "u")
    server.tab.click("#more summary")
    server.tab.click("#quit")
    server.tab.wait_for_selector("#told:text('ended')")
    assert server.asked == [("http://review.test/r/quit", "secret", {"file": 0})]


def test_a_word_is_kept_and_a_finding_suppressed_with_one_key(chromium: Browser) -> None:
    answer = {"ok": True, "message": "done", "decisions": [{"i": 2, "state": "rejected"}]}
    server = _Server(chromium, answer)
    _press(server.tab, "K")
    server.tab.wait_for_selector("#progress:text('2 accepted, 4 rejected')")
    _press(server.tab, "jS")
    server.tab.wait_for_selector("#progress:text('1 accepted, 5 rejected')")
    assert server.asked == [
        ("http://review.test/r/keep", "secret", {"file": 0, "i": 0, "word": "monday"}),
        ("http://review.test/r/suppress", "secret", {"file": 0, "i": 1}),
    ]


def test_a_suppressed_flag_is_saved_as_such_unless_it_is_undone(chromium: Browser) -> None:
    answer = {"ok": True, "message": "done", "decisions": [], "suppressed": [6]}
    server = _Server(chromium, answer)
    server.tab.select_option("#kind", "flag")
    for keys, suppressed in (("S", [6]), ("u", [])):
        _press(server.tab, keys)
        badge = "suppressed" if suppressed else "flag"
        server.tab.wait_for_selector(f"#current .badge:text-is('{badge}')")
        with server.tab.expect_response("**/save"):
            _press(server.tab, "w")
        assert server.asked[-1][2]["suppressed"] == suppressed


# For everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("keys", ["", "jr", "i", "o", "?"])
def test_axe_finds_no_fault(open_page: Open, scheme: str, keys: str) -> None:
    _check_axe(open_page([("letter.txt", letter()), ("b", hostile())], color_scheme=scheme), keys)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_a_narrow_screen(open_page: Open, scheme: str) -> None:
    tab = open_page([("letter.txt", letter())], width=360, color_scheme=scheme)
    _check_axe(tab, "s")
    tab.click("#panel-button")
    _check_axe(tab, "")
    tab.click("#more summary")
    _check_axe(tab, "")


def _check_axe(tab: Page, keys: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe")
    _press(tab, keys)
    tab.wait_for_timeout(300)  # messages fade in
    told = axe.Axe().run(tab).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in told] == []


def test_the_first_stop_of_the_keyboard_leads_to_the_text(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    _press(tab, ["Tab", "Enter"])
    assert tab.evaluate("document.activeElement.id") == "text"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_light_and_dark_can_be_changed(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())], color_scheme="light")
    ground = "getComputedStyle(document.getElementById('text')).backgroundColor"
    light = tab.evaluate(ground)
    tab.click("#more summary")
    tab.click("[data-do=theme]")
    dark = tab.evaluate(ground)
    assert dark != light
    assert _after_reload(tab, ground, dark)


def test_print_shows_the_text_alone(open_page: Open) -> None:
    tab = open_page([("letter.txt", letter())])
    tab.emulate_media(media="print")
    assert tab.is_visible("#text")
    assert not tab.is_visible("#panel")
    assert not tab.is_visible(".bar")


# Large texts


def test_thousands_of_edits_are_gone_through(open_page: Open) -> None:
    words = "he met musk there, they say.\n" * 5_000
    starts = range(7, len(words), len("he met musk there, they say.\n"))
    many = [Edit(start, start + 1, "M", ()) for start in starts]
    tab = open_page([("many.txt", result(words, many))])
    assert tab.locator("#list [role=option]").count() < 50
    tab.focus("#list")
    _press(tab, ["End"])
    assert _now(tab) == "5000 of 5000"
    assert tab.locator("#text .now").first.is_visible()
    assert tab.inner_text("#text .now ins") == "Musk"
    tab.click("[data-do=reject-shown]")
    assert _outcome(tab) == words
