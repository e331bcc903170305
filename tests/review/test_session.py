"""A review: decisions and the way back, previews, saving against all odds, lasting rejections."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import mtfix
from mtfix import decisions as deciding
from mtfix.config import Config, Grammar
from mtfix.decisions import path_for
from mtfix.edits import Cause, Edit, Withheld, apply
from mtfix.formats.files import InputError, decode
from mtfix.result import Result
from mtfix.review.choices import ReviewError
from mtfix.review.payload import payload
from mtfix.review.session import Session
from mtfix.runs.recipe import Recipe
from mtfix.silencing import around

_TEXT = "Elon musk came , and Elon musk left , too.\n"
_FIXED = "Elon Musk came, and Elon Musk left, too.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT)
    return path


def _offering(path: Path) -> Session:
    """A review in which two unsafe edits of one place are offered, and one edit is made."""
    path.write_text("one two three")
    cause = Cause("guess", "maybe", "unsafe")
    made = Edit(0, 1, "O", (Cause("capital", "a start"),))
    offers = (Edit(4, 7, "2", (cause,)), Edit(5, 9, "W", (cause,)), Edit(8, 9, "T", (cause,)))
    text = "One two three"
    held = tuple(Withheld(edit, "unsafe") for edit in offers)
    result = Result("one two three", text, (made,), (), held, stable=True, format="text")
    return Session(path, decode(path.read_bytes(), str(path)), result)


def test_all_edits_are_accepted_in_the_beginning(path: Path) -> None:
    session = Session.open(path)
    assert len(session.edits) == 4
    assert session.preview() == _FIXED


def test_an_edit_a_rule_or_all_are_rejected_and_accepted(path: Path) -> None:
    session = Session.open(path)
    assert session.reject(0) == 1
    assert session.preview() == "Elon musk came, and Elon Musk left, too.\n"
    assert session.reject(0) == 0
    (rule,) = (name for name, numbers in session.rules().items() if 1 in numbers)
    assert session.reject_rule(rule) == 2
    assert session.preview() == "Elon musk came , and Elon Musk left , too.\n"
    assert session.accept_rule(rule) == 2
    assert session.reject_all() == 3
    assert session.preview() == _TEXT
    assert session.accept_all() == 4
    assert session.toggle(3) == 1
    assert session.preview() == "Elon Musk came, and Elon Musk left , too.\n"


def test_each_step_can_be_undone_and_made_again(path: Path) -> None:
    session = Session.open(path)
    session.reject(0)
    session.reject_all()
    assert session.undo()
    assert session.state(0) == "rejected"
    assert session.state(1) == "accepted"
    assert session.undo()
    assert not session.undo()
    assert session.preview() == _FIXED
    assert session.redo()
    assert session.redo()
    assert not session.redo()
    assert session.preview() == _TEXT
    session.undo()
    session.accept(0)
    assert not session.redo()  # a new step forgets those that were taken back


def test_offered_edits_are_accepted_unless_they_overlap(path: Path) -> None:
    session = _offering(path)
    assert session.preview() == "One two three"
    session.accept(1)
    with pytest.raises(ReviewError, match="two edits change the same place"):
        session.accept(2)
    assert session.preview() == "One 2 three"
    session.decide({1: "rejected", 2: "accepted"})
    assert session.preview() == "One tWhree"
    session.reject_all()
    assert session.accept_rule("guess") == 2  # the first, and what goes with it
    assert session.preview() == "one 2 Three"
    assert session.accept_all() == 1  # offers are accepted one by one, or by rule


@pytest.mark.parametrize("number", [-1, 4, 10**30])
def test_what_is_no_edit_cannot_be_decided(path: Path, number: int) -> None:
    session = Session.open(path)
    with pytest.raises(ReviewError, match="there is no"):
        session.decide({0: "rejected", number: "rejected"})
    assert session.state(0) == "accepted"
    with pytest.raises(ReviewError, match="there is no finding"):
        session.found(number)


def test_saving_writes_the_text_and_decisions_that_replay(path: Path) -> None:
    path.chmod(0o640)
    session = Session.open(path)
    session.reject(2)
    assert "3 of 4 edits" in session.save()
    assert path.read_text() == "Elon Musk came, and Elon musk left, too.\n"
    assert path.stat().st_mode & 0o777 == 0o640
    made = deciding.read(path_for(path))
    assert [each.state for each in made.decisions] == ["accepted"] * 2 + ["rejected", "accepted"]
    assert deciding.apply(_TEXT, made) == path.read_text()
    assert not session.is_changed
    session.accept(2)
    assert session.is_changed
    session.save()
    assert path.read_text() == _FIXED


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", b"\xef\xbb\xbf"), ("utf-16-be", b"\xfe\xff"), ("cp1252", b"")]
)
def test_bom_encoding_and_line_ends_stay(path: Path, encoding: str, bom: bytes) -> None:
    path.write_bytes(bom + "The café , he said.\r\nThe bar , he said.\r\n".encode(encoding))
    session = Session.open(path, Recipe(encoding=None if bom else encoding))
    session.reject(1)
    session.save()
    assert path.read_bytes() == bom + "The café, he said.\r\nThe bar , he said.\r\n".encode(
        encoding
    )
    made = deciding.read(path_for(path))
    assert deciding.opened(path, made).text == "The café, he said.\r\nThe bar , he said.\r\n"


def test_a_file_that_changed_meanwhile_is_left_alone(path: Path) -> None:
    session = Session.open(path)
    path.write_text("Something else.\n")
    with pytest.raises(InputError, match="somebody else has changed the file"):
        session.save()
    assert path.read_text() == "Something else.\n"
    assert not path_for(path).exists()
    path.unlink()
    with pytest.raises(InputError, match="there is no such file"):
        session.save()
    assert not path.exists()


def test_of_two_reviews_the_second_is_not_saved(path: Path) -> None:
    one, other = Session.open(path), Session.open(path)
    one.save()
    with pytest.raises(InputError, match="somebody else has changed the file"):
        other.save()


def test_of_two_reviews_that_leave_the_text_the_second_is_not_saved(path: Path) -> None:
    one, other = Session.open(path), Session.open(path)
    one.reject_all()
    one.save()
    assert path.read_text() == _TEXT
    with pytest.raises(InputError, match="another review of it has been saved meanwhile"):
        other.save()
    assert path.read_text() == _TEXT


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    Session.open(link).save()
    assert link.is_symlink()
    assert path.read_text() == _FIXED


def test_what_is_no_file_of_decisions_is_not_written_over(path: Path) -> None:
    path_for(path).write_text("mine")
    with pytest.raises(InputError, match="this is no JSON"):
        Session.open(path)
    assert path_for(path).read_text() == "mine"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_in_place_of_decisions_is_not_followed(
    tmp_path: Path, path: Path, is_there: bool
) -> None:
    precious = tmp_path / "precious"
    if is_there:
        precious.write_text("mine")
    session = Session.open(path)
    path_for(path).symlink_to(precious)
    with pytest.raises(InputError, match="this is a link"):
        session.save()
    with pytest.raises(InputError, match=r"this is a link|this is no JSON"):
        Session.open(path)
    assert (precious.read_text() == "mine") if is_there else not precious.exists()
    assert path.read_text() == _TEXT


def test_a_review_goes_on_where_it_was_saved(path: Path) -> None:
    first = Session.open(path)
    first.reject(2)
    first.save()
    again = Session.open(path)
    assert "goes on" in again.notice
    assert again.result.original == _TEXT
    assert again.states == {0: "accepted", 1: "accepted", 2: "rejected", 3: "accepted"}
    again.accept(2)
    again.save()
    assert path.read_text() == _FIXED


def test_what_could_not_be_done_is_told(path: Path) -> None:
    nobody = Recipe(Config(grammar=Grammar(url="http://127.0.0.1:9")))
    session = Session.open(path, nobody)
    assert session.notice.endswith("; going on without LanguageTool")
    assert payload("a.txt", session.result)["notes"] == (session.notice,)
    session.save()
    assert "goes on; " in Session.open(path, nobody).notice


def test_decisions_about_another_text_are_told(path: Path) -> None:
    Session.open(path).save()
    path.write_text("Yes , he said.\n")
    session = Session.open(path)
    assert "is about another text" in session.notice
    session.save()
    assert path.read_text() == "Yes, he said.\n"


@pytest.mark.parametrize("cut", ["a.txt", "a.txt.mtfix-decisions.json"])
def test_a_second_save_that_was_cut_short_is_as_if_it_had_not_begun(
    path: Path, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    first = Session.open(path)
    first.reject(2)
    first.save()
    text = path.read_text()
    first.reject_all()
    replace = os.replace

    def dies(old: Path, new: Path) -> None:
        if Path(new).name == cut:
            raise SystemExit
        replace(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dies)
        with pytest.raises(SystemExit):
            first.save()
    assert path.read_text() == text
    again = Session.open(path)
    assert "goes on" in again.notice
    assert again.result.original == _TEXT
    assert again.states == {0: "accepted", 1: "accepted", 2: "rejected", 3: "accepted"}
    again.accept_all()
    again.save()
    assert path.read_text() == _FIXED
    assert {each.name for each in path.parent.iterdir()} == {path.name, path_for(path).name}


_SAVES = """
import os, sys
from pathlib import Path
from mtfix.review.session import Session
path = Path(sys.argv[1])
session = Session.open(path)  # once for all, it takes its time
while sys.stdin.readline():
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        print("killed", flush=True)
        continue
    session.save()
    print(os.getpid(), flush=True)
    while True:
        session.reject_all(); session.save()
        session.accept_all(); session.save()
