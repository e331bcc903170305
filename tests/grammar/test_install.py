"""Where LanguageTool is looked for, how it is installed, and which Java will do."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from mtfix.grammar import install, places
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.java import find_java


def _folder(path: Path, version: str = "6.8") -> Path:
    path.mkdir(parents=True)
    (path / "languagetool-server.jar").write_bytes(b"jar")
    (path / "version").write_text(f"{version}\n")
    return path


def _archive(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return path


class TestPlaces:
    def test_the_order(
        self, unnamed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        downloads = unnamed / ".cache" / "language_tool_python"
        expected = [
            _folder(downloads / "LanguageTool-6.6"),
            _folder(downloads / "LanguageTool-6.10"),
            _folder(places.installed()),
        ]
        for name in ("LTP_JAR_DIR_PATH", "MTFIX_LANGUAGETOOL"):
            expected.append(_folder(tmp_path / name))
            monkeypatch.setenv(name, str(expected[-1]))
        expected.append(_folder(tmp_path / "option"))
        assert [place.folder for place in places.places(expected[-1])] == expected[::-1]
        assert places.find_folder(expected[-1]) == tmp_path / "option"
        assert places.find_folder() == tmp_path / "MTFIX_LANGUAGETOOL"

    def test_downloads_may_be_elsewhere(
        self, unnamed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert not list(unnamed.glob("*"))
        monkeypatch.setenv("LTP_PATH", str(tmp_path))
        there = _folder(tmp_path / "LanguageTool-6.8")
        assert places.find() == (there, "downloaded by language-tool-python", False)

    def test_where_none_is_the_ways_to_get_one_are_told(self, unnamed: Path) -> None:
        assert not unnamed.exists()
        with pytest.raises(GrammarUnavailable) as caught:
            places.find()
        for way in ("mtfix grammar install downloads", "--from DIR|ZIP", "tools/languagetool.sh"):
            assert way in str(caught.value)

    @pytest.mark.parametrize(("exists", "what"), [(True, "holds no"), (False, "is no folder")])
    def test_one_that_is_named_wrongly_is_not_passed_over(
        self,
        unnamed: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        exists: bool,
        what: str,
    ) -> None:
        _folder(places.installed())
        assert unnamed.exists()
        wrong = tmp_path / "wrong"
        if exists:
            wrong.mkdir()
        monkeypatch.setenv("MTFIX_LANGUAGETOOL", str(wrong))
        with pytest.raises(GrammarUnavailable, match=f"as MTFIX_LANGUAGETOOL says.*{what}"):
            places.find_folder()
        with pytest.raises(GrammarUnavailable, match=f"as the option says.*{what}"):
            places.find_folder(wrong)

    def test_the_version_is_told_by_files(self, tmp_path: Path) -> None:
        assert places.version_of(_folder(tmp_path / "a", "6.7")) == "6.7"
        assert places.version_of(tmp_path / "LanguageTool-6.5") == "6.5"
        assert places.version_of(tmp_path / "other") is None
        libs = tmp_path / "b" / "libs"
        libs.mkdir(parents=True)
        (libs / "languagetool-core-6.4.jar").touch()
        assert places.version_of(tmp_path / "b") == "6.4"

    def test_the_real_one(self, languagetool: Path) -> None:
        assert places.jar_of(languagetool).name == "languagetool-server.jar"
        assert (places.version_of(languagetool) or "")[:1] in "567"


@pytest.mark.skipif(os.name != "posix", reason="the make-believe Java is a script with #!")
class TestJava:
    def _java(self, home: Path, says: str) -> None:
        path = home / "bin" / "java"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{says}\nEND\n")
        path.chmod(0o755)

    @pytest.mark.parametrize(
        ("says", "version", "major"),
        [
            ('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime', "17.0.15", 17),
            ('java version "21" 2023-09-19 LTS', "21", 21),
            ('Picked up _JAVA_OPTIONS: -Xmx1g\nopenjdk version "26-ea" 2026-03-17', "26-ea", 26),
        ],
    )
    def test_it_is_asked_for_its_version(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, version: str, major: int
    ) -> None:
        self._java(tmp_path, says)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        java = find_java("6.8")
        assert java == (tmp_path / "bin" / "java", version, major)

    def test_it_must_be_young_enough_for_that_languagetool(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        self._java(tmp_path, 'openjdk version "11.0.2" 2019-01-15')
        assert find_java("6.5").major == 11
        for version in ("6.6", "6.8", "20260505", None):
            with pytest.raises(GrammarUnavailable, match=r"is Java 11.0.2, .* needs Java 17"):
                find_java(version)
        self._java(tmp_path, 'java version "1.8.0_392"')
        with pytest.raises(GrammarUnavailable, match=r"is Java 1.8.0_392, .* 6.5 needs Java 9"):
            find_java("6.5")

    def test_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("JAVA_HOME", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(GrammarUnavailable, match=r"there is no Java, .*openjdk-17"):
            find_java()

    def test_one_that_cannot_be_run(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        self._java(tmp_path, "The operation couldn't be completed.")
        with pytest.raises(GrammarUnavailable, match="does not tell its version, but says: The op"):
            find_java()
        (tmp_path / "bin" / "java").write_text("#!/no/such/interpreter\n")
        with pytest.raises(GrammarUnavailable, match="cannot be run"):
            find_java()


class TestInstall:
    def test_from_a_folder(self, unnamed: Path, tmp_path: Path) -> None:
        source = _folder(tmp_path / "source" / "LanguageTool-6.8")
        for each in (source, source.parent):
            assert install.install_from(each) == places.installed() == places.find_folder()
            assert unnamed in places.installed().parents
            assert (places.installed() / "languagetool-server.jar").read_bytes() == b"jar"
        assert list(places.installed().parent.iterdir()) == [places.installed()]

    def test_from_an_archive(self, unnamed: Path, tmp_path: Path) -> None:
        assert not unnamed.exists()
        archive = _archive(
            tmp_path / "lt.zip",
            **{"LanguageTool-6.8/languagetool-server.jar": "jar", "LanguageTool-6.8/libs/a": "a"},
        )
        folder = install.install_from(archive)
        assert (folder / "libs" / "a").read_text() == "a"
        assert list(folder.parent.iterdir()) == [folder]

    def test_what_was_there_is_replaced_as_a_whole(self, unnamed: Path, tmp_path: Path) -> None:
        old = _folder(places.installed(), "6.6")
        assert unnamed.exists()
        (old / "old.jar").touch()
        install.install_from(_folder(tmp_path / "new", "6.8"))
        assert places.version_of(old) == "6.8"
        assert not (old / "old.jar").exists()

    @pytest.mark.parametrize(
        "name", ["../outside", "/absolute", "a/../../outside", "C:\\windows", "..\\outside"]
    )
    def test_an_archive_stays_in_its_folder(self, unnamed: Path, tmp_path: Path, name: str) -> None:
        old = _folder(places.installed(), "6.6")
        archive = _archive(tmp_path / "lt.zip", **{"languagetool-server.jar": "jar", name: "x"})
        with pytest.raises(GrammarUnavailable, match="outside its folder: not unpacked"):
            install.install_from(archive)
        assert places.version_of(old) == "6.6"
        assert not list(unnamed.rglob("*outside*"))
        assert list(old.parent.iterdir()) == [old]

    def test_an_archive_with_links_is_refused(self, unnamed: Path, tmp_path: Path) -> None:
        link = zipfile.ZipInfo("libs")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(tmp_path / "lt.zip", "w") as packed:
            packed.writestr(link, "/etc")
        with pytest.raises(GrammarUnavailable, match="outside its folder"):
            install.install_from(tmp_path / "lt.zip")
        assert not list(unnamed.rglob("libs"))

    def test_an_archive_of_no_sane_size_is_refused(
        self, unnamed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(install, "_MOST_BYTES", 1000)
        archive = tmp_path / "lt.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("languagetool-server.jar", b"0" * 1001)
        assert archive.stat().st_size < 1000
        with pytest.raises(GrammarUnavailable, match="larger than any LanguageTool"):
            install.install_from(archive)
        assert not list(unnamed.rglob("*.jar"))

    def test_what_is_no_languagetool_is_refused(self, unnamed: Path, tmp_path: Path) -> None:
        old = _folder(places.installed(), "6.6")
        text, empty, damaged = (tmp_path / name for name in ("text.zip", "empty", "damaged.zip"))
        text.write_text("no archive")
        empty.mkdir()
        whole = _archive(tmp_path / "whole.zip", **{"languagetool-server.jar": "jar" * 99})
        damaged.write_bytes(whole.read_bytes().replace(b"jarjar", b"rajraj"))
        other = _archive(tmp_path / "other.zip", readme="x")
        for source in (text, empty, damaged, other, tmp_path / "missing"):
            with pytest.raises(GrammarUnavailable):
                install.install_from(source)
            assert places.version_of(old) == "6.6"
            assert list(old.parent.iterdir()) == [old]
        assert unnamed.exists()

    def test_a_failed_download_tells_the_ways_around(
        self, fake: Path, unnamed: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        download_lt = pytest.importorskip("language_tool_python.download_lt")
        assert fake.exists()  # with a Java

        def fail(_: object) -> None:
            raise ConnectionError("Name or service\nnot known")

        monkeypatch.setattr(download_lt.ReleaseLocalLanguageTool, "download", fail)
        with pytest.raises(GrammarUnavailable) as caught:
            install.download("6.8")
        said = str(caught.value)
        assert "could not be downloaded (ConnectionError: Name or service not known)" in said
        assert said.endswith(places.OFFLINE)
        assert not unnamed.exists()

    def test_a_download_is_found_where_the_library_puts_it(
        self, fake: Path, unnamed: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        download_lt = pytest.importorskip("language_tool_python.download_lt")
        downloads = unnamed / ".cache" / "language_tool_python"
        monkeypatch.setenv("LTP_PATH", str(downloads))
        assert fake.exists()
        monkeypatch.setattr(
            download_lt.ReleaseLocalLanguageTool,
            "download",
            lambda self: _folder(downloads / f"LanguageTool-{self.version_name}"),
        )
        assert install.download("6.8") == places.find_folder() == downloads / "LanguageTool-6.8"

    def test_nothing_is_downloaded_where_the_library_would_not(
        self, fake: Path, unnamed: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert not unnamed.exists()
        monkeypatch.setenv("LTP_JAR_DIR_PATH", str(fake))
        with pytest.raises(GrammarUnavailable, match="LTP_JAR_DIR_PATH is set"):
            install.download()
