"""How a review is saved: text and decisions, each whole or not at all, and never blindly."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from mtfix import decisions as deciding
from mtfix.decisions import Decision, Decisions, digest
from mtfix.formats.files import InputError, Source, decode, read_bytes, replacement
from mtfix.formats.registry import Container
from mtfix.formats.segments import FormatError, Options


class Strings(NamedTuple):
    """How a file of strings is read."""

    container: Container
    options: Options = Options()


class Earlier(NamedTuple):
    """A review that was saved, and what it has to do with the file.

    Attributes:
        data: the bytes of the file that are to be reviewed.
        text: what the file holds now; None if that is what is to be reviewed.
        decisions: what was decided about it.
        notice: for the reviewer.
    """

    data: bytes
    text: str | None
    decisions: Sequence[Decision]
    notice: str


def read_earlier(path: Path, data: bytes) -> Earlier | None:
    """The review of a file that was saved last.

    Args:
        path: the file.
        data: its bytes.

    Raises:
        InputError: what stands in the place of its decisions is none of ours.
    """
    name = deciding.path_for(path)
    if not name.exists():
        return None
    found = _fitting(path, data, deciding.read(name))
    if found is not None:
        return found._replace(notice=f"{path}: the review in {name.name} goes on")
    with suppress(InputError):
        found = _fitting(path, data, deciding.read(_before(name)))
    if found is not None:
        return found._replace(
            notice=f"{path}: the last save was cut short; the review goes on as it was before"
        )
    notice = f"{path}: {name.name} is about another text; saving will replace it"
    return Earlier(data, None, (), notice)


def _fitting(path: Path, data: bytes, decisions: Decisions) -> Earlier | None:
    """The review that decisions tell of; None if they are about another text."""
    try:
        source = decode(data, str(path), decisions.encoding)
    except InputError:
        return None
    before = deciding.reviewed(source.text, decisions)
    if before is None:
        return None
    now = None if before == source.text else source.text
    return Earlier(source.encode(before), now, decisions.decisions, "")


def _before(decisions: Path) -> Path:
    """Where the decisions before these are kept until the text is written, too."""
    return decisions.with_name(f".{decisions.name}.before")


class Store:
    """The file under review and the file of its decisions, as they were last seen.

    Args:
        path: the file.
        source: the text that is reviewed.
        strings: how it is read, if it is a file of strings.
        text: what the file holds, if that is not the text that is reviewed.

    Raises:
        InputError: the file has changed since it was read, its encoding does not lead back to its
            bytes, or something else stands where the decisions are to be written.
    """

    def __init__(
        self, path: Path, source: Source, strings: Strings | None = None, text: str | None = None
    ) -> None:
        self._path = path
        self._source = source
        self._strings = strings
        self._reviewed = digest(source.encode(source.text))
        self._seen = self._reviewed if text is None else digest(source.encode(text))
        if digest(read_bytes(path)) != self._seen:
            raise InputError(
                f"{path}: it has changed just now, or {source.encoding.upper()} does not lead back"
                " to its bytes; try again, or convert it to UTF-8"
            )
        self.path_of_decisions = deciding.path_for(path)
        self._seen_decisions = _digest_of(self.path_of_decisions)
        if self._seen_decisions:
            deciding.read(self.path_of_decisions)  # what is none of ours is not written over

    @property
    def is_plain(self) -> bool:
        """Whether the file is a text, and not one of strings."""
        return self._strings is None

    def decisions(self, listed: Sequence[Decision]) -> Decisions:
        """Decisions about the text that was read."""
        return Decisions(
            name=self._path.name,
            sha256=self._reviewed,
            decisions=tuple(listed),
            encoding=self._source.encoding,
            bom=self._source.bom,
        )

    def save(self, text: str, decisions: Decisions) -> None:
        """Write the decisions, then the text.

        Whenever this is cut short, each of both files is the old one or the new one; and if the
        text is still the old one, the decisions speak of it, or those before, which `read_earlier`
        finds.

        Args:
            text: the text with the accepted edits.
            decisions: what leads to it.

        Raises:
            InputError: it was not saved, and why.
        """
        data = self._source.encode(text)
        if self._strings is not None:
            confirm(self._path, self._source.text, text, self._strings)
        with _locked(self._path.resolve().parent):
            self._check_unchanged()
            self._write(data, deciding.encoded(decisions))

    def _write(self, data: bytes, decisions: bytes) -> None:
        """Write both files beside their places, and only then put them there."""
        with ExitStack() as places:  # which it leaves in the opposite order
            if digest(data) != self._seen:
                places.enter_context(replacement(self._path)).write_bytes(data)
            places.enter_context(replacement(self.path_of_decisions)).write_bytes(decisions)
            before = _before(self.path_of_decisions)
            with suppress(OSError):  # the first review has none, some file systems have no links
                before.unlink(missing_ok=True)
                os.link(self.path_of_decisions, before)
        with suppress(OSError):
            before.unlink()
        self._seen, self._seen_decisions = digest(data), digest(decisions)

    def _check_unchanged(self) -> None:
        if digest(read_bytes(self._path)) != self._seen:
            raise InputError(
                f"{self._path}: not saved: somebody else has changed the file since this review"
                " read it; begin the review anew"
            )
        if _digest_of(self.path_of_decisions) != self._seen_decisions:
            raise InputError(
                f"{self._path}: not saved: another review of it has been saved meanwhile, see"
                f" {self.path_of_decisions.name}; begin the review anew"
            )


def confirm(path: Path, before: str, after: str, strings: Strings) -> None:
    """Make sure that a changed file of strings is one still.

    Args:
        path: for messages.
        before: the text of the file.
        after: what became of it.
        strings: how it is read.

    Raises:
        InputError: our reader and another one do not find the same strings in it, or it has
            others than before.
    """
    reader, options = strings.container.reader, strings.options
    try:
        keys = [segment.key for segment in reader.segments(before, options)]
        segments = list(reader.segments(after, options))
        found = list(reader.confirmed(after, options))
    except FormatError as error:
        raise InputError(f"{path}: not saved, the file would be broken: {error}") from None
    except Exception as error:  # libraries raise what they like
        said = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"{path}: not saved, the file would be broken: {said}") from None
    if [segment.key for segment in segments] != keys or [s.bare() for s in segments] != found:
        raise InputError(
            f"{path}: not saved, the file would be broken: some of the edits belong together, and"
            " are not all accepted or all rejected"
        )


def _digest_of(path: Path) -> str:
    """What a file is known by; empty if there is none.

    Raises:
        InputError: it is a link, which would lead the writer elsewhere, or cannot be read.
    """
    if path.is_symlink():
        raise InputError(f"{path}: this is a link; expected a file of decisions, or none")
    return digest(read_bytes(path)) if path.exists() else ""


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other reviews from saving in a folder; the system frees it if this process dies."""
    try:
        import fcntl
    except ImportError:  # Windows: two reviews that save in the same instant are not parted
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
