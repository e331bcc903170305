"""Reading and writing files without losing anything: encoding, BOM, line ends, mode."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"})
"""What is taken from a folder."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SNIFFED = 8192


class InputError(Exception):
    """An input that cannot be read, in one line for the user."""


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
        InputError: the bytes are no text of that encoding; the message names the byte offset.

    >>> decode(b"\xef\xbb\xbfabc", "x").text
    'abc'
    """
    bom, known = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", ""))
    codec = encoding or known or "utf-8"
    if encoding and not codecs.lookup(codec).name.startswith(known or "?"):
        bom = b""
    try:
        return Source(name, data[len(bom) :].decode(codec), codec, bom)
    except UnicodeDecodeError as error:
        if not encoding and len(_CONTROL.findall(data[:_SNIFFED])) > 1:
            raise InputError(f"{name}: this is a binary file, not text") from None
        at = len(bom) + error.start
        found = f"0x{data[at]:02X}" if at < len(data) else "the end"
        raise InputError(
            f"{name}: no valid {codec.upper()} at byte {at} ({found}); if the text is in another"
            " encoding, name it, for instance --encoding cp1252"
        ) from None


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
        source = decode(data, name, declared)
        if source.encode(source.text) == data:
            return source
    except (LookupError, UnicodeError):
        pass
    raise InputError(
        f"{name}: this is no text in {declared}, which the file says it is; if it is in another"
        " encoding, name it, for instance --encoding utf-8"
    )


def read_file(path: Path, encoding: str | None = None) -> Source:
    """Read a file.

    Raises:
        InputError: it is missing, may not be read, or holds no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {plain(error)}") from None
    return decode(data, str(path), encoding)


def write_atomically(path: Path, data: bytes, *, backup: str | None = None) -> None:
    """Replace a file's content at once, or not at all; its mode stays.

    Args:
        path: the file; a link is followed.
        data: the new content.
        backup: suffix under which the old content is kept.

    Raises:
        InputError: it cannot be written; the old content is untouched.
    """
    import shutil
    import tempfile

    target = path.resolve()
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        if backup:
            shutil.copy2(target, target.with_name(target.name + backup))
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise InputError(f"{path}: cannot be written: {plain(error)}") from None


def expand(
    paths: Iterable[Path], is_known: Callable[[Path], bool] = lambda _: False
) -> Iterator[Path]:
    """Files as named; of folders all files of a known type, hidden ones aside.

    Args:
        paths: files and folders.
        is_known: tells further files of folders that are taken, beside texts.

    Raises:
        InputError: a path does not exist.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                file = Path(folder, name)
                is_text = file.suffix.lower() in SUFFIXES
                if (is_text or is_known(file)) and not name.startswith("."):
                    yield file


def plain(error: OSError) -> str:
    """What went wrong with a file, in a few words for the user."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, IsADirectoryError):
        return "this is a folder"
    return error.strerror or str(error)
