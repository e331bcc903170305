"""Names of a user's own on the command line: lists, lexicons, learning, and looking up."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtfix.cli import learn as learning
from mtfix.cli.main import cli, run
from mtfix.formats.files import InputError, replacement
from mtfix.formats.names import read, read_all

_TEXT = "The town has paid kleinstadtwerk, and foobar said it was late.\n"
_FIXED = "The town has paid Kleinstadtwerk, and FooBar said it was late.\n"
_CORPUS = """\
The mayor said that Kleinstadtwerk had paid the bill, and FooBar will pay too.
He wrote that Kleinstadtwerk was late, while FooBar and its staff were early.
They had told Kleinstadtwerk twice, but FooBar never came to the old town.
In the end the town paid Kleinstadtwerk, and it also paid FooBar for the work.
"""


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


Make = Callable[[str, str | bytes], Path]


def _mtfix(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), input=stdin)


def _status(*arguments: str | Path) -> int:
    return run(list(map(str, arguments)))


@pytest.fixture
def lexicon(file: Make, tmp_path: Path) -> Path:
    output = tmp_path / "own.lexicon"
    assert _status("names", "learn", file("corpus.txt", _CORPUS * 5), "--output", output, "-q") == 0
    return output


def test_a_list_is_used_by_fix_check_and_diff(file: Make) -> None:
    names = file("ours.txt", "# ours\n\nFooBar  # a firm\nKleinstadtwerk\n")
    assert _mtfix("fix", "--names", names, "-", stdin=_TEXT).stdout == _FIXED
    shown = _mtfix("diff", "--words", "--names", names, "-", stdin=_TEXT).stdout
    assert "your list of names has “FooBar” [case-own-name]" in shown
    listed = _mtfix("check", "--names", names, "--output-format", "concise", "-", stdin=_TEXT)
    assert listed.stdout.count("case-own-name") == 2


def test_lists_and_lexicons_may_be_mixed(file: Make, lexicon: Path) -> None:
    names = file("ours.txt", "Zorblatt\n")
    text = "The town has paid kleinstadtwerk and zorblatt there.\n"
    wanted = "The town has paid Kleinstadtwerk and Zorblatt there.\n"
    assert _mtfix("fix", "--names", names, "--names", lexicon, "-", stdin=text).stdout == wanted


def test_a_lexicon_is_known_by_its_content(lexicon: Path) -> None:
    other = lexicon.rename(lexicon.with_name("names.txt"))
    assert _mtfix("fix", "--names", other, "-", stdin=_TEXT).stdout == _FIXED


def test_without_names_the_words_are_left() -> None:
    assert _mtfix("fix", "-", stdin=_TEXT).stdout == _TEXT


def test_a_word_to_keep_is_kept() -> None:
    text = "They met on monday in zurich.\n"
    assert _mtfix("fix", "-", stdin=text).stdout == "They met on Monday in Zurich.\n"
    kept = _mtfix("fix", "--keep", "Monday", "-", stdin=text).stdout
    assert kept == "They met on monday in Zurich.\n"
    assert _mtfix("fix", "--keep", "monday", "--keep", "zurich", "-", stdin=text).stdout == text


def test_verify_holds_with_names(file: Make) -> None:
    names = file("ours.txt", "FooBar\niPhone\nMusk\n")
    text = "It is. iphone and foobar are new, musk said.\n"
    assert _mtfix("fix", "--verify", "--names", names, "-", stdin=text).exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("SpaceX\n---\n", "x.txt:2: “---” has no letter; expected a name as it is written"),
        ("# a\n\nnpm\n", "x.txt:3: “npm” has no capital letter; expected"),
        ("npm", "--keep"),
        (b"Caf\xc3\xa9 A\nCaf\xe9 B\n", "x.txt:2: byte 0xE9 is no UTF-8; expected"),
        (b"We love Marisa.\0 no more", "x.txt: this is no lexicon, or it is damaged; expected"),
    ],
    ids=["no letter", "lower case", "keep is named", "latin-1", "damaged lexicon"],
)
def test_a_bad_file_of_names_is_told_with_its_line(
    file: Make, content: str | bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file("x.txt", content)
    article = file("article.txt", _TEXT)
    assert _status("fix", "--names", path, article) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert out == ""
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fix", "--names", "{folder}/none.txt", "-"], "none.txt: there is no such file"),
        (["fix", "--names", "{folder}", "-"], "this is a folder; expected a file of names"),
        (["fix", "--keep", "two words", "-"], "“two words” is no single word"),
        (["fix", "--keep", "", "-"], "no single word"),
        (["names"], "Usage"),
        (["names", "learn", "{folder}/a.txt"], "--output"),
        (["names", "learn", "--output", "{folder}/x"], "Missing argument"),
        (["names", "learn", "{folder}/none", "-o", "{folder}/x"], "none: there is no such file"),
        (["names", "learn", "{folder}", "-o", "{folder}/x"], "no file in this folder ends in .txt"),
        (["names", "learn", "-", "-o", "{folder}"], "this is a folder; expected a file"),
        (["names", "learn", "-", "-o", "{folder}/no/x"], "there is no folder"),
        (["names", "learn", "-", "-o", "{folder}/x", "--min-uses", "0"], "0 is not in the range"),
        (["names", "show"], "Missing argument"),
        (["names", "show", "x", "--names", "{folder}/none.txt"], "there is no such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_usage_ends_with_status_2(
    tmp_path: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status(*(part.format(folder=tmp_path) for part in arguments)) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_reading_a_list(file: Make) -> None:
    path = file("x.txt", "\ufeffElon \t Musk\r\n  # no name\nC#\nF# # a language\n")
    assert read(path) == ["Elon Musk", "C#", "F#"]
    assert read_all([path]).lexicons == ()


def test_learning_says_what_it_has_learned(
    file: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "own.lexicon"
    assert _status("names", "learn", file("c.txt", _CORPUS), "--output", output) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"55 words read; {output} has ")
    assert err.endswith("2 of them names\n")


def test_learned_names_are_raised(lexicon: Path) -> None:
    assert _mtfix("fix", "--names", lexicon, "-", stdin=_TEXT).stdout == _FIXED


@pytest.mark.parametrize("kind", ["file", "folder", "gzip", "stdin"])
def test_corpora_of_all_kinds_teach_the_same(
    kind: str, lexicon: Path, file: Make, tmp_path: Path
) -> None:
    corpus = file("plain.txt", _CORPUS * 5)
    if kind == "gzip":
        corpus = file("packed", gzip.compress((_CORPUS * 5).encode()))
    elif kind == "folder":
        folder = tmp_path / "folder/deep"
        folder.mkdir(parents=True)
        (folder / "a.md").write_text(_CORPUS * 2)
        (folder / "b.txt.gz").write_bytes(gzip.compress((_CORPUS * 3).encode()))
        (folder / ".hidden.txt").write_text(_CORPUS)
        (folder / "c.py").write_text(_CORPUS)
        corpus = tmp_path / "folder"
    output = tmp_path / "other.lexicon"
    command = [sys.executable, "-m", "mtfix", "names", "learn", "-o", str(output)]
    source = (_CORPUS * 5).encode() if kind == "stdin" else b""
    subprocess.run([*command, "-" if kind == "stdin" else str(corpus)], input=source, check=True)
    assert output.read_bytes() == lexicon.read_bytes()


def test_rare_words_are_left_out(file: Make, tmp_path: Path) -> None:
    output = tmp_path / "own.lexicon"
    _status("names", "learn", file("c.txt", _CORPUS), "-o", output, "--min-uses", "6", "-q")
    assert not output.exists()  # no word stands six times: there is nothing to learn
    _status("names", "learn", file("c.txt", _CORPUS), "-o", output, "--min-uses", "4", "-q")
    assert output.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\0\0\1", "c.txt: this is no UTF-8 text"),
        ("\ufeffHe met them.".encode("utf-16"), "c.txt: this is no UTF-8 text"),
        (gzip.compress(b"abc " * 999)[:-20], "c.txt: damaged gzip data"),
        (b"\x1f\x8b and more", "c.txt: "),
        (b"", "nothing to learn"),
    ],
    ids=["binary", "UTF-16", "half a gzip", "no gzip", "empty"],
)
def test_a_bad_corpus_is_told_and_nothing_is_written(
    file: Make, content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = file("c.txt", content)
    assert _status("names", "learn", corpus, "-o", tmp_path / "x") == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [corpus]


def test_lines_that_are_no_utf8_are_counted(
    file: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = file("c.txt", b"caf\xe9 and more\n" + _CORPUS.encode())
    assert _status("names", "learn", corpus, "-o", tmp_path / "x") == 0
    assert "1 line that is no UTF-8 was left out" in capsys.readouterr().err


def test_the_output_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    output = tmp_path / "own.lexicon"
    output.write_text("old")

    def interrupted() -> None:
        with replacement(output) as temporary:
            temporary.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
    with pytest.raises(InputError, match="cannot be written"), replacement(output):
        raise OSError
    with replacement(output) as temporary:
        temporary.write_text("new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["new"]


def test_ctrl_c_leaves_no_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mtfix", "names", "learn", "-", "-o", str(tmp_path / "x")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(_CORPUS.encode())
    process.stdin.flush()
    time.sleep(1)  # it waits for more by now
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate()
    assert process.returncode == 2
    assert stderr.decode().strip() == "mtfix: interrupted; nothing was left half-written"
    assert list(tmp_path.iterdir()) == []


def test_blocks_are_bounded_and_lose_nothing(tmp_path: Path) -> None:
    for data in (b"word " * 900_000, b"x" * 3_000_000, b"line\n" * 900_000, b"\xef\xbb\xbfa\nb"):
        path = tmp_path / "c.txt"
        path.write_bytes(data)
        with path.open("rb") as file:
            blocks = list(learning.blocks(file))
        assert b"".join(blocks) == data.removeprefix(b"\xef\xbb\xbf")
        assert max(map(len, blocks)) <= 2 << 20


def test_memory_does_not_grow_with_the_text(file: Make, tmp_path: Path) -> None:
    """A tenth of the text may not need less than half of the memory."""
    lines = [f"they say that Name{n % 500} has met word{n % 900} here\n" for n in range(40_000)]
    small, large = file("small.txt", "".join(lines[:4000])), file("large.txt", "".join(lines))
    assert _peak(large, tmp_path) < 2 * _peak(small, tmp_path)


def _peak(corpus: Path, folder: Path) -> int:
    script = (
        "import resource, sys; from mtfix.cli.main import run; run(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    arguments = ["names", "learn", "-q", str(corpus), "-o", str(folder / "x")]
    command = [sys.executable, "-c", script, *arguments]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


def test_show_tells_what_is_known() -> None:
    shown = _mtfix("names", "show", "Musk", "jordan", "xyzzyq", "white house", "the").stdout
    musk, jordan, unknown, house, article = shown.split("\n\n")
    assert "as a name “Musk”; dictionary word, family name" in musk
    assert "lower case" in musk
    assert "Capitalised" in musk
    assert "given name, family name, place" in jordan
    assert "names that begin with it: " in jordan
    assert "Jordan River" in jordan
    assert "unknown: no lexicon has this word" in unknown
    assert "a known name: “White House”" in house
    assert "never raised by the model" in article
    assert "score of the word alone: " in jordan


def test_show_decides_at_a_place() -> None:
    sentence = "He left for Jordan on Friday."
    shown = _mtfix("names", "show", "jordan", "--in", sentence).stdout
    assert "in “He left for jordan on Friday.”" in shown
    assert "raised: [case-place]" in shown
    assert "what stands before it: “for”" in shown
    absent = _mtfix("names", "show", "musk", "--in", sentence).stdout
    assert "the sentence does not have “musk”" in absent
    first = _mtfix("names", "show", "musk", "--in", "Musk left for the town.").stdout
    assert "the model does not judge it here" in first


def test_show_knows_the_users_names(file: Make, lexicon: Path) -> None:
    names = file("ours.txt", "Musk\n")
    shown = _mtfix(
        "names", "show", "musk", "foobar", "--names", names, "--names", lexicon,
        "--in", "He has invited musk to foobar there.",
    ).stdout  # fmt: skip
    musk, foobar = shown.split("\n\n")
    assert "your list of names has “Musk”" in musk
    assert "raised: [case-own-name]" in musk
    assert f"{lexicon}: as a name “FooBar”" in foobar


def test_show_is_coloured_on_request() -> None:
    assert "\x1b[" not in _mtfix("names", "show", "musk").stdout
    assert "\x1b[1mmusk" in CliRunner().invoke(
        cli, ["names", "show", "musk", "--color", "always"], color=True
    ).stdout  # fmt: skip


@pytest.mark.parametrize("command", [["names"], ["names", "learn"], ["names", "show"], ["fix"]])
def test_help_teaches_names(command: list[str]) -> None:
    shown = _mtfix(*command, "--help").stdout
    assert "Usage: " in shown
    assert "names" in shown
    if command[0] == "names":
        assert "mtfix names show" in shown or "mtfix names learn" in shown


def test_start_up_does_not_load_the_lexicon() -> None:
    script = "import sys, mtfix.cli.main; print('marisa_trie' in sys.modules)"
    outcome = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=os.environ
    )
    assert outcome.stdout.split() == [b"False"]
