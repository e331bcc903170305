"""Where LanguageTool is.

LanguageTool is a folder with ``languagetool-server.jar``. It is looked for, in this order,

1. where an option says,
2. where ``MTFIX_LANGUAGETOOL`` says,
3. where ``LTP_JAR_DIR_PATH`` says, as language-tool-python has it,
4. where ``mtfix grammar install --from`` puts it, in the user's data folder,
5. where language-tool-python downloads it to (``LTP_PATH``, or its folder in the user's cache).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mtfix.grammar.errors import GrammarUnavailable

OFFLINE = (
    "without internet: mtfix grammar install --from DIR|ZIP takes a copy that was downloaded"
    " elsewhere, and tools/languagetool.sh in mtfix's sources makes one with Maven"
)
_JARS = ("languagetool-server.jar", "languagetool.jar", "LanguageTool.jar")
_VARIABLES = ("MTFIX_LANGUAGETOOL", "LTP_JAR_DIR_PATH")
_NAMED = re.compile(r"(\d+\.\d+(?:\.\d+)?(?:-SNAPSHOT)?|\d{8})")


class Place(NamedTuple):
    """Where LanguageTool is looked for.

    Attributes:
        folder: it need not exist.
        origin: who says so, in words.
        is_named: whether the user has named it, so that nothing else will do.
    """

    folder: Path
    origin: str
    is_named: bool = False


def places(given: Path | None = None) -> Iterator[Place]:
    """Where LanguageTool is looked for, in order; not all of these folders exist.

    Args:
        given: what an option says.
    """
    if given is not None:
        yield Place(given, "as the option says", is_named=True)
    for variable in _VARIABLES:
        if named := os.environ.get(variable):
            yield Place(Path(named).expanduser(), f"as {variable} says", is_named=True)
    yield Place(installed(), "installed by mtfix grammar install")
    for folder in _downloaded():
        yield Place(folder, "downloaded by language-tool-python")


def find(given: Path | None = None) -> Place:
    """The first of `places` that holds LanguageTool.

    Args:
        given: what an option says.

    Raises:
        GrammarUnavailable: none does, or the one that the user has named does not.
    """
    for place in places(given):
        if jar_in(place.folder) is not None:
            return place
        if place.is_named:
            what = "holds no languagetool-server.jar" if place.folder.is_dir() else "is no folder"
            raise GrammarUnavailable(
                f"LanguageTool is not in {place.folder} ({place.origin}): that {what}",
                "name the folder that holds the jar, or none to have the installed one",
            )
    raise GrammarUnavailable(
        "LanguageTool is not installed", f"mtfix grammar install downloads it; {OFFLINE}"
    )


def find_folder(given: Path | None = None) -> Path:
    """The folder of `find`.

    Args:
        given: what an option says.

    Raises:
        GrammarUnavailable: there is none.
    """
    return find(given).folder


def jar_of(folder: Path) -> Path:
    """The server's jar in a folder of LanguageTool.

    Args:
        folder: from `find_folder`.

    Raises:
        GrammarUnavailable: it is not there.
    """
    jar = jar_in(folder)
    if jar is None:
        raise GrammarUnavailable(f"{folder} holds no languagetool-server.jar")
    return jar


def version_of(folder: Path) -> str | None:
    """The version of LanguageTool in a folder, as far as its files tell.

    Args:
        folder: from `find_folder`.
    """
    with suppress(OSError):
        return (folder / "version").read_text("utf-8").strip()
    cores = sorted(folder.glob("**/languagetool-core-*.jar"))
    for name in (*(core.name for core in cores), folder.name):
        if found := _NAMED.search(name):
            return found[1]
    return None


def installed() -> Path:
    """Where ``mtfix grammar install --from`` puts LanguageTool, in the user's data folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "mtfix" / "languagetool"


def jar_in(folder: Path) -> Path | None:
    """The server's jar in a folder, if it is there.

    Args:
        folder: any.
    """
    return next((folder / name for name in _JARS if (folder / name).is_file()), None)


def _downloaded() -> list[Path]:
    """What language-tool-python has downloaded, the latest version first."""
    named = os.environ.get("LTP_PATH")
    base = Path(named or "~/.cache/language_tool_python").expanduser()

    def order(folder: Path) -> tuple[int, ...]:
        return tuple(map(int, re.findall(r"\d+", folder.name)))

    return sorted(base.glob("LanguageTool-*"), key=order, reverse=True)
