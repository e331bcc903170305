"""``mtfix check`` as a gate, and what ``diff`` and ``fix`` share with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtfix.cli.main import run
from mtfix.formats.files import InputError, write_atomically

_BROKEN = "Hello , world. He met Elon Musk.\n"
_FIXED = "Hello, world. He met Elon Musk.\n"
_FLAGGED = "The cat sat on the mat .. The dog came.\n"
"""Two full stops may be one too many, or three with one lost: only a person can tell."""

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(_BROKEN)
    Path("clean.txt").write_text(_FIXED)
    return tmp_path


@pytest.fixture
def flags(folder: Path) -> Path:
    """A pack with a rule that flags; a flag of each severity."""
    pack = folder / "packs" / "en" / "ours.yaml"
    pack.parent.mkdir(parents=True)
    rules = [
        f"  - {{id: our-{severity}, kind: pattern, safety: flag, severity: {severity},"
        f" reason: Look., pattern: '\\b{word}\\b', flags: [['A {word} here.', '{word}']],"
        " keeps: ['None.']}"
        for word, severity in (("cat", "info"), ("dog", "warning"), ("fox", "error"))
    ]
    pack.write_text("about: Ours.\nrules:\n" + "\n".join(rules) + "\n")
    Path("flags.txt").write_text("The cat and the dog met the fox at noon.\n")
    return pack.parents[1]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.txt"], 0),
        (["a.txt"], 1),
        (["--exit-zero", "a.txt"], 0),
        (["--max-flags", "99", "a.txt"], 1),
        (["--ignore", "space-before-punctuation", "a.txt"], 0),
        (["--select", "lost-stop", "a.txt"], 0),
        (["--frobnicate"], 2),
        (["--severity", "fatal", "a.txt"], 2),
        (["--jobs", "0", "a.txt"], 2),
        (["--diff", "--statistics", "a.txt"], 2),
        (["--exit-zero", "nothing.txt", "a.txt"], 2),
        (["*.rst"], 2),
        (["--baseline", "nothing.json", "a.txt"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_exit_statuses(arguments: list[str], status: int) -> None:
    assert run(["check", *arguments]) == status


def test_one_bad_file_does_not_stop_the_rest(capsys: Output) -> None:
    Path("b.txt").write_bytes(b"caf\xe9")
    names = ["nothing.txt", "a.txt", "b.txt", "clean.txt"]
    assert run(["check", "--output-format", "concise", *names]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("a.txt:1:6: space-before-punctuation ")
    assert err.splitlines() == [
        "mtfix: nothing.txt: there is no such file",
        "mtfix: b.txt: no valid UTF-8 at byte 3 (0xE9); if the text is in another encoding,"
        " name it, for instance --encoding cp1252",
        "Found 1 edit to make and 0 flags.",
    ]


def test_flags_are_let_pass_up_to_a_number(flags: Path) -> None:
    ours = ["check", "--pack", str(flags), "flags.txt"]
    assert run(ours) == 1
    assert run([*ours, "--max-flags", "2"]) == 1
    assert run([*ours, "--max-flags", "3"]) == 0


@pytest.mark.parametrize(
    ("severity", "rules"),
    [
        ("info", ["our-info", "our-warning", "our-error"]),
        ("warning", ["our-warning", "our-error"]),
        ("error", ["our-error"]),
    ],
)
def test_what_is_less_grave_is_not_listed(
    flags: Path, capsys: Output, severity: str, rules: list[str]
) -> None:
    run(
        [
            "check",
            "--pack",
            str(flags),
            "--output-format",
            "jsonl",
            "--severity",
            severity,
            "flags.txt",
        ]
    )
    listed = [json.loads(line)["rule"] for line in capsys.readouterr().out.splitlines()]
    assert listed == rules


def test_an_unsafe_edit_is_a_warning(capsys: Output) -> None:
    Path("a.txt").write_text("It rained all day. in the evening it stopped.\n")
    assert run(["check", "--unsafe", "a.txt"]) == 1
    assert run(["check", "--unsafe", "--severity", "error", "a.txt"]) == 0
    assert "Nothing found." in capsys.readouterr().err


def test_the_settings_of_a_folder_say_what_counts_in_it(flags: Path) -> None:
    Path("sub").mkdir()
    Path("sub/mtfix.toml").write_text(f'severity = "error"\npacks = ["{flags}"]\n')
    Path("sub/a.txt").write_text("The cat and the dog met at noon.\n")
    assert run(["check", "sub"]) == 0
    assert run(["check", "--severity", "warning", "sub"]) == 1


def test_diff_shows_what_fix_would_do_with_the_status_of_check(capsys: Output) -> None:
    assert run(["check", "--diff", "a.txt", "clean.txt"]) == 1
    assert "-Hello , world. He met Elon Musk.\n+Hello, world." in capsys.readouterr().out
    assert run(["check", "--diff", "clean.txt"]) == 0
    assert capsys.readouterr().out == ""


def test_statistics_count_instead_of_listing(capsys: Output) -> None:
    assert run(["check", "--statistics", "a.txt", "b.txt", "clean.txt"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split()[:4] == ["2", "error", "safe", "space-before-punctuation"]


def test_a_report_can_go_to_a_file(capsys: Output) -> None:
    Path("report.json").write_text("old")
    assert run(["check", "--output-format", "json", "--output-file", "report.json", "a.txt"]) == 1
    assert json.loads(Path("report.json").read_text())["edits"][0]["start"] == 5
    assert capsys.readouterr().out == ""
    assert run(["check", "--color", "always", "--output-file", "report.txt", "a.txt"]) == 1
    assert "\x1b" not in Path("report.txt").read_text()
    assert run(["check", "--output-file", "nowhere/report.txt", "a.txt"]) == 2


@pytest.mark.parametrize("report", ["json", "sarif", "gitlab", "junit", "rdjson", "html", "full"])
def test_every_report_is_made_of_nothing_too(report: str, capsys: Output) -> None:
    assert run(["check", "--output-format", report, "clean.txt"]) == 0
    assert capsys.readouterr().err == "Nothing found.\n"


def test_the_output_does_not_depend_on_processes_or_memory(capsys: Output) -> None:
    texts = Path("texts")
    texts.mkdir()
    for number in range(120):
        (texts / f"{number}.txt").write_text(f"{_BROKEN}It was number {number} of them.\n" * 15)
    seen = set()
    for options in (["-j1", "--no-cache"], ["-j3", "--no-cache"], ["-j2"], ["-j1"], ["-j2"]):
        assert run(["check", "--output-format", "json", *options, "texts"]) == 1
        seen.add(capsys.readouterr().out)
    assert len(seen) == 1


def test_known_findings_do_not_count(capsys: Output) -> None:
    before = "The sun had set over the quiet harbour.\n"
    behind = "Then he went home.\n"
    Path("a.txt").write_text(before + _BROKEN + behind)
    assert run(["check", "--write-baseline", "a.txt", "clean.txt"]) == 0
    assert capsys.readouterr() == ("", "1 finding in mtfix-baseline.json\n")
    known = ["check", "--baseline", "mtfix-baseline.json", "--output-format", "concise"]
    assert run([*known, "a.txt"]) == 0
    Path("a.txt").write_text(f"A new line.\n\n{before}{_BROKEN}{behind}A new one , too.\n")
    assert run([*known, "a.txt", "b.txt"]) == 1
    listed = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in listed] == ["a.txt:6:10:", "b.txt:1:6:"]


def test_fixed_findings_of_the_baseline_are_told_and_left_out(capsys: Output) -> None:
    run(["check", "--write-baseline", "a.txt", "b.txt"])
    Path("a.txt").write_text(_FIXED)
    assert run(["check", "--baseline", "mtfix-baseline.json", "a.txt", "b.txt"]) == 0
    assert "1 finding of the baseline is there no more" in capsys.readouterr().err
    run(["check", "--write-baseline", "a.txt", "b.txt"])
    assert list(json.loads(Path("mtfix-baseline.json").read_text())["files"]) == ["b.txt"]


def test_pruning_takes_out_what_is_fixed_and_adds_nothing(capsys: Output) -> None:
    run(["check", "--write-baseline", "a.txt"])
    check = ["check", "--baseline", "mtfix-baseline.json", "--prune-baseline", "a.txt", "b.txt"]
    assert run(check) == 1
    assert list(json.loads(Path("mtfix-baseline.json").read_text())["files"]) == ["a.txt"]
    Path("a.txt").write_text(_FIXED)
    assert run(check) == 1
    assert "1 finding taken out of mtfix-baseline.json" in capsys.readouterr().err
    assert json.loads(Path("mtfix-baseline.json").read_text())["files"] == {}
    assert run(["check", "--prune-baseline", "a.txt"]) == 2


def test_a_comment_that_suppresses_nothing_is_a_flag(capsys: Output) -> None:
    Path("a.md").write_text("<!-- mtfix off case-name -->\n\nIt rains.\n")
    assert run(["check", "--output-format", "concise", "a.md"]) == 1
    assert capsys.readouterr().out.startswith("a.md:1:1: unused-suppression ")
    assert run(["check", "--ignore", "unused-suppression", "a.md"]) == 0


def test_files_are_searched_excluded_and_matched(capsys: Output) -> None:
    Path("old").mkdir()
    Path("old/c.txt").write_text(_BROKEN)
    Path("notes.rst").write_text(_BROKEN)
    concise = ["check", "-q", "--output-format", "concise"]

    def names(*arguments: str) -> list[str]:
        run([*concise, *arguments])
        return [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]

    assert names(".") == ["a.txt", "b.txt", "old/c.txt"]
    assert names("--exclude", "old/", "--exclude", "b.*", ".") == ["a.txt"]
    assert names("--exclude", "b.*", "b.txt") == ["b.txt"]
    assert names("--exclude", "b.*", "--force-exclude", "a.txt", "b.txt") == ["a.txt"]
    assert names("--include", "*.rst", ".") == ["a.txt", "b.txt", "notes.rst", "old/c.txt"]
    assert names("*.txt") == ["a.txt", "b.txt"]
    Path(".gitignore").write_text("old/\n")
    assert names(".") == ["a.txt", "b.txt"]
    assert names("--no-gitignore", ".") == ["a.txt", "b.txt", "old/c.txt"]


def test_a_run_without_files_says_so(capsys: Output) -> None:
    Path("empty").mkdir()
    assert run(["check", "empty"]) == 0
    assert capsys.readouterr().err.startswith("No files found")


def test_a_name_of_a_file_plays_no_tricks_on_the_terminal(capsys: Output) -> None:
    assert run(["check", "\x1b[2J\x07.txt"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_name_that_is_no_utf8(capsys: Output) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text(_BROKEN)
    assert run(["check", "--output-format", "concise", name]) == 1
    assert capsys.readouterr().out.startswith(r"caf\udce9.txt:1:6:")
    assert run(["fix", "-w", name]) == 0
    assert Path(name).read_text() == _FIXED


def test_the_cache_is_made_beside_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MTFIX_CACHE_DIR")
    run(["check", "--no-cache", "a.txt"])
    assert not Path(".mtfix_cache").exists()
    run(["check", "--cache-dir", "elsewhere", "a.txt"])
    assert list(Path("elsewhere").glob("*.sqlite"))
    assert not Path(".mtfix_cache").exists()
    Path("sub").mkdir()
    Path("mtfix.toml").write_text("")
    monkeypatch.chdir("sub")
    run(["check", "../a.txt"])
    assert Path("../.mtfix_cache/CACHEDIR.TAG").is_file()
    assert not Path(".mtfix_cache").exists()


def test_standard_input_is_not_remembered(folder: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "MTFIX_CACHE_DIR"}
    command = [sys.executable, "-m", "mtfix", "check", "--output-format", "concise", "-"]
    outcome = subprocess.run(
        command, input=_BROKEN.encode(), capture_output=True, env=environment, check=False
    )
    assert outcome.returncode == 1
    assert outcome.stdout.startswith(b"<stdin>:1:6: space-before-punctuation ")
    assert not (folder / ".mtfix_cache").exists()


def test_a_cache_that_cannot_be_used_is_hinted_at_once(folder: Path, capsys: Output) -> None:
    (folder / "file").write_text("")
    assert run(["check", "--cache-dir", str(folder / "file" / "cache"), "a.txt", "b.txt"]) == 1
    assert capsys.readouterr().err.count("going on without the cache") == 1


def test_verify_asks_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["check", "--verify", "a.txt"]) == 1
    monkeypatch.setattr("mtfix.verify.violations", lambda *_: ["replay: made up"])
    assert run(["check", "--verify", "a.txt"]) == 2


def test_many_files_are_written_in_place(capsys: Output) -> None:
    texts = Path("texts")
    texts.mkdir()
    for number in range(80):
        (texts / f"{number}.txt").write_text(f"{_BROKEN}It was number {number} of them.\n" * 15)
    (texts / "bad.txt").write_bytes(b"caf\xe9 , x")
    assert run(["fix", "-w", "-j", "2", "texts"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "1,200 edits in 80 files"
    assert all(" ," not in path.read_text() for path in texts.glob("[0-9]*.txt"))
    assert (texts / "bad.txt").read_bytes() == b"caf\xe9 , x"


def test_a_file_that_is_changed_meanwhile_is_not_written(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    from mtfix.runs import reading
    from mtfix.runs import run as runs

    read = reading.read_bytes

    def read_and_change(path: Path) -> bytes:
        data = read(path)
        path.write_text("Somebody else , was here.\n")
        return data

    monkeypatch.setattr(runs, "read_bytes", read_and_change)
    assert run(["fix", "-w", "a.txt"]) == 2
    assert "a.txt: not written: it was changed in the meantime" in capsys.readouterr().err
    assert Path("a.txt").read_text() == "Somebody else , was here.\n"


def test_all_edits_as_one_page(capsys: Output) -> None:
    assert run(["diff", "--html", "page.html", "."]) == 0
    page = Path("page.html").read_text()
    assert page.lower().startswith("<!doctype html>")
    assert "a.txt" in page
    assert capsys.readouterr().out == ""


def test_two_columns(capsys: Output) -> None:
    assert run(["diff", "--side-by-side", "a.txt"]) == 0
    assert "Hello , world" in capsys.readouterr().out


def test_progress_is_for_terminals_only() -> None:
    for number in range(30):
        Path(f"{number}.txt").write_text(_FIXED)
    command = [sys.executable, "-m", "mtfix", "check", "."]
    outcome = subprocess.run(command, capture_output=True, check=False)
    assert outcome.stderr == b"Found 2 edits to make and 0 flags.\n"


def test_a_baseline_of_some_rules_keeps_what_is_known_of_the_others(capsys: Output) -> None:
    Path("a.txt").write_text("Hello , world. He met Elon musk.\n")
    run(["check", "--write-baseline", "a.txt"])
    assert run(["check", "--write-baseline", "--select", "casing", "a.txt"]) == 0
    assert run(["check", "--baseline", "mtfix-baseline.json", "a.txt"]) == 0
    capsys.readouterr()
    Path("a.txt").write_text("Hello, world. He met Elon Musk.\n")
    run(["check", "--baseline", "mtfix-baseline.json", "--select", "casing", "a.txt"])
    assert "1 finding of the baseline is there no more" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--diff", "--statistics"],
        ["--diff", "--output-format", "json"],
        ["--write-baseline", "--diff"],
        ["--write-baseline", "--prune-baseline"],
        ["--write-baseline", "--output-file", "list.txt"],
    ],
    ids=" ".join,
)
def test_options_that_would_be_passed_over_are_refused(options: list[str], capsys: Output) -> None:
    assert run(["check", *options, "a.txt"]) == 2
    assert "choose one of them" in capsys.readouterr().err
    assert not Path("mtfix-baseline.json").exists()


def test_a_baseline_without_a_folder_is_told_before_the_work(capsys: Output) -> None:
    assert run(["check", "--write-baseline", "--baseline", "no/known.json", "none.txt"]) == 2
    message = capsys.readouterr().err
    assert "no/known.json: cannot be written" in message
    assert "none.txt" not in message


def test_markdown_is_known_by_its_name(capsys: Output) -> None:
    text = "# Notes\n\n<!-- a comment -->\n\nHello , world. It rains <b>here</b>.\n"
    Path("a.md").write_text(text)
    Path("plain.txt").write_text(text)
    run(["check", "--output-format", "json", "a.md", "plain.txt"])
    formats = {file["file"]: file["format"] for file in json.loads(capsys.readouterr().out)}
    assert formats == {"a.md": "markdown", "plain.txt": "html"}
    Path("a.md").rename("a.txt")  # the same bytes under a name that tells nothing
    run(["check", "--output-format", "json", "a.txt"])
    assert json.loads(capsys.readouterr().out)["format"] == "html"


def test_names_that_are_no_utf8_are_kept_apart() -> None:
    first, second = (os.fsdecode(b"caf" + byte) for byte in (b"\xe8", b"\xe9"))
    for name in (first, second):
        Path(name).mkdir()
        Path(name, "x.txt").write_text(_BROKEN)
    Path(first, "mtfix.toml").write_text('severity = "error"\nignore = ["spacing"]\n')
    run(["check", "--write-baseline", first, second])
    known = json.loads(Path("mtfix-baseline.json").read_text())["files"]
    assert list(known) == [f"{second}/x.txt"]
    assert run(["check", "--baseline", "mtfix-baseline.json", first, second]) == 0


def test_a_list_may_go_to_a_device_which_stays_one() -> None:
    read, write = os.pipe()
    with os.fdopen(read) as reader:
        assert run(["check", "--output-format", "concise", "--output-file", f"/dev/fd/{write}",
                    "a.txt"]) == 1  # fmt: skip
        os.close(write)
        assert reader.read().startswith("a.txt:1:6:")


def test_nothing_takes_the_place_of_a_pipe() -> None:
    os.mkfifo("pipe.json")
    with pytest.raises(InputError, match="no ordinary file"):
        write_atomically(Path("pipe.json"), b"{}")
    assert Path("pipe.json").is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["check", "fix", "diff"])
def test_a_full_disk_is_no_mistake_of_mtfix(command: str) -> None:
    with open("/dev/full", "w") as full:
        called = [sys.executable, "-m", "mtfix", command, "-q", "a.txt"]
        outcome = subprocess.run(called, stdout=full, stderr=subprocess.PIPE, check=False)
    assert outcome.returncode == 2
    assert outcome.stderr == b"mtfix: the output cannot be written: No space left on device\n"


@pytest.mark.parametrize("stream", ["in", "out"])
def test_closed_streams_are_told(stream: str) -> None:
    sign = "<&-" if stream == "in" else ">&-"
    called = f'"{sys.executable}" -m mtfix check -q - {sign}'
    outcome = subprocess.run(["sh", "-c", called], capture_output=True, check=False)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith(b"mtfix: ")
    assert b"closed" in outcome.stderr
    assert outcome.stderr.count(b"\n") == 1


@pytest.mark.parametrize("form", ["concise", "json"])
def test_who_stops_reading_does_not_open_the_gate(form: str) -> None:
    Path("big.txt").write_text("".join(f"Hello , world. It is {n}.\n" for n in range(3_000)))
    called = [sys.executable, "-m", "mtfix", "check", "-q", "--output-format", form, "big.txt"]
    with subprocess.Popen(called, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 1
