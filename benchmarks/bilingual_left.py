"""Damaged URLs and tags that were not restored, and why, as a person has judged them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bilingual_corpora import Translation
from harm_judging import judged_rows

AIMED = ("url", "tag")
"""The kinds that are judged."""

NO_PLACE = ("explained", "scrambled")
"""The output speaks of the source instead of translating it; nothing tells what answers to it."""

REASONS = (*NO_PLACE, "language", "other site", "missed")
"""Why: a page in another language is kept; a link to another site is proposed; it could be."""


class Left(NamedTuple):
    """Damaged tokens of one kind in one segment that were not restored.

    Attributes:
        kind: the kind.
        number: how many.
        tokens: the lost tokens of the kind; dropped ones are among them.
        segment: the segment.
    """

    kind: str
    number: int
    tokens: tuple[str, ...]
    segment: Translation

    @property
    def key(self) -> str:
        """A checksum of the segment, by which a verdict finds it again."""
        it = self.segment
        shown = "\0".join((self.kind, it.corpus, it.language, it.author, it.source, it.text))
        return f"{zlib.crc32(shown.encode('utf-8', 'surrogatepass')):08x}"


def read_reasons(path: Path) -> dict[str, str]:
    """The reasons in a file that `write_left` or `write_reasons` has written.

    Raises:
        ValueError: a reason is none of `REASONS`; segments without one are passed over.
    """
    return {row["key"]: row["reason"] for row in judged_rows(path, "reason", REASONS)}


def write_reasons(path: Path, reasons: Mapping[str, str]) -> None:
    """Write reasons without any text of the corpora: a key and a reason a line."""
    lines = sorted("\t".join(pair) for pair in reasons.items())
    path.write_text("\n".join(["key\treason", *lines]) + "\n", encoding="utf-8")


def write_left(path: Path, left: Iterable[Left], reasons: Mapping[str, str]) -> None:
    """Write what was not restored, for a person to judge; the last column is for the reason."""
    lines = ["kind\tdocument\tnumber\ttokens\tsource\ttext\tkey\treason"]
    for it in left:
        segment = it.segment
        document = f"{segment.corpus} {segment.language} {segment.author}"
        texts = [" ".join(text.split()) for text in (*it.tokens, segment.source, segment.text)]
        tokens, (source, text) = " ".join(texts[:-2]), texts[-2:]
        reason = reasons.get(it.key, "")
        row = (it.kind, document, str(it.number), tokens, source, text, it.key, reason)
        lines.append("\t".join(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")
