"""Reading and writing files without losing anything: encoding, BOM, line ends, mode."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtfix.document import Format

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"})
"""What is taken from a folder."""

_MARKDOWN = frozenset({".md", ".markdown"})

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that write a byte order mark of their own accord, and what they read without one."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SNIFFED = 8192


class InputError(Exception):
    """An input that cannot be read, in one line for the user."""


def format_of(path: Path) -> Format | None:
    """What a text is written in, by the name of its file; None if the text itself has to tell.

    >>> format_of(Path("README.md")), format_of(Path("a.txt"))
    ('markdown', None)
    """
    # A comment or two would make HTML of it. What calls itself HTML shows so without its name.
    return "markdown" if path.suffix.lower() in _MARKDOWN else None


@dataclass(frozen=True)
class Source:
    """A text and how its bytes were written, so that they can be written so again.

    Attributes:
        name: for messages.
        text: the text, line ends as they are, without the BOM.
        encoding: the codec of its bytes.
        bom: the byte order mark that stood before it.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Another text in the same encoding and with the same BOM.

        Raises:
            InputError: the encoding lacks a character of the text.
        """
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            character = text[error.start]
            raise InputError(
                f"{self.name}: {self.encoding} cannot write {character!r} (U+{ord(character):04X});"
                " convert the file to UTF-8 first"
            ) from None


def decode(data: bytes, name: str, encoding: str | None = None) -> Source:
    r"""Bytes as a text.

    Args:
        data: the bytes.
        name: for messages.
        encoding: the codec; None for what a BOM tells, else UTF-8.

    Raises:
        InputError: the bytes are no text of that encoding, or it would write other bytes for the
            same text; the message names the byte offset.

    >>> decode(b"\xef\xbb\xbfabc", "x").text
    'abc'
    >>> decode(b"abc", "x", "utf-8-sig").encode("abcd")
    b'abcd'
    """
    bom, codec = _mark(data, encoding)
    try:
        source = Source(name, data[len(bom) :].decode(codec), codec, bom)
        is_exact = encoding is None or source.encode(source.text) == data
    except UnicodeError as error:
        if not encoding and len(_CONTROL.findall(data[:_SNIFFED])) > 1:
            raise InputError(f"{name}: this is a binary file, not text") from None
        at = len(bom) + getattr(error, "start", 0)  # some codecs do not tell
        found = f"0x{data[at]:02X}" if at < len(data) else "the end"
        raise InputError(
            f"{name}: no valid {codec.upper()} at byte {at} ({found}); if the text is in another"
            " encoding, name it, for instance --encoding cp1252"
        ) from None
    if not is_exact:
        raise InputError(
            f"{name}: this is {codec.upper()} that cannot be written again byte for byte; convert"
            " the file to UTF-8 first"
        )
    return source


def _mark(data: bytes, encoding: str | None) -> tuple[bytes, str]:
    """The byte order mark that data begin with, if it fits the encoding, and the codec."""
    wanted = codecs.lookup(encoding).name if encoding else ""
    for bom, codec in _BOMS:
        if data.startswith(bom) and codec.startswith(wanted.removesuffix("-sig")):
            return bom, codec
    return b"", _UNMARKED.get(wanted, encoding or "utf-8")


def decode_declared(data: bytes, name: str, declared: str) -> Source:
    """Bytes as a text, in the encoding that the file itself names.

    Args:
        data: the bytes.
        name: for messages.
        declared: what the file calls its encoding.

    Raises:
        InputError: there is no such encoding, or the bytes are no text of it.
    """
    try:
        return decode(data, name, declared)
    except (LookupError, InputError):
        raise InputError(
            f"{name}: this is no text in {declared}, which the file says it is; if it is in another"
            " encoding, name it, for instance --encoding utf-8"
        ) from None


def read_bytes(path: Path, expected: str = "") -> bytes:
    """The bytes of a file.

    Args:
        path: the file.
        expected: what it should have held, for the message.

    Raises:
        InputError: it is missing, or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        wanted = f"; expected {expected}" if expected else ""
        raise InputError(f"{path}: {plain(error)}{wanted}") from None


def write_atomically(path: Path, data: bytes, *, backup: str | None = None) -> None:
    """Replace a file's content at once, or not at all; its mode stays. A missing file is made.

    Args:
        path: the file; a link is followed.
        data: the new content.
        backup: suffix under which the old content is kept.

    Raises:
        InputError: it cannot be written; the old content is untouched.
    """
    import shutil

    with replacement(path) as temporary:
        temporary.write_bytes(data)
        if backup:
            target = path.resolve()
            shutil.copy2(target, target.with_name(target.name + backup))


@contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """A file to write, which then takes the place of another, at once or not at all.

    Args:
        path: the file whose place it takes; a link is followed, its mode stays.

    Raises:
        InputError: it cannot be written; the old content is untouched.
    """
    target = path.resolve()
    if is_special(target):  # a device or a pipe would be one no more
        raise InputError(f"{path}: cannot be written: this is no ordinary file")
    # Its name is known before it is there, so that it can be removed whenever the user breaks off.
    temporary = target.with_name(f".{target.name}.{os.urandom(8).hex()}")
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {plain(error)}") from None
    finally:
        with suppress(OSError):  # it has taken its place; if the user broke off, it has not
            os.unlink(temporary)


def check_writable(path: Path) -> None:
    """Make sure that a file can be written before the work is done.

    Raises:
        InputError: it cannot.
    """
    folder = path.resolve().parent
    if path.is_dir():
        raise InputError(f"{path}: cannot be written: this is a folder; expected a file")
    if not folder.is_dir():
        raise InputError(f"{path}: cannot be written: there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise InputError(f"{path}: cannot be written: no permission")


def is_special(path: Path) -> bool:
    """Whether it is a device, a pipe or the like, which no file may take the place of."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _mode(path: Path) -> int:
    """The mode of a file, or the one that a new file gets here."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def plain(error: OSError) -> str:
    """What went wrong with a file, in a few words for the user."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, IsADirectoryError):
        return "this is a folder"
    return error.strerror or str(error)
