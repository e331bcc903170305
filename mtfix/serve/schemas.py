"""The shape of LanguageTool's answers, for the description of the interface (OpenAPI)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Level = Literal[
    "default", "picky", "academic", "clarity", "professional", "creative", "customer", "jobapp",
    "objective", "elegant",
]  # fmt: skip


class _Shape(BaseModel):
    """LanguageTool may say more than is described."""

    model_config = ConfigDict(extra="allow")


class Software(_Shape):
    """Who answers."""

    name: str
    version: str


class Warnings(_Shape):
    """What is missing from the answer."""

    incompleteResults: bool  # noqa: N815 - as LanguageTool calls it


class DetectedLanguage(_Shape):
    """The language that the text tells."""

    name: str
    code: str
    confidence: float


class CheckedLanguage(_Shape):
    """The language that the text was checked in."""

    name: str
    code: str
    detectedLanguage: DetectedLanguage  # noqa: N815


class Replacement(_Shape):
    """What may be written instead."""

    value: str


class Context(_Shape):
    """The text around a match."""

    text: str
    offset: int = Field(ge=0)
    length: int = Field(ge=0)


class RuleCategory(_Shape):
    """What a rule belongs to."""

    id: str
    name: str


class Rule(_Shape):
    """The rule that found a match."""

    id: str
    description: str
    issueType: str  # noqa: N815
    category: RuleCategory


class FoundMatch(_Shape):
    """A match; offsets and lengths count UTF-16 units."""

    message: str
    shortMessage: str  # noqa: N815
    replacements: list[Replacement]
    offset: int = Field(ge=0)
    length: int = Field(ge=1)
    context: Context
    sentence: str
    rule: Rule


class CheckAnswer(_Shape):
    """What ``/v2/check`` answers."""

    software: Software
    warnings: Warnings
    language: CheckedLanguage
    matches: list[FoundMatch]
    sentenceRanges: list[tuple[int, int]]  # noqa: N815


class ListedLanguage(_Shape):
    """A language that texts may be in."""

    name: str
    code: str
    longCode: str  # noqa: N815


class InfoAnswer(_Shape):
    """What ``/v2/info`` answers."""

    software: Software


class ListedRule(_Shape):
    """A rule in a list."""

    ruleId: str  # noqa: N815
    description: str
    categoryId: str  # noqa: N815
    categoryName: str  # noqa: N815
    locQualityIssueType: str  # noqa: N815


class ConfigAnswer(_Shape):
    """What ``/v2/configinfo`` answers."""

    software: Software
    parameter: dict[str, int]
    rules: list[ListedRule]
