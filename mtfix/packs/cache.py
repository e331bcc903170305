"""Packs as they were last read: YAML is slow to read, and start-up time is felt.

A cache that cannot be written, or was written by another version, is as good as none.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from mtfix import __version__
from mtfix.packs.pattern import PatternRule


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


def load(paths: list[Path]) -> list[PatternRule] | None:
    """The rules of these files, if none of them has changed since they were stored."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        stored = json.loads((folder() / "packs.json").read_bytes())
        if stored["of"] == _state(paths):
            return [_rule(**fields) for fields in stored["rules"]]
    return None


def _rule(fixes: list[list[str]], keeps: list[str], **others: str) -> PatternRule:
    """JSON knows no tuples; a rule that comes from the cache equals the one that was stored."""
    pairs = tuple((broken, repaired) for broken, repaired in fixes)
    return PatternRule(fixes=pairs, keeps=tuple(keeps), **others)  # type: ignore[arg-type]


def store(paths: list[Path], rules: list[PatternRule]) -> None:
    """Remember the rules of these files."""
    import tempfile

    body = json.dumps({"of": _state(paths), "rules": [asdict(rule) for rule in rules]})
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder())
        with os.fdopen(handle, "w") as stream:
            stream.write(body)
        Path(temporary).replace(folder() / "packs.json")


def _state(paths: list[Path]) -> list[object]:
    stats = [(str(path), path.stat()) for path in paths]
    return [__version__, *([name, stat.st_mtime_ns, stat.st_size] for name, stat in stats)]
