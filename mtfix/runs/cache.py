"""What came of files, remembered: an unchanged tree is checked in a moment.

A cache is never a reason to fail. One that is damaged is made anew, one that is locked or cannot be
written is done without; `Cache.trouble` says so. Several runs may use it at once.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType

from mtfix.formats.files import plain

_LAYOUT = 2
"""Goes up when records change their form; it is part of the file's name."""

_DAYS = 30
_MOST_BYTES = 256_000_000
_WAIT_SECONDS = 5
_FULL = 256
"""So many new records are written together."""

_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of mtfix; it may be deleted at any time. See https://bford.info/cachedir/\n"
)
_TABLE = (
    "CREATE TABLE IF NOT EXISTS records"
    " (key BLOB PRIMARY KEY, used INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID"
)


class Cache:
    """Records by their keys, in a file. It is a context: what is new is written at its end.

    Args:
        folder: where the file stands; it is made if it is not there.
        is_own: whether the folder is the cache's own, to be marked as one.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name, Cache(Path(name)) as cache:
    ...     cache.put(b"key", b"record")
    ...     cache.found([b"key", b"another"])
    {b'key': b'record'}
    """

    def __init__(self, folder: Path, *, is_own: bool = True) -> None:
        self.trouble = ""
        self._file = folder / f"results-{_LAYOUT}.sqlite"
        self._today = int(time.time()) // 86_400
        self._new: dict[bytes, bytes] = {}
        self._has_written = False
        self._connection: sqlite3.Connection | None = None
        try:
            _make(folder, is_own=is_own)
            self._connection = _opened(self._file)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    def found(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The records that are known of some keys."""
        known = {key: self._new[key] for key in keys if key in self._new}
        if self._connection is None or not keys:
            return known
        places = ",".join("?" * len(keys))
        try:
            rows = self._connection.execute(
                f"SELECT key, record, used FROM records WHERE key IN ({places})",  # noqa: S608
                keys,
            ).fetchall()
            self._touch([key for key, _, used in rows if used != self._today])
        except sqlite3.Error as error:
            self._give_up(error)
            return known
        return {**{key: record for key, record, _ in rows}, **known}

    def put(self, key: bytes, record: bytes) -> None:
        """Remember a record; it is written together with others."""
        if self._connection is not None:
            self._new[key] = record
            if len(self._new) >= _FULL:
                self._write()

    def close(self) -> None:
        """Write what is new, and forget what nobody has used for long."""
        self._write()
        if self._connection is not None and self._has_written:
            with suppress(sqlite3.Error):
                self._trim(self._connection)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _touch(self, keys: Sequence[bytes]) -> None:
        """Note that records have been of use today."""
        if self._connection is not None and keys:
            with suppress(sqlite3.OperationalError), self._connection as connection:
                rows = ((self._today, key) for key in keys)
                connection.executemany("UPDATE records SET used = ? WHERE key = ?", rows)

    def _write(self) -> None:
        if self._connection is None or not self._new:
            return
        try:
            with self._connection as connection:
                rows = ((key, self._today, record) for key, record in self._new.items())
                connection.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", rows)
            self._has_written = True
            self._new.clear()
        except sqlite3.Error as error:
            self._give_up(error)

    def _trim(self, connection: sqlite3.Connection) -> None:
        """Forget records that are old; if there are too many, the older half."""
        with connection:
            connection.execute("DELETE FROM records WHERE used < ?", (self._today - _DAYS,))
            if _size(connection) > _MOST_BYTES:
                connection.execute(
                    "DELETE FROM records WHERE key IN (SELECT key FROM records ORDER BY used"
                    " LIMIT (SELECT count(*) / 2 FROM records))"
                )

    def _give_up(self, error: Exception) -> None:
        """Go on without; a damaged file is removed, so that the next run makes a new one."""
        why = plain(error) if isinstance(error, OSError) else error
        self.trouble = f"{self._file}: {why}; going on without the cache"
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        if _is_damage(error):
            _remove(self._file)


def _make(folder: Path, *, is_own: bool) -> None:
    """The folder of a cache, marked so that backups and git leave it out."""
    folder.mkdir(parents=True, exist_ok=True)
    if is_own and not (folder / "CACHEDIR.TAG").exists():
        (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
        (folder / ".gitignore").write_text("# Made by mtfix.\n*\n", encoding="utf-8")


def _opened(file: Path) -> sqlite3.Connection:
    try:
        return _connected(file)
    except sqlite3.Error as error:
        if not _is_damage(error):
            raise
    _remove(file)
    return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS)
    try:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:
            connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection


def _size(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("SELECT page_count * page_size FROM pragma_page_count(),"
                                    " pragma_page_size()")) as found:  # fmt: skip
        return int(found.fetchone()[0])


def _is_damage(error: Exception) -> bool:
    """Whether a file is no good, and not only locked or out of reach."""
    return isinstance(error, sqlite3.DatabaseError) and type(error) is sqlite3.DatabaseError


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + suffix).unlink()
