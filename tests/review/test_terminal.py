"""The review in the terminal, by its keys: what is shown, decided, saved, refused."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mtfix import decisions as deciding
from mtfix.edits import Cause, Edit
from mtfix.formats.files import InputError, decode
from mtfix.result import Result
from mtfix.review import terminal
from mtfix.review.session import Session
from tests.review.results import HOSTILE, LETTER, edit, flag, hostile, letter, result

pytest.importorskip("textual", reason="Textual is not installed")

from rich.cells import cell_len
from textual.geometry import Region

from mtfix.review.terminal.app import ReviewApp
from mtfix.review.terminal.dialogs import KEYS, Message, Question
from mtfix.review.terminal.listing import Listing
from mtfix.review.terminal.preview import Preview
from mtfix.review.terminal.visible import breaks, shortened, visible

Check = Callable[[ReviewApp], None]

_ALL_MADE = (
    "The crew met on Monday, in the harbour.\r\n"
    "\r\n"
    "Then Musk met Musk, they say.\r\n"
    "An town had 12 boats.\r\n"
    "Nothing to see here.\r\n"
)


def _session(folder: Path, made: Result) -> Session:
    path = folder / "letter.txt"
    path.write_bytes(made.original.encode("utf-8", "surrogatepass"))
    return Session(path, decode(path.read_bytes(), str(path)), made)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Rows: monday, comma, musk, comma, “An” twice (unsafe, offered), a flag."""
    return _session(tmp_path, letter())


def _review(
    session: Session, *keys: str, then: Check | None = None, size: tuple[int, int] = (80, 24)
) -> ReviewApp:
    """Press keys in a review; look at it before it ends."""
    app = ReviewApp(session)

    async def press() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            if then is not None:
                then(app)

    asyncio.run(press())
    return app


def _shown(app: ReviewApp, selector: str) -> str:
    """What stands in a part of the screen."""
    widget = app.screen.query_one(selector)
    rows = widget.render_lines(Region(0, 0, *widget.size))
    return "\n".join(row.text.rstrip() for row in rows)


def _watched(session: Session, *steps: Sequence[str], at: str) -> list[str]:
    """What stands in a part of the screen after each of some steps, which are keys."""
    app = ReviewApp(session)
    shown = []

    async def press() -> None:
        async with app.run_test() as pilot:
            for keys in steps:
                await pilot.press(*("space" if key == " " else key for key in keys))
                await pilot.pause()
                shown.append(_shown(app, at))

    asyncio.run(press())
    return shown


def _told(session: Session, *keys: str, at: str, size: tuple[int, int] = (80, 24)) -> str:
    """What stands in a part of the screen after some keys."""
    shown: list[str] = []
    _review(session, *keys, then=lambda app: shown.append(_shown(app, at)), size=size)
    return shown[0]


# What is shown


def test_a_row_tells_line_words_rule_and_safety(session: Session) -> None:
    rows = _told(session, at="#listing").split("\n")
    assert rows[0].split() == ["✓", "1", "monday", "→", "Monday", "case-date", "safe"]
    assert rows[1].split() == ["✓", "1", "monday", ",", "→", "monday,", "spaces", "safe"]
    assert rows[4].split() == ["✗", "4", "An", "→", "The", "article-the", "unsafe"]
    assert rows[6].split() == ["⚑", "4", "12", "boats", "number-differs", "flag"]
    assert rows[7] == ""


def test_the_head_has_the_totals(session: Session) -> None:
    head = _told(session, "r", at="#head")
    for part in ("letter.txt", "✓ 3 accepted", "✗ 3 rejected", "⚑ 1 flagged", "not saved"):
        assert part in head


def test_the_detail_shows_before_and_after_with_reason_and_rule(session: Session) -> None:
    detail = _told(session, "j", "j", at="#text").split("\n")
    assert detail[0] == "✓ accepted · line 3, column 6"
    assert detail[1:3] == ["Before", "…Then musk met Musk , they say.…"]
    assert detail[3:5] == ["After", "…Then Musk met Musk, they say.…"]
    assert detail[5:] == ["why case-name", "case-name · safe"]


