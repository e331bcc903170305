"""The Java that runs LanguageTool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from mtfix.grammar.errors import GrammarUnavailable

_VERSION = re.compile(r'version "((?:1\.)?(\d+)[^"]*)"')
_MODERN = 17
_OLD = 9
_OLD_LANGUAGETOOL = (6, 6)
_PATIENCE = 20


class Java(NamedTuple):
    """A Java that can be run.

    Attributes:
        path: the program.
        version: as it says, ``17.0.15``.
        major: 17 of that.
    """

    path: Path
    version: str
    major: int


def find_java(languagetool: str | None = None) -> Java:
    """The Java that runs LanguageTool: that of ``JAVA_HOME``, else the one on the path.

    Args:
        languagetool: LanguageTool's version; None is taken for a present one.

    Raises:
        GrammarUnavailable: there is none, or it is too old.
    """
    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    path = path or shutil.which("java")
    least = _java_for(languagetool)
    if path is None:
        raise GrammarUnavailable(
            f"there is no Java, and LanguageTool needs Java {least} or later",
            "on Debian: apt-get install openjdk-17-jre-headless, elsewhere https://adoptium.net",
        )
    java = _asked(Path(path).absolute())
    if java.major < least:
        raise GrammarUnavailable(
            f"{path} is Java {java.version}, and LanguageTool {languagetool or 'today'} needs"
            f" Java {least} or later",
            "install that; JAVA_HOME names it if it is not the first on the path",
        )
    return java


def _java_for(languagetool: str | None) -> int:
    """The Java that a version of LanguageTool needs.

    >>> _java_for("6.8"), _java_for("6.5"), _java_for(None)
    (17, 9, 17)
    """
    parts = re.match(r"(\d{1,2})\.(\d+)", languagetool or "")
    is_old = parts is not None and (int(parts[1]), int(parts[2])) < _OLD_LANGUAGETOOL
    return _OLD if is_old else _MODERN


def _asked(path: Path) -> Java:
    """What a Java says of itself."""
    try:
        done = subprocess.run(  # noqa: S603 - the user's own Java
            [path, "-version"], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GrammarUnavailable(f"{path} cannot be run: {error}") from None
    said = (done.stderr + done.stdout).decode("utf-8", "replace")
    found = _VERSION.search(said)
    if found is None:
        first = said.strip().partition("\n")[0]
        raise GrammarUnavailable(f"{path} does not tell its version, but says: {first}")
    return Java(path, found[1], int(found[2]))
