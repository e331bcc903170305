"""Decisions: what a person accepted and rejected of a result, kept in a file beside the text.

The file holds all that is needed to make the accepted edits again, on the very same text, without
running the pipeline; on any other text they are refused.

- `decided`: what was decided, and what becomes of the text;
- `file`: how that is written and read.
"""

from mtfix.decisions.decided import (
    Decision,
    Decisions,
    StaleDecisions,
    State,
    apply,
    digest,
    opened,
    reviewed,
)
from mtfix.decisions.file import SUFFIX, encoded, path_for, read, render, write

__all__ = [
    "SUFFIX",
    "Decision",
    "Decisions",
    "StaleDecisions",
    "State",
    "apply",
    "digest",
    "encoded",
    "opened",
    "path_for",
    "read",
    "render",
    "reviewed",
    "write",
]