def test_the_detail_of_a_rejected_edit_says_what_would_be(session: Session) -> None:
    detail = _told(session, "j", "j", "space", at="#text")
    assert "✗ rejected" in detail
    assert "After, if it is accepted\n…Then Musk met Musk, they say." in detail


def test_a_flag_has_its_text_and_nothing_to_decide(session: Session) -> None:
    assert "The text\n…An town had 12 boats." in _told(session, "G", at="#text")
    assert "nothing to accept or to reject" in _told(session, "G", "a", at="#said")


def test_the_list_stands_beside_the_detail_only_where_there_is_room(session: Session) -> None:
    def is_beside(app: ReviewApp) -> None:
        listing, detail = app.query_one("#listing").region, app.query_one("#detail").region
        assert (listing.y == detail.y) is (app.size.width >= 110)
        assert (listing.x == detail.x) is (app.size.width < 110)

    _review(session, then=is_beside)
    _review(session, then=is_beside, size=(140, 40))


@pytest.mark.parametrize("size", [(40, 12), (20, 8), (10, 5), (3, 2), (1, 1)])
def test_small_terminals(session: Session, size: tuple[int, int]) -> None:
    keys = ("j", "r", "G", "question_mark", "escape", "p", "n", "escape", "slash", "x", "escape")
    _review(session, *keys, size=size)
    assert session.state(1) == "rejected"


def test_a_narrow_list_still_tells_states_and_words(session: Session) -> None:
    rows = _told(session, at="#listing", size=(40, 16)).split("\n")
    assert rows[0].startswith("✓ 1 monday → Monday")
    assert "!" in rows[4]


def test_a_review_without_findings(tmp_path: Path) -> None:
    session = _session(tmp_path, result("Nothing wrong here."))
    assert "nothing is listed" in _told(session, "j", "k", "G", "space", "p", "q", at="#listing")
    assert "nothing is listed" in _told(session, "a", at="#said")


def test_the_keys_are_all_told(session: Session) -> None:
    def is_help(app: ReviewApp) -> None:
        assert isinstance(app.screen, Message)
        text = _shown(app, ".box Static")
        assert all(meaning.split(";")[0] in text for _, meaning in KEYS)

    _review(session, "question_mark", then=is_help, size=(100, 30))


# Decisions


def test_accept_some_reject_some_save(session: Session) -> None:
    _review(session, "a", "r", "r", "a", "a", "w")
    expected = (  # monday and the second comma were accepted, and the first of the offers
        "The crew met on Monday , in the harbour.\r\n"
        "\r\n"
        "Then musk met Musk, they say.\r\n"
        "The town had 12 boats.\r\n"
        "Nothing to see here.\r\n"
    )
    assert session.path.read_bytes() == expected.encode()
    decisions = deciding.read(deciding.path_for(session.path))
    assert deciding.apply(LETTER, decisions) == expected
    states = [each.state for each in decisions.decisions]
    assert states == [
        "accepted",
        "rejected",
        "rejected",
        "accepted",
        "accepted",
        "rejected",
    ]


def test_saving_without_a_decision_saves_what_was_accepted_in_the_beginning(
    session: Session,
) -> None:
    assert "was saved with 4 of 6 edits" in _told(session, "w", at="#said")
    assert session.path.read_bytes() == _ALL_MADE.encode()


def test_undo_and_redo(session: Session) -> None:
    _review(session, "r", "r", "u")
    assert [session.state(number) for number in range(2)] == ["rejected", "accepted"]
    _review(session, "U")
    assert session.state(1) == "rejected"
    assert _told(session, "u", "u", "u", at="#said") == "there is nothing to undo"
    assert session.preview() == _ALL_MADE


