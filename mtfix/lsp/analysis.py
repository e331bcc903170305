"""What mtfix finds in a document: a pure function of its text, its kind and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mtfix.baseline import Baseline
from mtfix.document import Document, Format
from mtfix.edits import Edit
from mtfix.findings import Finding, at_least, findings
from mtfix.formats import files
from mtfix.formats.registry import CONTAINERS, Container, container_of, is_searched
from mtfix.formats.segments import FormatError
from mtfix.lsp.positions import Positions
from mtfix.reading import read
from mtfix.result import Result
from mtfix.runs.fixing import Fixer
from mtfix.runs.recipe import Recipe
from mtfix.settings import Settings, covers

_LANGUAGE_IDS: dict[str, Format | None] = {
    "html": "html",
    "xhtml": "html",
    "markdown": "markdown",
    "plaintext": None,
    "text": None,
}
"""What editors call the languages that are read; None for what the text itself tells."""


class Kind(NamedTuple):
    """What a document is.

    Attributes:
        format: what a text is written in; None to tell by the text.
        container: the format of a file of strings; None for a text.
    """

    format: Format | None = None
    container: Container | None = None


@dataclass(frozen=True)
class Snapshot:
    """A document as it was when a run began.

    Attributes:
        uri: its name.
        version: its version, as the editor counts.
        text: its text.
        language_id: what the editor calls its language.
        path: its file; None if it has none yet.
        encoding: what columns count.
    """

    uri: str
    version: int
    text: str
    language_id: str
    path: Path | None
    encoding: str


@dataclass(frozen=True)
class Analysis:
    """What was found in a document.

    Attributes:
        snapshot: the document.
        result: what comes of it.
        kind: what it is; None if mtfix does not read such documents.
        fault: why the document cannot be read as what it is, and where; None if it can.
    """

    snapshot: Snapshot
    result: Result
    kind: Kind | None = None
    fault: tuple[str, int] | None = None

    @cached_property
    def positions(self) -> Positions:
        """Its places."""
        return Positions(self.snapshot.text, self.snapshot.encoding)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in order."""
        return tuple(findings(self.result))

    @cached_property
    def document(self) -> Document:
        """The text as the stages read it."""
        return read(self.result.original, self.result.format)

    @property
    def safe_edits(self) -> list[Edit]:
        """The edits that are right without a second look."""
        return [edit for edit in self.result.edits if edit.is_safe]


def kind_of(path: Path | None, language_id: str, settings: Settings | None = None) -> Kind | None:
    """What a document is, by what the editor calls it, then by the name of its file.

    Args:
        path: its file, if it has one.
        language_id: what the editor calls its language.
        settings: may name the format of all files.

    Returns:
        None for programs and whatever else mtfix leaves alone.

    >>> kind_of(None, "markdown"), kind_of(Path("a.py"), "python")
    (Kind(format='markdown', container=None), None)
    """
    if path is not None and is_searched(path):
        return Kind(container=container_of(path))
    named = settings.format if settings is not None else "auto"
    if named in CONTAINERS:
        return Kind(container=CONTAINERS[named])
    suffix = path.suffix.lower() if path is not None else ""
    if language_id not in _LANGUAGE_IDS and suffix not in files.SUFFIXES:
        return None
    if named != "auto":
        return Kind(named)  # type: ignore[arg-type]
    if language_id in _LANGUAGE_IDS:
        return Kind(_LANGUAGE_IDS[language_id])
    return Kind(files.format_of(path) if path is not None else None)


def analyse(snapshot: Snapshot, settings: Settings) -> Analysis:
    """Fix a document.

    Args:
        snapshot: the document.
        settings: those of its file.

    Raises:
        InputError: a glossary or a list of names has a mistake.
        ValueError: a rule pack has a mistake, or a name is none.
    """
    nothing = Result(snapshot.text, snapshot.text, (), (), (), True, "text")
    kind = kind_of(snapshot.path, snapshot.language_id, settings)
    if kind is None or (snapshot.path is not None and covers(settings.exclude, snapshot.path)):
        return Analysis(snapshot, nothing)
    recipe = Recipe(
        settings.config_for(snapshot.path), unsafe=settings.unsafe, strings=settings.strings
    )
    try:
        result = Fixer(recipe).fixed_text(snapshot.text, kind.container or kind.format or "auto")
    except FormatError as error:
        return Analysis(snapshot, nothing, kind, (str(error), max(0, error.offset)))
    return Analysis(snapshot, _counted(result, settings, snapshot.path), kind)


def _counted(result: Result, settings: Settings, path: Path | None) -> Result:
    """The result without what the user does not count: light findings, known ones."""
    result = at_least(result, settings.severity)
    baseline = settings.need_baseline() if path is not None else None
    if baseline is None:
        return result
    return Baseline.read(baseline).without_known(str(path), result)
