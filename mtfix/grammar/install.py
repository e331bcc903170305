"""How LanguageTool gets to where mtfix finds it: as a copy, or by download."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.java import find_java
from mtfix.grammar.places import OFFLINE, installed, jar_in

_MOST_BYTES = 2 * 1024**3
_MOST_FILES = 20_000


def install_from(source: Path) -> Path:
    """Copy LanguageTool from a folder or a ZIP archive; what was installed before is replaced.

    Args:
        source: a folder with ``languagetool-server.jar``, or one that holds such a folder and
            nothing else; or the archive that languagetool.org offers.

    Returns:
        The folder that it is in from now on.

    Raises:
        GrammarUnavailable: there is no LanguageTool in it, it is damaged, or not to be trusted.
    """
    target = installed()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as temporary:
            if source.is_dir():
                shutil.copytree(_root(source), temporary / "new")
                found = temporary / "new"
            else:
                _unpack(source, temporary / "new")
                found = _root(temporary / "new")
            _take_place(found, target, temporary / "old")
    except (OSError, shutil.Error) as error:
        raise GrammarUnavailable(f"LanguageTool cannot be installed: {error}") from None
    return target


def download(version: str | None = None) -> Path:
    """Have language-tool-python download LanguageTool; it checks what it gets by its hash.

    Args:
        version: None for the one that language-tool-python was made for.

    Raises:
        GrammarUnavailable: it cannot be downloaded; the message tells the ways around.
    """
    find_java(version)
    if os.environ.get("LTP_JAR_DIR_PATH"):
        raise GrammarUnavailable(
            "LTP_JAR_DIR_PATH is set, and language-tool-python downloads nothing then", "unset it"
        )
    try:
        from language_tool_python import download_lt
    except ImportError:
        raise GrammarUnavailable(
            "language-tool-python is needed to download LanguageTool",
            "install it with pip install 'mtfix[grammar]'",
        ) from None
    try:
        wanted = download_lt.LocalLanguageTool.from_version_name(
            version or download_lt.LTP_DOWNLOAD_VERSION
        )
        wanted.download()
        folder = wanted.get_directory_path()
    except Exception as error:  # of requests, zipfile, the library's own: all mean the same
        reason = re.sub(r"\s+", " ", str(error))
        raise GrammarUnavailable(
            f"LanguageTool could not be downloaded ({type(error).__name__}: {reason:.200})",
            OFFLINE,
        ) from None
    return Path(folder)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk, which is removed with all that is left in it."""
    temporary = Path(tempfile.mkdtemp(prefix=".languagetool-", dir=target.parent))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _take_place(found: Path, target: Path, old: Path) -> None:
    """Put a complete folder where the old one was; that one comes back if it cannot be."""
    if target.exists():
        target.rename(old)
    try:
        found.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _root(folder: Path) -> Path:
    """The folder with the jar: this one, or the only one in it."""
    inner = [path for path in folder.iterdir() if path.is_dir()]
    candidates = [folder, *inner] if len(inner) == 1 else [folder]
    for candidate in candidates:
        if jar_in(candidate) is not None:
            return candidate
    raise GrammarUnavailable(f"{folder} holds no languagetool-server.jar")


def _unpack(archive: Path, target: Path) -> None:
    """Unpack a ZIP archive, if all in it stays below the target and the whole has a sane size."""
    try:
        with zipfile.ZipFile(archive) as packed:
            members = packed.infolist()
            if len(members) > _MOST_FILES or sum(each.file_size for each in members) > _MOST_BYTES:
                raise GrammarUnavailable(f"{archive} is larger than any LanguageTool: not unpacked")
            if bad := next((each.filename for each in members if not _stays(each)), None):
                raise GrammarUnavailable(
                    f"{archive} would write to “{bad}”, outside its folder: not unpacked"
                )
            # ZipFile stops at the size that the directory of the archive tells.
            packed.extractall(target)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise GrammarUnavailable(
            f"{archive} is no ZIP archive, or a damaged one: {error}"
        ) from None


def _stays(member: zipfile.ZipInfo) -> bool:
    """Whether a member of an archive is a file or folder below the place it is unpacked to."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return not (path.is_absolute() or ".." in path.parts or ":" in member.filename or is_link)