def test_a_rule_is_decided_at_once(session: Session) -> None:
    assert _told(session, "j", "R", at="#said") == "2 edits of spaces rejected"
    assert session.preview().count(" ,") == 2
    assert _told(session, "j", "A", at="#said") == "2 edits of spaces accepted"
    assert session.preview() == _ALL_MADE


def test_all_that_is_listed_is_decided_at_once(session: Session) -> None:
    _review(session, "minus")
    assert session.preview() == LETTER
    _review(session, "plus")
    assert session.preview() == _ALL_MADE
    _review(session, "f", "minus")  # lists case-date only
    assert [session.state(number) for number in range(6)].count("rejected") == 3


def test_two_edits_of_one_place_are_not_accepted_both(session: Session) -> None:
    def says(app: ReviewApp) -> None:
        assert "change the same place" in _shown(app, "#said")

    _review(session, *"jjjj", "a", "a", then=says)
    assert "The town" in session.preview()


def test_a_word_is_kept(session: Session) -> None:
    session.configuration = session.path.with_name("mtfix.toml")
    _review(session, "j", "j", "K")
    assert session.state(2) == "rejected"
    assert "musk" in session.configuration.read_text()


def test_a_suppressed_edit_is_rejected(session: Session) -> None:
    session.configuration = session.path.with_name("mtfix.toml")
    _review(session, "j", "j", "S")
    assert session.state(2) == "rejected"
    assert "musk" in session.configuration.read_text()


# Filter


def test_words_filter_by_text_rule_reason_and_safety(session: Session) -> None:
    def asked(words: str) -> list[str]:
        return ["slash", *words, "enter"]

    listed = _watched(session, asked("musk"), ["escape", *asked("CASE")], at="#listing")
    assert [text.count("→") for text in listed] == [2, 2]
    listed = _watched(session, asked("unsafe"), ["escape", *asked("an why")], at="#listing")
    assert [text.count("→") for text in listed] == [2, 2]
    assert "nothing is listed" in _watched(session, asked("qqq"), at="#listing")[0]


def test_keys_filter_by_rule_and_safety(session: Session) -> None:
    one, again = _watched(session, ["j", "f"], ["f"], at="#listing")
    assert (one.count("spaces"), again.count("→")) == (2, 6)
    safe, unsafe, flags, everything = _watched(session, "t", "t", "t", ["escape"], at="#listing")
    assert safe.count("→") == 4
    assert unsafe.count("unsafe") == 2
    assert flags.count("⚑") == 1
    assert everything.count("→") == 6
    assert "2 listed: unsafe" in _told(session, "t", "t", at="#head", size=(140, 40))


def test_the_cursor_stays_on_its_item_when_the_filter_goes(session: Session) -> None:
    def is_there(app: ReviewApp) -> None:
        item = app.query_one(Listing).item
        assert item is not None
        assert item.finding.rule == "case-name"

    _review(session, "slash", *"case-name", "enter", "escape", then=is_there)


def test_keys_are_letters_while_words_are_typed(session: Session) -> None:
    _review(session, "slash", *"aArRwq", "enter")
    assert not session.path.with_name("letter.txt.mtfix-decisions.json").exists()
    assert session.preview() == _ALL_MADE


# The whole text


def test_the_preview_is_the_outcome(session: Session) -> None:
    def is_outcome(app: ReviewApp) -> None:
        assert isinstance(app.screen, Preview)
        shown = _shown(app, "#page").split("\n")
        assert shown[:5] == [
            "The crew met on Monday , in the harbour.",
            "",
            "Then Musk met Musk, they say.",
            "An town had 12 boats.",
            "Nothing to see here.",
        ]

    _review(session, "j", "r", "p", then=is_outcome)


def test_nothing_is_decided_in_the_preview(session: Session) -> None:
    _review(session, "p", "a", "r", "R", "minus", "w", "n", "N", "j", "escape")
    assert session.preview() == _ALL_MADE
    assert session.path.read_bytes() == LETTER.encode()