"""


def test_killed_while_saving_the_old_or_the_new_file_is_there(path: Path) -> None:
    text = _TEXT * 500
    path.write_text(text)
    fixed = mtfix.fix(text).text
    chance = random.Random(6)
    with subprocess.Popen(
        [sys.executable, "-c", _SAVES, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(20):
            print(file=process.stdin, flush=True)
            saving = int(process.stdout.readline())
            time.sleep(chance.random() / 10)
            os.kill(saving, signal.SIGKILL)
            assert process.stdout.readline() == "killed\n"
            assert path.read_text() in (text, fixed)
            made = deciding.read(path_for(path))  # whole, too
            assert deciding.reviewed(path.read_text(), made) in (text, None)
            path.write_text(text)
            path_for(path).unlink()
        process.stdin.close()


def test_files_of_strings_are_saved_whole(tmp_path: Path) -> None:
    path = tmp_path / "en.json"
    path.write_text('{"a": "Yes , he said.", "b": "Elon musk \\"left\\" , too."}')
    session = Session.open(path)
    session.reject(0)
    session.save()
    strings = json.loads(path.read_text())
    assert strings == {"a": "Yes , he said.", "b": 'Elon Musk "left", too.'}


def test_a_file_of_strings_that_would_break_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "en.json"
    text = '{"a": "Yes , he said."}'
    path.write_text(text)
    session = Session.open(path)
    session.edits = (Edit(6, 7, "", session.edits[0].causes),)  # as if an edit were half of a pair
    with pytest.raises(InputError, match="not saved, the file would be broken"):
        session.save()
    assert path.read_text() == text


def test_a_kept_word_goes_into_the_nearest_configuration(tmp_path: Path) -> None:
    (tmp_path / "mtfix.toml").write_text('# ours\nkeep = ["npm"]  # tools\n\n[safety]\n')
    path = tmp_path / "docs" / "a.txt"
    path.parent.mkdir()
    path.write_text(_TEXT)
    session = Session.open(path)
    assert session.word(0) == "musk"
    assert "mtfix.toml" in session.keep(0)
    written = (tmp_path / "mtfix.toml").read_text()
    assert written == '# ours\nkeep = ["npm", "musk"]  # tools\n\n[safety]\n'
    assert session.preview() == "Elon musk came, and Elon musk left, too.\n"
    assert "already" in session.keep(0)


def test_a_configuration_is_made_if_there_is_none(path: Path) -> None:
    session = Session.open(path)
    session.keep(0, "  Musk ")
    made = path.parent / "mtfix.toml"
    assert tomllib.loads(made.read_text()) == {"keep": ["Musk"]}
    with pytest.raises(InputError, match="no single word"):
        session.keep(0, "two words")


def test_a_configuration_that_was_named_is_used(path: Path) -> None:
    session = Session.open(path)
    session.configuration = path.parent / "ours.toml"
    session.keep(0)
    assert tomllib.loads((path.parent / "ours.toml").read_text()) == {"keep": ["musk"]}


def test_pyproject_is_used_where_it_is_the_configuration(path: Path) -> None:
    project = path.parent / "pyproject.toml"
    project.write_text('[project]\nname = "x"\n\n[tool.mtfix.safety]\n')
    Session.open(path).keep(0)
    assert tomllib.loads(project.read_text())["tool"]["mtfix"]["keep"] == ["musk"]
    assert not (path.parent / "mtfix.toml").exists()


def test_a_damaged_configuration_is_left_alone(path: Path) -> None:
    session = Session.open(path)
    (path.parent / "mtfix.toml").write_text("keep = [")
    with pytest.raises(InputError, match=r"mtfix\.toml"):
        session.keep(0)
    (path.parent / "mtfix.toml").write_text('keep = "npm"')
    with pytest.raises(InputError, match="expected a list as “keep”"):
        session.keep(0)
    assert session.preview() == _FIXED


_PAGE = "# News\r\n\r\nYes , he said.\r\nHe left.\r\n\r\nThen , she said.\r\n"


def _markdown(tmp_path: Path, text: str) -> Session:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    return Session.open(path, Recipe(format="markdown"))


def test_in_markdown_comments_are_put_around_the_paragraph(tmp_path: Path) -> None:
    session = _markdown(tmp_path, _PAGE)
    rule = session.edits[0].causes[0].rule
    assert "will be saved" in session.suppress(0)
    session.save()
    assert session.path.read_bytes().decode() == (
        f"# News\r\n\r\n<!-- mtfix off {rule} -->\r\nYes , he said.\r\nHe left.\r\n"
        f"<!-- mtfix on {rule} -->\r\n\r\nThen, she said.\r\n"
    )
    made = deciding.read(path_for(session.path))
    assert deciding.apply(_PAGE, made) == session.path.read_bytes().decode()


def test_a_suppressed_finding_is_not_found_again(tmp_path: Path) -> None:
    session = _markdown(tmp_path, _PAGE)
    session.suppress(0)
    session.save()
    path_for(session.path).unlink()
    again = Session.open(session.path, Recipe(format="markdown"))
    assert again.edits == ()
    assert again.flags == ()


def test_a_suppressed_page_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# News , today\n\nElon musk came.\n\n## More\n\n- one , two\n- three\n")
    session = Session.open(path)
    assert session.result.format == "markdown"
    session.suppress(0)
    session.save()
    assert "<!-- mtfix off case-multiword -->" in path.read_text()
    path_for(path).unlink()
    again = Session.open(path)
    assert again.result.format == "markdown"
    assert (again.edits, again.flags) == ((), ())


def test_comments_that_other_edits_make_needless_are_left_out(tmp_path: Path) -> None:
    text = "# News\n\nElon musk came.\n\nThey met Elon musk.\n"
    session = _markdown(tmp_path, text)
    session.suppress(0)
    assert "<!--" in session.preview()
    session.save()  # who writes “Elon Musk” below means something else by “musk”
    assert session.path.read_text() == "# News\n\nElon musk came.\n\nThey met Elon Musk.\n"
    assert session.suppressed == frozenset()
    found = Session.open(session.path, Recipe(format="markdown"))
    assert found.flags == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: Elon musk\n\nmore: Elon musk\n---\n"),
        ("a.html", "<title>\nElon musk left.\n</title><p>One.\n"),
    ],
)
def test_comments_stand_where_they_are_comments(name: str, text: str) -> None:
    result = mtfix.fix(text, format="html" if name.endswith("html") else "markdown")
    at = text.rindex("musk")
    made = around(result, (at, at + 1), ["case-multiword"])
    expected = (
        "<!-- mtfix off case-multiword -->\n<title>\nElon musk left.\n</title><p>One.\n"
        "<!-- mtfix on case-multiword -->\n"
    )
    assert apply(text, made) == (expected if made else text)
    assert bool(made) is name.endswith("html")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_if_the_text_cannot_be_written_the_decisions_are_the_old_ones(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "b.txt").write_text(_TEXT)
    path = tmp_path / "a.txt"
    path.symlink_to(folder / "b.txt")
    session = Session.open(path)
    session.save()
    before = path_for(path).read_bytes()
    session.reject_all()
    folder.chmod(0o500)
    with pytest.raises(InputError, match="cannot be written"):
        session.save()
    folder.chmod(0o700)
    assert path_for(path).read_bytes() == before
    assert path.read_text() == _FIXED


def test_comments_are_undone_and_taken_up_again(tmp_path: Path) -> None:
    session = _markdown(tmp_path, _PAGE)
    session.suppress(0)
    session.suppress(1)
    assert session.preview().count("<!--") == 4
    session.undo()
    assert session.preview().count("<!--") == 2
    session.save()
    again = Session.open(session.path, Recipe(format="markdown"))
    assert again.suppressed == {0}
    again.accept(0)
    assert again.preview().count("<!--") == 0


def test_the_last_paragraph_may_lack_its_line_end(tmp_path: Path) -> None:
    session = _markdown(tmp_path, "# A\n\nElon musk came.")
    rule = session.edits[0].causes[0].rule
    session.suppress(0)
    assert session.preview() == (
        f"# A\n\n<!-- mtfix off {rule} -->\nElon musk came.\n<!-- mtfix on {rule} -->"
    )


def test_in_html_comments_are_put_around_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<div>\n  <p>Elon musk came.</p>\n  <p>Elon musk left.</p>\n</div>\n")
    session = Session.open(path)
    rule = session.edits[0].causes[0].rule
    session.suppress(0)
    assert session.preview() == (
        f"<div>\n  <!-- mtfix off {rule} -->\n  <p>Elon musk came.</p>\n"
        f"  <!-- mtfix on {rule} -->\n  <p>Elon Musk left.</p>\n</div>\n"
    )


def test_in_plain_text_a_pattern_goes_into_the_configuration(path: Path) -> None:
    session = Session.open(path)
    session.suppress(0)
    patterns = tomllib.loads((path.parent / "mtfix.toml").read_text())["ignore-patterns"]
    assert patterns == [r"Elon\s+musk\s+came"]
    assert session.preview() == "Elon musk came, and Elon Musk left, too.\n"


def test_what_cannot_be_written_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session.open(path)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(InputError, match="cannot be written: no permission"):
        session.save()
    assert path.read_text() == _TEXT
    assert [each.name for each in path.parent.iterdir()] == ["a.txt"]
