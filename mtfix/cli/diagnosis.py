"""What ``mtfix doctor`` finds out. Nothing that is heavy is imported for it."""

from __future__ import annotations

import importlib.util
import locale
import os
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Literal, NamedTuple

from mtfix import __version__
from mtfix.config import Grammar
from mtfix.grammar.errors import GrammarUnavailable

Health = Literal["ok", "absent", "broken"]
"""It works; it is not there, and need not be; it is wanted and does not work."""

EXTRAS = {
    "formats": "files of localisation: properties, strings, po, srt, vtt",
    "grammar": "LanguageTool: --grammar",
    "lsp": "editors: mtfix lsp",
    "markdown": "Markdown read as CommonMark has it",
    "review": "edits judged one by one in a browser: mtfix review",
    "serve": "LanguageTool's interface for other programs: mtfix serve",
    "terminal": "progress and edits in colour",
    "tui": "edits judged one by one in the terminal",
}
"""What the extras are for."""

_NOT_FOR_USERS = {"dev"}
_REQUIREMENT = re.compile(r"""([\w.-]+)(\[[^]]*\])?.*;.*\bextra\s*==\s*["']([\w-]+)["']""")


class Finding(NamedTuple):
    """A line of the table.

    Attributes:
        name: what it is about.
        health: whether it works.
        what: what was found.
        advice: what to do; empty if there is nothing to do.
    """

    name: str
    health: Health
    what: str
    advice: str = ""


def examine() -> Iterator[Finding]:
    """All that is worth knowing of this installation, in the order of the table."""
    where = Path(__file__).parents[1]
    configuration, wanted = _configuration()
    yield Finding("Python", "ok", f"{platform.python_version()} ({sys.executable or 'embedded'})")
    yield Finding("mtfix", "ok", f"{__version__} ({where})")
    yield from _extras()
    yield from _grammar(wanted)
    yield _cache()
    yield configuration
    yield _terminal()


def _extras() -> Iterator[Finding]:
    """Each extra with its packages, as the metadata of mtfix lists them."""
    packages: dict[str, list[str]] = {}
    try:
        required = metadata.requires("mtfix") or []
    except metadata.PackageNotFoundError:
        yield Finding("extras", "absent", "mtfix runs from its sources: extras are unknown")
        return
    for requirement in required:
        if found := _REQUIREMENT.match(requirement):
            packages.setdefault(found[3], []).append(found[1])
    for extra in sorted(packages.keys() - _NOT_FOR_USERS):
        yield _extra(extra, packages[extra])


def _extra(name: str, packages: list[str]) -> Finding:
    purpose = EXTRAS.get(name, "")
    versions = {package: _version(package) for package in sorted(packages)}
    there = ", ".join(f"{package} {found}" for package, found in versions.items() if found)
    missing = [package for package, found in versions.items() if found is None]
    if not missing:
        return Finding(f"[{name}]", "ok", f"{there} ({purpose})")
    absent = f"not installed: {', '.join(missing)} ({purpose})"
    return Finding(f"[{name}]", "absent", absent, f"pip install 'mtfix[{name}]'")


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _grammar(wanted: Grammar | None) -> Iterator[Finding]:
    """A server that the configuration names; else LanguageTool and Java on this machine."""
    if wanted and wanted.url:
        yield _named_server(wanted)
    else:
        yield from _languagetool(is_required=wanted is not None and wanted.is_required)
        yield _server()


def _named_server(wanted: Grammar) -> Finding:
    from mtfix.grammar import runs

    assert wanted.url
    if runs.answers(wanted.url):
        return Finding("server", "ok", f"{wanted.url}, as the configuration says")
    what = f"{wanted.url}, as the configuration says, gives no answer"
    advice = "start it, or leave grammar.url out and mtfix starts one"
    return Finding("server", "broken", what, advice)


def _languagetool(*, is_required: bool) -> Iterator[Finding]:
    """The folder and Java; what the user has named or requires must be there."""
    from mtfix.grammar import places
    from mtfix.grammar.java import find_java

    version = None
    is_named = is_required or any(place.is_named for place in places.places())
    try:
        place = places.find()
        version = places.version_of(place.folder)
        folder = f"{version or 'of unknown version'} in {place.folder}, {place.origin}"
        yield Finding("LanguageTool", "ok", folder)
        is_there = True
    except GrammarUnavailable as error:
        yield _unavailable("LanguageTool", error, "broken" if is_named else "absent")
        is_there = False
    try:
        java = find_java(version)
        yield Finding("Java", "ok", f"{java.version} ({java.path})")
    except GrammarUnavailable as error:
        yield _unavailable("Java", error, "broken" if is_there or is_required else "absent")


def _unavailable(name: str, error: GrammarUnavailable, health: Health) -> Finding:
    return Finding(name, health, error.what, error.advice)


def _server() -> Finding:
    """The server that ``mtfix grammar start`` has started."""
    from mtfix.grammar import runs

    if importlib.util.find_spec("psutil") is None:
        return Finding("server", "absent", "unknown", "pip install 'mtfix[grammar]'")
    for state in (run.state() for run in runs.alive()):
        if state and state.is_shared:
            if state.status == "starting" or runs.answers(state.url):
                return Finding("server", "ok", f"{state.url or 'starting'} (process {state.pid})")
            return Finding("server", "broken", f"{state.url} gives no answer", "mtfix grammar stop")
    idle = "none runs; --grammar starts one for each run"
    return Finding("server", "absent", idle, "mtfix grammar start")


def _cache() -> Finding:
    """The folder for what is remembered; without it, mtfix is slower, not worse."""
    from mtfix.packs.cache import folder

    place = folder()
    existing = next((path for path in (place, *place.parents) if path.exists()), Path())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return Finding("cache", "ok", str(place))
    advice = "name another folder by MTFIX_CACHE_DIR"
    return Finding("cache", "broken", f"{place} cannot be written", advice)


def _configuration() -> tuple[Finding, Grammar | None]:
    """The configuration in force in the working directory, and what it says of LanguageTool."""
    from mtfix.settings import Resolver, SettingsError

    name = "configuration"
    try:
        settings = Resolver({}, None, False).for_folder(Path())
        wanted = settings.grammar.choices
    except (SettingsError, ValueError, OSError) as error:
        return Finding(name, "broken", str(error), "mtfix config keys lists the keys"), None
    if not settings.files:
        return Finding(name, "absent", "none in force here", "mtfix init begins one"), wanted
    return Finding(name, "ok", ", ".join(map(str, reversed(settings.files)))), wanted


def _terminal() -> Finding:
    """Whether what is printed can be read."""
    from mtfix.cli.options import is_colored

    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    kind = "a terminal" if sys.stdout.isatty() else "no terminal"
    colour = "colour" if is_colored("auto") else "no colour"
    what = f"{kind}, {colour}, {encoding}, {locale.getlocale()[0] or 'C'}"
    if "utf" in encoding:
        return Finding("output", "ok", what)
    return Finding("output", "absent", f"{what}: not all signs can be shown", "PYTHONUTF8=1")