def test_the_preview_begins_where_the_cursor_is(tmp_path: Path) -> None:
    text = "a line\n" * 500 + "musk\n" + "a line\n" * 500 + "\xe4 " * 500 + "end"
    session = _session(tmp_path, result(text, [edit(text, "musk", "Musk"), edit(text, "end", "E")]))
    assert _told(session, "p", at="#page").count("Musk") == 1
    last = _told(session, "p", "n", at="#page")
    assert "ä E" in last
    assert max(map(len, last.split("\n"))) <= 79
    assert _told(session, "p", "n", "N", at="#page").count("Musk") == 1


# Saving and leaving


def test_saving_is_refused_after_the_file_changed(session: Session) -> None:
    def is_told(app: ReviewApp) -> None:
        assert isinstance(app.screen, Message)
        words = _shown(app, ".box Static").split()
        assert "somebody else has changed the file" in " ".join(words)

    session.path.write_text("Another text.")
    app = _review(session, "r", "w", then=is_told)
    assert session.path.read_text() == "Another text."
    assert session.state(0) == "rejected"
    assert app.is_running is False
    assert not deciding.path_for(session.path).exists()


def test_a_review_that_was_saved_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Elon musk came , and Elon musk left , too.\n")
    _review(Session.open(path), "r", "w")
    again = Session.open(path)
    assert "goes on" in _told(again, at="#said")
    assert again.state(0) == "rejected"


def test_an_error_leads_back_to_the_review(session: Session) -> None:
    session.path.write_text("Another text.")
    assert _told(session, "r", "w", "enter", "j", "r", at="#listing").count("✗") == 4


def test_quitting_asks_only_if_something_would_be_lost(session: Session) -> None:
    def has_ended(app: ReviewApp) -> None:
        assert app._exit

    def asks(app: ReviewApp) -> None:
        assert isinstance(app.screen, Question)
        assert not app._exit

    _review(session, "j", "q", then=has_ended)
    _review(session, "r", "u", "u", "q", then=has_ended)
    _review(session, "r", "q", then=asks)
    _review(session, "space", "q", "q", "x", "enter", then=asks)
    _review(session, "space", "ctrl+q", then=asks)
    _review(session, "space", "w", "q", then=has_ended)
    _review(session, "space", "w", "space", "q", then=asks)


def test_the_answers_to_the_question(session: Session) -> None:
    assert _told(session, "r", "q", "escape", "j", at="#listing").count("✗") == 3
    _review(session, "space", "q", "d")
    assert session.path.read_bytes() == LETTER.encode()
    app = _review(session, "r", "q", "w")
    assert app.return_code == 0
    assert session.path.read_bytes() == _ALL_MADE.replace("Monday", "monday").encode()


def test_what_cannot_be_saved_keeps_the_review_open(session: Session) -> None:
    def is_open(app: ReviewApp) -> None:
        assert isinstance(app.screen, Message)
        assert not app._exit

    session.path.write_text("Another text.")
    _review(session, "r", "q", "w", then=is_open)


