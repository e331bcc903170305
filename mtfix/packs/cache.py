"""Packs as they were last read: YAML is slow to read, and start-up time is felt.

A cache that cannot be written, or was written by another version, is as good as none.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path

from mtfix import __version__
from mtfix.packs.spec import Spec

_LAYOUT = 2
"""Goes up when specifications change their form."""


def folder() -> Path:
    """Where caches stand: ``MTFIX_CACHE_DIR``, else the user's cache folder."""
    named = os.environ.get("MTFIX_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "mtfix"


def load(paths: list[Path]) -> list[Spec] | None:
    """What these files say, if none of them has changed since it was stored."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        stored = json.loads((folder() / _name(paths)).read_bytes())
        if stored["of"] == _state(paths):
            found: list[Spec] = stored["specs"]
            return found
    return None


def store(paths: list[Path], specs: list[Spec]) -> None:
    """Remember what these files say."""
    import tempfile

    body = json.dumps({"of": _state(paths), "specs": specs})
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder())
        with os.fdopen(handle, "w") as stream:
            stream.write(body)
        Path(temporary).replace(folder() / _name(paths))


def _name(paths: list[Path]) -> str:
    """Each folder of packs has a file of its own."""
    return f"packs-{zlib.crc32(str(paths[0].parents[1] if paths else '').encode()):08x}.json"


def _state(paths: list[Path]) -> list[object]:
    stats = [(str(path), path.stat()) for path in paths]
    return [__version__, _LAYOUT, *([name, stat.st_mtime_ns, stat.st_size] for name, stat in stats)]
