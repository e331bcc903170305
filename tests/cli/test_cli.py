"""The command line as a user meets it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

_BROKEN = "Hello , world. He met Elon Musk.\n"
_FIXED = "Hello, world. He met Elon Musk.\n"


def _mtfix(
    *arguments: str | Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mtfix", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(_BROKEN, encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [["fix", "-"], ["fix"], []], ids=["fix -", "fix", "nothing"])
def test_piped_text_is_fixed(arguments: list[str]) -> None:
    outcome = _mtfix(*arguments, stdin=_BROKEN.encode())
    assert outcome.stdout == _FIXED.encode()
    assert outcome.returncode == 0


def test_a_file_is_fixed_to_standard_output_and_left_alone(article: Path) -> None:
    outcome = _mtfix("fix", article)
    assert outcome.stdout == _FIXED.encode()
    assert article.read_text() == _BROKEN


def test_fix_can_report_changes_by_its_status(article: Path) -> None:
    assert _mtfix("fix", "--exit-non-zero-on-fix", article).returncode == 1
    article.write_text(_FIXED)
    assert _mtfix("fix", "--exit-non-zero-on-fix", article).returncode == 0


def test_write_keeps_mode_and_backup(article: Path) -> None:
    article.chmod(0o640)
    outcome = _mtfix("fix", "-w", "--backup", ".orig", article)
    assert article.read_text() == _FIXED
    assert stat.S_IMODE(article.stat().st_mode) == 0o640
    assert article.with_name("article.txt.orig").read_text() == _BROKEN
    assert outcome.stderr == b"1 edit in 1 file\n"


def test_write_leaves_a_clean_file_untouched(article: Path) -> None:
    article.write_text(_FIXED)
    before = article.stat().st_mtime_ns
    assert _mtfix("fix", "-w", article).returncode == 0
    assert article.stat().st_mtime_ns == before


def test_write_goes_through_a_link(article: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(article)
    _mtfix("fix", "-w", link)
    assert link.is_symlink()
    assert article.read_text() == _FIXED


def test_a_folder_is_searched_by_type(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.html", "c.py", ".hidden/d.txt", "e.MD"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(_BROKEN)
    _mtfix("fix", "-w", tmp_path)
    fixed = {p.name for p in tmp_path.rglob("*.*") if p.is_file() and p.read_text() == _FIXED}
    assert fixed == {"a.txt", "b.html", "e.MD"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fix", "{folder}"], "--write"),
        (["fix", "-w"], "standard input has no place"),
        (["fix", "{folder}/none.txt"], "there is no such file"),
        (["fix", "--frobnicate"], "No such option"),
        (["frobnicate"], "No such command"),
        (["fix", "--to", "pdf", "-"], "'pdf'"),
        (["fix", "--pack", "{folder}/nope", "-"], "does not exist"),
        (["fix", "--encoding", "klingon", "-"], "klingon"),
        (["fix", "--source", "{folder}/none.txt", "-"], "there is no such file"),
        (["fix", "--backup", ".orig", "-"], "--backup is for --write"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_usage_ends_with_status_2_and_a_message(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    outcome = _mtfix(*(part.format(folder=tmp_path) for part in arguments), stdin=b"x")
    assert outcome.returncode == 2
    assert message in outcome.stderr.decode()
    assert outcome.stdout == b""
    assert b"Traceback" not in outcome.stderr


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9 au lait", "no valid UTF-8 at byte 3 (0xE9)"),
        (b"\xef\xbb\xbfab\xff", "at byte 5 (0xFF)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xfe", "this is a binary file"),
        (b"\xff\xfea\x00b", "no valid UTF-16-LE at byte 4"),
    ],
    ids=["latin-1", "bad byte behind a BOM", "a picture", "half a UTF-16 character"],
)
def test_bytes_that_are_no_text_are_named(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    outcome = _mtfix("fix", "-w", path)
    assert outcome.returncode == 2
    assert message in outcome.stderr.decode()
    assert outcome.stderr.count(b"\n") == 1
    assert path.read_bytes() == data


def test_an_encoding_can_be_named() -> None:
    outcome = _mtfix("fix", "--encoding", "latin-1", "-", stdin=b"The caf\xe9 , he said")
    assert outcome.stdout == b"The caf\xe9, he said"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_encoding_and_byte_order_mark_are_kept(codec: str) -> None:
    broken, fixed = "Hello , world 🙂\r\n", "Hello, world 🙂\r\n"
    for named in ((), ("--encoding", codec)):
        outcome = _mtfix("fix", *named, "-", stdin=broken.encode(codec))
        assert outcome.stdout == fixed.encode(codec)


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\n", b"a\r\nb\rc\nd", b"a\x00b", b"no newline", b"\xef\xbb\xbf", b"\n\n\n"],
    ids=["empty", "white space", "mixed line ends", "NUL", "no newline", "only a BOM", "lines"],
)
def test_odd_but_clean_input_comes_back(data: bytes) -> None:
    outcome = _mtfix("fix", "-", stdin=data)
    assert outcome.stdout == data
    assert outcome.returncode == 0
    assert outcome.stderr == b""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(article: Path) -> None:
    article.chmod(0)
    outcome = _mtfix("fix", article)
    assert outcome.returncode == 2
    assert b"no permission" in outcome.stderr


def test_an_unreadable_file_among_others_stops_before_it_is_written(
    article: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff , x")
    outcome = _mtfix("fix", "-w", bad, article)
    assert outcome.returncode == 2
    assert bad.read_bytes() == b"\xff , x"


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "東京 — “é”".encode()),
        ({"PYTHONIOENCODING": "cp1252"}, b"\\u6771\\u4eac \x97 \x93\xe9\x94"),
    ],
    ids=["a locale without it", "an encoding that was chosen"],
)
def test_what_cannot_be_shown_is_no_error(
    tmp_path: Path, environment: dict[str, str], shown: bytes
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The town 東京 — “é” , he said.\n", encoding="utf-8")
    command = [sys.executable, "-m", "mtfix", "check", "--no-cache", str(path)]
    for more in ((), ("--diff",)):
        outcome = subprocess.run(
            [*command, *more], capture_output=True, env={**os.environ, **environment}, check=False
        )
        assert outcome.returncode == 1
        assert shown in outcome.stdout


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("".join(f"The road has {n} stones in it.\n" for n in range(40_000)))
    head = shutil.which("head")
    assert head
    reader = subprocess.Popen([head, "-c", "10"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    writer = subprocess.run(
        [sys.executable, "-m", "mtfix", "fix", str(path)],
        stdout=reader.stdin,
        stderr=subprocess.PIPE,
        check=False,
    )
    reader.communicate()
    assert writer.stderr == b""
    assert writer.returncode == 0


def test_ctrl_c_ends_with_one_line() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "mtfix", "fix", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1)  # it waits for its input by now
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate()
    assert process.returncode == 2
    assert stderr.decode().strip() == "mtfix: interrupted; nothing was left half-written"
    assert stdout == b""


def test_check_lists_findings_and_counts_them(article: Path) -> None:
    outcome = _mtfix("check", "--output-format", "concise", article)
    assert outcome.returncode == 1
    assert outcome.stdout.decode() == (
        f"{article}:1:6: space-before-punctuation English puts no space before a comma, "
        "semicolon, question or exclamation mark.\n"
    )
    assert outcome.stderr == b"Found 1 edit to make and 0 flags.\n"


def test_check_of_a_clean_file(article: Path) -> None:
    article.write_text(_FIXED)
    outcome = _mtfix("check", article)
    assert (outcome.returncode, outcome.stdout) == (0, b"")


def test_check_can_exit_with_zero(article: Path) -> None:
    assert _mtfix("check", "--exit-zero", article).returncode == 0


def test_json_gives_original_offsets(article: Path) -> None:
    report = json.loads(_mtfix("check", "--output-format", "json", article).stdout)
    (edit,) = report["edits"]
    assert (edit["start"], edit["end"], edit["original"], edit["replacement"]) == (5, 6, " ", "")
    assert edit["causes"][0]["rule"] == "space-before-punctuation"
    assert report["flags"] == []


def test_the_unified_diff_can_be_applied(article: Path) -> None:
    patch = shutil.which("patch")
    if patch is None:
        pytest.skip("patch is not installed")
    article.write_text("one\n" * 10 + _BROKEN + "two\n" * 10 + "A , b\n" + "end , here")
    fixed = _mtfix("fix", article).stdout
    diff = _mtfix("diff", "--unified", article).stdout
    subprocess.run([patch, "-s", str(article)], input=diff, check=True)
    assert article.read_bytes() == fixed


def test_the_diff_by_words_shows_old_new_and_reason(article: Path) -> None:
    shown = _mtfix("diff", "--words", article).stdout.decode()
    assert "Hello[- -], world." in shown
    assert "[space-before-punctuation]" in shown


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
        (["--color", "auto"], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
    ids=["pipe", "always", "FORCE_COLOR", "NO_COLOR wins"],
)
def test_colour(
    article: Path, arguments: list[str], environment: dict[str, str], coloured: bool
) -> None:
    outcome = _mtfix("diff", article, *arguments, environment=environment)
    assert (b"\x1b[" in outcome.stdout) is coloured


def test_unsafe_edits_are_counted_and_made_on_request() -> None:
    text = b"It rained all day. in the evening it stopped.\n"
    outcome = _mtfix("fix", "-", stdin=text)
    assert outcome.stdout == text
    assert b"1 more edit would need a second look: --unsafe" in outcome.stderr
    assert _mtfix("fix", "-q", "-", stdin=text).stderr == b""
    assert b". In the" in _mtfix("fix", "--unsafe", "-", stdin=text).stdout


def test_a_rule_can_be_disabled(article: Path) -> None:
    outcome = _mtfix("fix", "--disable", "space-before-punctuation", article)
    assert outcome.stdout == _BROKEN.encode()


def test_a_pack_with_a_mistake_is_told_in_one_line(tmp_path: Path, article: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text("rules:\n  - reasn: x\n")
    outcome = _mtfix("fix", "--pack", pack, article)
    assert outcome.returncode == 2
    assert outcome.stderr.decode() == (
        f"mtfix: {pack}:2:5: unknown key reasn; did you mean reason?\n"
    )


def test_conversion_and_source(tmp_path: Path) -> None:
    source = tmp_path / "source.html"
    source.write_text("<p><strong>Nota</strong> bene.</p>")
    outcome = _mtfix(
        "fix", "--format", "html", "--source", source, "-",
        stdin=b"<p>< fuerte > Note < / fuerte > well.</p>",
    )  # fmt: skip
    assert outcome.stdout == b"<p><strong>Note</strong> well.</p>"


def test_an_impossible_conversion_is_told() -> None:
    outcome = _mtfix("fix", "--format", "markdown", "--to", "html", "-", stdin=b"# x\n")
    assert outcome.returncode == 2
    assert b"markdown cannot be converted to html" in outcome.stderr


def test_verify_passes_on_a_sound_text(article: Path) -> None:
    assert _mtfix("fix", "--verify", article).stdout == _FIXED.encode()


@pytest.mark.parametrize("command", [[], ["fix"], ["check"], ["diff"]], ids=" ".join)
def test_help_teaches(command: list[str]) -> None:
    shown = _mtfix(*command, "--help").stdout.decode()
    assert "Usage: mtfix" in shown
    assert "Exit status" in shown or "standard" in shown or "nothing is written" in shown


def test_version() -> None:
    assert _mtfix("--version").stdout.startswith(b"mtfix, version ")
