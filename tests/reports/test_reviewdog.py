"""reviewdog reads our reports, and what it posts on GitHub are the edits."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mtfix.edits import Edit, apply
from mtfix.findings import Finding, findings
from mtfix.places import Lines
from mtfix.reports.json_text import whole
from mtfix.reports.messages import message
from mtfix.reports.registry import REPORTS
from mtfix.result import Result
from tests.reports import readers
from tests.reports.results import FILES, Named, edit, result

_SUGGESTION = re.compile(r"^(`{3,})suggestion\n(.*)\n\1$", re.M | re.S)


@pytest.fixture(scope="module")
def reviewdog() -> Path:
    return readers.reviewdog()


def _read(
    reviewdog: Path, reporter: str, files: Sequence[Named], folder: Path
) -> list[dict[str, Any]]:
    """What reviewdog makes of a report on a change that adds the files."""
    done = subprocess.run(
        [reviewdog, reporter],
        cwd=folder,
        input=REPORTS["rdjson"].render(files).encode(),
        capture_output=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _change(files: Sequence[Named], folder: Path) -> None:
    """A repository in which the files wait to be committed."""
    for name, each in files:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(each.original.encode())
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    for command in (["init", "--quiet"], ["-c", "core.autocrlf=false", "add", "--all"]):
        subprocess.run(["git", *command], cwd=folder, env=clean, check=True)


def _found(files: Sequence[Named]) -> list[tuple[str, Result, Finding]]:
    return [(name, each, finding) for name, each in files for finding in findings(each)]


def _posted(reviewdog: Path, files: Sequence[Named], folder: Path) -> list[dict[str, Any]]:
    """The comments on a change that adds the files, as they are sent to GitHub."""
    _change(files, folder)
    sent = _read(reviewdog, "github", files, folder)
    return [comment for each in sent for comment in each.get("comments", [each])]


def _offset(text: str, place: dict[str, int]) -> int:
    """A place in a text; reviewdog counts columns in bytes of UTF-8."""
    start = Lines(text).starts[place["line"] - 1]
    return start + len(text[start:].encode()[: place["column"] - 1].decode())


def _span(text: str, range_: dict[str, dict[str, int]]) -> tuple[int, int]:
    return _offset(text, range_["start"]), _offset(text, range_["end"])


@pytest.mark.parametrize("files", FILES)
def test_each_finding_is_read(files: str, reviewdog: Path, tmp_path: Path) -> None:
    _change([], tmp_path)
    read = _read(reviewdog, "rdjsonl", FILES[files], tmp_path)
    for diagnostic, (name, each, finding) in zip(read, _found(FILES[files]), strict=True):
        location = diagnostic["location"]
        assert location["path"] == whole(name)
        assert _span(each.original, location["range"]) == (finding.start, finding.end)
        assert diagnostic["severity"] == finding.severity.upper()
        assert diagnostic["code"]["value"] == finding.rule
        assert diagnostic["message"] == message(finding)
        assert diagnostic["source"]["name"] == "mtfix"
        new = [suggestion.get("text", "") for suggestion in diagnostic.get("suggestions", [])]
        assert new == ([] if finding.replacement is None else [finding.replacement])


@pytest.mark.parametrize("files", FILES)
def test_edits_are_posted_as_suggestions(files: str, reviewdog: Path, tmp_path: Path) -> None:
    added = [(whole(name).replace("\ufffd", ""), each) for name, each in FILES[files]]
    comments = _posted(reviewdog, added, tmp_path)
    # What reaches behind the last line is no part of the change: GitHub gets it last, for the file.
    found = sorted(_found(added), key=lambda each: _is_behind(each[1], each[2]))
    for comment, (name, each, finding) in zip(comments, found, strict=True):
        assert comment["path"] == name
        assert f"<{finding.rule}> " in comment["body"]
        assert message(finding) in comment["body"]
        assert (comment.get("subject_type") == "file") == _is_behind(each, finding)
        if not _is_behind(each, finding):
            first = comment.get("start_line", comment["line"])
            assert (first, comment["line"]) == (finding.line, finding.end_line)
        if finding.replacement is None:
            continue
        alone = Edit(finding.start, finding.end, finding.replacement, ())
        assert _accepted(each.original, comment) == _lf(apply(each.original, [alone]))


def test_an_edit_may_end_within_a_line_end(reviewdog: Path, tmp_path: Path) -> None:
    text = "one <br>\r\ntwo\r\n"
    added = [("a.txt", result(text, [edit(text, " <br>\r", "", "to-text", "No tags.")]))]
    (comment,) = _posted(reviewdog, added, tmp_path)
    assert _accepted(text, comment) == "one\ntwo\n"


def _is_behind(each: Result, finding: Finding) -> bool:
    return finding.end_line > len(each.original.splitlines())


def _accepted(text: str, comment: dict[str, Any]) -> str:
    """What becomes of a text when somebody accepts the suggestion in a comment."""
    (suggestion,) = _SUGGESTION.findall(comment["body"])
    lines = _lf(text).split("\n")
    first, last = comment.get("start_line", comment["line"]), comment["line"]
    lines[first - 1 : last] = [_lf(suggestion[1])]
    return "\n".join(lines)


def _lf(text: str) -> str:
    """A text as GitHub has it in a comment: the line ends of a file are none of its business."""
    return text.replace("\r\n", "\n")
