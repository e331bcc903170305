"""Which files are found, in which order, and which are left out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from mtfix.formats.registry import CONTAINERS
from mtfix.runs.discovery import Discovery
from mtfix.settings import Resolver


def _make(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _found(folder: Path, *arguments: str, **choices: object) -> list[str]:
    """The names of the files that are found, relative to a folder."""
    discovery = Discovery(Resolver(choices, isolated=True))
    named = arguments or (str(folder),)
    return [os.path.relpath(path, folder) for path in discovery.files(named) if path]


def test_files_come_before_folders_each_in_order(tmp_path: Path) -> None:
    _make(tmp_path, dict.fromkeys(["b/z.txt", "b/a/x.md", "c.txt", "a.html", "a/y.txt"], ""))
    assert _found(tmp_path) == ["a.html", "c.txt", "a/y.txt", "b/z.txt", "b/a/x.md"]


def test_known_types_are_taken_and_hidden_things_left_out(tmp_path: Path) -> None:
    taken = ["a.TXT", "de.po", "values/strings.xml"]
    left = [".a.txt", ".git/a.txt", "a.py", "a.json", "node_modules/p/a.md", "env/lib/a.txt"]
    _make(tmp_path, dict.fromkeys([*taken, *left, "env/pyvenv.cfg"], ""))
    assert _found(tmp_path) == taken


def test_one_format_alone_is_searched_for(tmp_path: Path) -> None:
    _make(tmp_path, dict.fromkeys(["a.json", "a.po", "a.txt"], ""))
    discovery = Discovery(Resolver(isolated=True), CONTAINERS["json"])
    assert list(discovery.files([str(tmp_path)])) == [tmp_path / "a.json"]


def test_include_takes_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, dict.fromkeys(["a.txt", "notes/a.rst", "b.rst"], ""))
    assert _found(tmp_path, include=["notes/*.rst"]) == ["a.txt", "notes/a.rst"]


def test_exclude_leaves_out_files_and_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, dict.fromkeys(["a.txt", "old/a.txt", "new/old.md", "new/b.md"], ""))
    assert _found(tmp_path, exclude=["old/", "old.*"]) == ["a.txt", "new/b.md"]


def test_the_configuration_of_a_folder_excludes_too(tmp_path: Path) -> None:
    _make(tmp_path, {"a/x.txt": "", "a/y.txt": "", "x.txt": ""})
    (tmp_path / "a" / "mtfix.toml").write_text('exclude = ["x.txt"]\n')
    found = Discovery(Resolver()).files([str(tmp_path)])
    assert list(found) == [tmp_path / "x.txt", tmp_path / "a" / "y.txt"]


def test_gitignore_files_are_heeded_from_the_repository_down(tmp_path: Path) -> None:
    (tmp_path / ".git" / "info").mkdir(parents=True)
    _make(
        tmp_path,
        {
            ".gitignore": "build/\n*.md\n[bad\n",
            ".git/info/exclude": "private.txt\n",
            "docs/.gitignore": "!keep.md\n/here.txt\n",
            **dict.fromkeys(
                ["a.txt", "a.md", "build/a.txt", "private.txt", "docs/keep.md", "docs/b.md"], ""
            ),
            **dict.fromkeys(["docs/here.txt", "docs/sub/here.txt"], ""),
        },
    )
    assert _found(tmp_path) == ["a.txt", "docs/keep.md", "docs/sub/here.txt"]
    assert _found(tmp_path, str(tmp_path / "docs")) == ["docs/keep.md", "docs/sub/here.txt"]
    everything = _found(tmp_path, **{"respect-gitignore": False})
    assert {"build/a.txt", "private.txt", "docs/here.txt"} < set(everything)


def test_what_is_named_is_taken_though_git_ignores_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _make(tmp_path, {".gitignore": "build/\n", "build/a.txt": "", "build/.gitignore": "b.txt"})
    (tmp_path / "build" / "b.txt").touch()
    assert _found(tmp_path, str(tmp_path / "build")) == ["build/a.txt"]
    assert _found(tmp_path, str(tmp_path / "build" / "b.txt")) == ["build/b.txt"]


def test_a_named_file_is_excluded_only_if_that_is_asked_for(tmp_path: Path) -> None:
    _make(tmp_path, {"old/a.txt": "", "mtfix.toml": 'exclude = ["old/"]\n'})
    named = [str(tmp_path / "old" / "a.txt")]
    assert list(Discovery(Resolver()).files(named)) == [Path(named[0])]
    assert list(Discovery(Resolver(), is_strict=True).files(named)) == []


def test_no_file_is_visited_twice(tmp_path: Path) -> None:
    _make(tmp_path, {"a.txt": "", "sub/b.txt": ""})
    (tmp_path / "sub" / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing")
    names = [str(tmp_path / "sub"), str(tmp_path), str(tmp_path / "sub" / ".." / "a.txt")]
    assert _found(tmp_path, *names) == ["sub/b.txt", "sub/link.txt"]
    assert _found(tmp_path) == ["a.txt", "sub/b.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert _found(tmp_path) == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("docs/**/*.md", ["docs/a.md", "docs/x/y/c.md"]),
        ("docs/*.md", ["docs/a.md"]),
        ("*/a.*", ["docs/a.md"]),
        ("docs/*", ["docs/a.md", "docs/b.txt"]),
        ("docs/?.rst", ["docs/d.rst"]),
        ("docs/[!a].*", ["docs/b.txt"]),
        ("docs/[d].rst", ["docs/d.rst"]),
        ("**/*.txt", ["docs/b.txt"]),
    ],
)
def test_patterns_that_no_shell_has_expanded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, expected: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["docs/a.md", "docs/b.txt", "docs/c.py", "docs/d.rst", "docs/x/y/c.md"]
    _make(tmp_path, dict.fromkeys([*names, "docs/.hidden/e.md", "node_modules/a.txt"], ""))
    assert _found(tmp_path, pattern) == expected


def test_a_pattern_without_files_is_a_fault(tmp_path: Path) -> None:
    discovery = Discovery(Resolver(isolated=True))
    assert list(discovery.files([f"{tmp_path}/*.md", f"{tmp_path}/[z-a]*.md"])) == []
    assert len(discovery.faults) == 2
    assert discovery.faults[0] == f"{tmp_path}/*.md: no file fits this pattern"


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a[1]*.txt"
    path.touch()
    assert _found(tmp_path, str(path)) == ["a[1]*.txt"]


def test_standard_input_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    found = Discovery(Resolver(isolated=True)).files([str(tmp_path / "a.txt"), "-"])
    assert list(found) == [tmp_path / "a.txt", None]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0)
    discovery = Discovery(Resolver(isolated=True))
    assert list(discovery.files([str(tmp_path)])) == []
    assert discovery.faults == [f"{tmp_path / 'a'}: no permission"]


def test_a_thousand_nested_folders_need_no_recursion(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
        folder.mkdir()
    (folder / "a.txt").touch()
    assert _found(tmp_path) == [os.path.relpath(folder / "a.txt", tmp_path)]


def test_links_that_lead_round_and_round_leave_the_others(tmp_path: Path) -> None:
    _make(tmp_path, {"a.txt": ""})
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "there.txt").symlink_to("back.txt")
    (tmp_path / "back.txt").symlink_to("there.txt")
    (tmp_path / "here").symlink_to(".")
    discovery = Discovery(Resolver(isolated=True))
    assert list(discovery.files([str(tmp_path)])) == [tmp_path / "a.txt"]
    assert discovery.faults == []


def test_an_empty_argument_is_no_folder() -> None:
    discovery = Discovery(Resolver(isolated=True))
    assert list(discovery.files([""])) == []
    assert discovery.faults == ["“”: this is the name of no file"]


def test_patterns_for_names_hold_outside_their_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(
        tmp_path, {"site/a.txt": "", "site/b.md": "", "site/old/c.txt": "", "here/mtfix.toml": ""}
    )
    monkeypatch.chdir(tmp_path / "here")
    resolver = Resolver({"exclude": ("*.md", "old/", "/a.txt", "site/a.txt")})
    found = Discovery(resolver).files([str(tmp_path / "site")])
    assert list(found) == [tmp_path / "site" / "a.txt"]


@pytest.mark.parametrize("working", ["site", "elsewhere"], ids=["inside", "outside"])
@pytest.mark.parametrize(
    ("exclude", "found"),
    [
        ("{site}/drafts", ["a.md", "old/drafts/a.md"]),
        ("{site}/drafts/", ["a.md", "old/drafts/a.md"]),
        ("{site}/**/drafts/*.md", ["a.md"]),
        ("{site}/a.md", ["drafts/a.md", "old/drafts/a.md"]),
        ("{site}/dr", ["a.md", "drafts/a.md", "old/drafts/a.md"]),
    ],
)
def test_a_pattern_may_begin_at_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, working: str, exclude: str, found: list[str]
) -> None:
    site = tmp_path / "site"
    _make(site, dict.fromkeys(["a.md", "drafts/a.md", "old/drafts/a.md"], ""))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / working)
    assert _found(site, str(site), exclude=[exclude.format(site=site)]) == found
    back = ["*.md", f"!{site}/a.md"]
    assert _found(site, str(site), exclude=back) == ["a.md"]


def test_a_slash_before_a_pattern_means_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(tmp_path, dict.fromkeys(["tmp/a.md", "b/tmp/a.md"], ""))
    monkeypatch.chdir(tmp_path)
    assert _found(tmp_path, exclude=["/tmp/"]) == ["b/tmp/a.md"]


def test_a_folder_that_is_named_is_searched_though_it_is_excluded(tmp_path: Path) -> None:
    _make(
        tmp_path,
        {
            "mtfix.toml": "exclude = ['drafts/', '*.html']",
            "drafts/a.md": "",
            "drafts/b.html": "",
            "drafts/old/c.md": "",
        },
    )
    for name in ("drafts", "drafts/old"):
        found = list(Discovery(Resolver()).files([str(tmp_path / name)]))
        assert found[-1] == tmp_path / "drafts" / "old" / "c.md"
        assert len(found) == (2 if name == "drafts" else 1)
    assert list(Discovery(Resolver()).files([str(tmp_path)])) == []
    strict = Discovery(Resolver(), is_strict=True)
    assert list(strict.files([str(tmp_path / "drafts")])) == []
