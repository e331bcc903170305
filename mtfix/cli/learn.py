"""What ``mtfix names learn`` does: stream text, count words, and write a lexicon."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import click

from mtfix.casing.counting import Counts
from mtfix.casing.lexicon import Entry, Known, PairUses, write
from mtfix.casing.shapes import LONGEST
from mtfix.formats.files import InputError, check_writable, plain, replacement

_SUFFIXES = (".txt", ".md", ".markdown", ".txt.gz", ".md.gz")
_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOSTLY = 0.5


class Learned(NamedTuple):
    """What was counted, as a lexicon holds it."""

    words: Mapping[str, Entry]
    pairs: Mapping[str, PairUses]

    @property
    def names(self) -> int:
        """How many words have a capital in most of their uses."""
        return sum(entry.uses.share > _MOSTLY for entry in self.words.values())


class Learner:
    """One run of the command.

    Args:
        is_quiet: whether to print no summary.
        counts: what counts.
    """

    def __init__(self, *, is_quiet: bool = False, counts: Counts | None = None) -> None:
        self._is_quiet = is_quiet
        self._counts = counts or Counts()
        self._unreadable = 0

    def run(self, corpora: Sequence[str], output: Path, min_uses: int) -> None:
        """Learn from some corpora.

        Args:
            corpora: files, folders, or ``-`` for standard input.
            output: where the lexicon is written.
            min_uses: words with fewer uses are left out.

        Raises:
            InputError: a corpus cannot be read, it has nothing to learn, or the output cannot be
                written.
        """
        check_writable(output)
        paths = list(found(corpora))
        total = sum(path.stat().st_size for path in paths if path is not None and path.is_file())
        is_hidden = None in paths or not sys.stderr.isatty()
        with click.progressbar(
            length=total, label="Reading", file=sys.stderr, hidden=is_hidden
        ) as shown:
            for path in paths:
                self._read(path, shown.update)
        learned = summed(self._counts, min_uses)
        if not learned.words:
            raise InputError(
                f"{', '.join(corpora)}: nothing to learn: no word stands {min_uses} times in"
                " mid-sentence; give more text, or a smaller --min-uses"
            )
        with replacement(output) as temporary:
            write(temporary, learned.words, learned.pairs, ())
        self._summarise(learned, output)

    def _read(self, path: Path | None, advance: Callable[[int], object]) -> None:
        name = "<stdin>" if path is None else str(path)
        try:
            with _opened(path) as raw:
                seen = 0
                for block in blocks(_unpacked(raw), name):
                    self._count(block)
                    position = raw.tell() if path is not None else 0
                    advance(position - seen)
                    seen = position
        except (EOFError, zlib.error) as error:
            raise InputError(f"{name}: damaged gzip data: {error}") from None
        except OSError as error:
            raise InputError(f"{name}: {plain(error)}") from None

    def _count(self, block: bytes) -> None:
        add = self._counts.add
        for line in block.split(b"\n"):
            try:
                add(line.decode())
            except UnicodeDecodeError:
                self._unreadable += 1

    def _summarise(self, learned: Learned, output: Path) -> None:
        if self._unreadable:
            lines = (
                "1 line that is no UTF-8 was"
                if self._unreadable == 1
                else f"{self._unreadable:,} lines that are no UTF-8 were"
            )
            click.echo(f"{lines} left out", err=True)
        if not self._is_quiet:
            click.echo(
                f"{self._counts.total:,} words read; {output} has {len(learned.words):,} words,"
                f" {learned.names:,} of them names",
                err=True,
            )


def found(corpora: Sequence[str]) -> Iterator[Path | None]:
    """The files that are meant, None for standard input.

    Raises:
        InputError: there is none at a place.
    """
    for corpus in corpora:
        path = Path(corpus)
        if corpus == "-":
            yield None
        elif path.is_dir():
            files = sorted(file for file in path.rglob("*") if _is_text(file.relative_to(path)))
            if not files:
                raise InputError(f"{path}: no file in this folder ends in {', '.join(_SUFFIXES)}")
            yield from files
        elif path.exists():
            yield path
        else:
            raise InputError(f"{path}: there is no such file")


def _is_text(path: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.parts)
    return path.name.lower().endswith(_SUFFIXES) and not is_hidden


def _opened(path: Path | None) -> BinaryIO:
    if path is None:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    return path.open("rb")


def _unpacked(raw: BinaryIO) -> BinaryIO:
    """The bytes of a file, unpacked if they are gzip's."""
    is_packed = cast("io.BufferedReader", raw).peek(2)[:2] == _GZIP
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if is_packed else raw


def blocks(file: BinaryIO, name: str = "") -> Iterator[bytes]:
    r"""A file in pieces of bounded size, cut behind lines, or behind words in very long lines.

    Args:
        file: the file.
        name: for messages.

    Raises:
        InputError: it is no text in UTF-8.

    >>> list(blocks(io.BytesIO(b"one\ntwo")))
    [b'one\n', b'two']
    """
    rest = b""
    is_first = True
    while block := file.read(_BLOCK):
        if is_first and (block.startswith(_WIDE) or b"\0" in block):
            raise InputError(f"{name}: this is no UTF-8 text; expected plain text, or such in gzip")
        is_first = False
        block = rest + block.removeprefix(codecs.BOM_UTF8)
        cut = (block.rfind(b"\n") + 1) or (block.rfind(b" ") + 1) or len(block)
        yield block[:cut]
        rest = block[cut:]
    if rest:
        yield rest


def summed(counts: Counts, min_uses: int) -> Learned:
    """What was counted often enough.

    Args:
        counts: they lose what is rare, if there is much.
        min_uses: words and pairs with fewer uses are left out.
    """
    counts.forget()
    forms = counts.forms()
    words = {
        word: Entry(Known.NOTHING, uses, forms.get(word, ""))
        for word, uses in counts.uses().items()
        if uses.total >= min_uses and word[0].isalpha() and len(word) <= LONGEST
    }
    return Learned(words, counts.pair_uses(min_uses))
