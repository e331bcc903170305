"""What has become of one token of the source."""

from __future__ import annotations

from typing import NamedTuple

from mtfix.bilingual.tokens import Placeable
from mtfix.document import Span
from mtfix.edits import Safety


class Match(NamedTuple):
    """A token of the source and what answers to it.

    Attributes:
        token: the token.
        span: where it stands in the translation; None if it was lost.
        written: what is to stand there.
        safety: how sure that is.
        damage: what has happened to it, in words.
    """

    token: Placeable
    span: Span | None
    written: str
    safety: Safety = "safe"
    damage: str = "changed or translated"