def test_without_textual_it_says_what_to_install(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual", None)
    with pytest.raises(InputError, match=r"pip install 'mtfix\[tui\]'"):
        terminal.run(session)


def test_without_a_terminal_it_does_not_wait(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("q"))
    with pytest.raises(InputError, match="needs one for its input"):
        terminal.run(session)


# Hostile texts


def _is_harmless(app: ReviewApp) -> None:
    for widget in app.screen.query("*"):
        for row in widget.render_lines(Region(0, 0, *widget.size)):
            assert visible(row.text) == row.text
            row.text.encode()


def test_hostile_texts_are_shown_literally(tmp_path: Path) -> None:
    text = HOSTILE.replace("\ud800", "¤")  # no file holds half a character
    found = result(text, [edit(text, "turned", "[/]\x1b]0;title\x07\u202e", rule="[@click=quit]")])
    session = _session(tmp_path, found)
    _review(session, then=_is_harmless, size=(140, 40))
    _review(session, "p", then=_is_harmless, size=(140, 40))
    row = _told(session, at="#listing", size=(140, 40)).split("\n")[0]
    assert r"turned → [/]␛]0;title␇\u202e" in row
    assert "[@click=quit]" in row


@pytest.mark.parametrize(
    "markup", ["[bold]x", "[/]", "[red on blue]", "[@click=app.quit]y[/]", r"\["]
)
def test_markup_is_text(tmp_path: Path, markup: str) -> None:
    text = f"Look at {markup} here , and there."
    found = result(text, [edit(text, " ,", ",", markup)], [flag(text, markup, markup)])
    session = _session(tmp_path, found)
    for at in ("#listing", "#text"):
        assert markup in _told(session, at=at)
    assert f"Look at {markup} here, and there." in _told(session, "p", at="#page")
    assert f"of {markup} rejected" in _told(session, "j", "R", at="#said")


def test_half_characters_and_emoji(tmp_path: Path) -> None:
    made = hostile()
    path = tmp_path / "a.txt"
    path.write_bytes(made.original.encode("utf-8", "replace"))
    session = Session(path, decode(path.read_bytes(), str(path)), made)
    _review(session, "j", "j", then=_is_harmless)
    assert r"\ud800 → x" in _told(session, at="#listing", size=(140, 40))


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    text = "x" * 500_000 + " musk " + "word " * 100_000
    session = _session(tmp_path, result(text, [edit(text, "musk", "Musk")]))
    words = _told(session, at="#text").split()
    assert words[words.index("musk") + 1] == words[words.index("Musk") + 1] == "word"
    assert "Musk" in _told(session, "p", at="#page")


def test_a_change_of_line_ends_is_seen(tmp_path: Path) -> None:
    text = "one\n\ntwo"
    session = _session(tmp_path, result(text, [Edit(3, 5, "", (Cause("join", "why"),))]))
    assert "⏎⏎" in _told(session, at="#listing")
    detail = _told(session, at="#text")
    assert "one⏎\n⏎\ntwo" in detail
    assert "one‸two" in detail


def test_long_lists_cost_only_what_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "musk , " * 2500
    edits = [
        each
        for at in range(0, len(text), 7)
        for each in (
            Edit(at, at + 1, "M", (Cause("case-name", "a name"),)),
            Edit(at + 4, at + 5, "", (Cause("spaces", "no space"),)),
        )
    ]
    made = 0
    row = Listing._row

    def counted(*args: object) -> object:
        nonlocal made
        made += 1
        return row(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(Listing, "_row", counted)
    session = _session(tmp_path, result(text, edits))
    _review(session, "j", "G", "r", "pageup", "k")
    assert session.state(4999) == "rejected"
    assert 20 < made < 500


_TEXTS = st.text(st.characters() | st.sampled_from("\x1b\u202e\u200d\r\n\t\ud800あ👩[]"))


@given(_TEXTS)
def test_what_is_visible_can_be_printed(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert "\n" not in shown
    shown.encode()


@given(_TEXTS.map(visible), st.integers(min_value=1, max_value=30))
@example("0" + "\u0300" * 4 + "00", 1)  # more code points than a window looks at
def test_rows_fit_and_lose_nothing(text: str, width: int) -> None:
    starts = breaks(text, width)
    rows = [text[low:high] for low, high in zip(starts, [*starts[1:], None], strict=True)]
    assert "".join(rows) == text
    assert all(rows) or not text
    assert all(cell_len(row) <= max(2, width) for row in rows)


@given(_TEXTS.map(visible), st.integers(min_value=1, max_value=30))
def test_what_is_short_is_not_shortened(text: str, width: int) -> None:
    shown = shortened(text, width)
    assert (shown == text) is (cell_len(text) <= width)
