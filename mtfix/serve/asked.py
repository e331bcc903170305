"""What a client asks for: the parameters of ``/v2/check``, understood as LanguageTool does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from mtfix.serve.annotated import Annotated, Part, annotated, parts_of
from mtfix.serve.errors import ApiError
from mtfix.serve.rules import ServedRule
from mtfix.serve.schemas import Level
from mtfix.serve.units import width

Text = str | SkipJsonSchema[None]


class CheckForm(BaseModel):
    """The parameters as they are sent; others that LanguageTool knows are passed over."""

    text: Text = Field(None, description="The text. Either this or “data”.")
    data: Text = Field(
        None,
        description="The text with its markup, as JSON:"
        ' {"annotation": [{"text": "A "}, {"markup": "<b>", "interpretAs": ""}]}',
    )
    language: Text = Field(None, description="Its language: en-US, de, …, or auto.")
    preferredVariants: Text = Field(  # noqa: N815 - as LanguageTool calls it
        None, description="With language=auto: en-GB,de-AT."
    )
    motherTongue: Text = Field(None, description="The user's language.")  # noqa: N815
    disabledRules: Text = Field(None, description="Rules that are off.")  # noqa: N815
    enabledRules: Text = Field(None, description="Rules that are on.")  # noqa: N815
    disabledCategories: Text = Field(None, description="Categories that are off.")  # noqa: N815
    enabledCategories: Text = Field(None, description="Categories that are on.")  # noqa: N815
    enabledOnly: Text = Field(  # noqa: N815
        None, description="true: only the rules and categories that are named as on."
    )
    level: Text = Field(None, description="default or picky, for the LanguageTool behind.")


@dataclass(frozen=True)
class Asked:
    """A request that is sound.

    Attributes:
        form: the parameters as they were sent, without those that were not.
        text: the text.
        language: the code that was given, or ``auto``.
        preferred: variants that the client prefers.
        is_only: whether only what is enabled counts.
        disabled: rules and categories that are off.
        enabled: those that are on.
    """

    form: Mapping[str, str]
    text: Annotated
    language: str
    preferred: tuple[str, ...] = ()
    is_only: bool = False
    disabled: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()

    def wants(self, rule: ServedRule) -> bool:
        """Whether the client wants to hear of a rule."""
        names = {rule.id, rule.category.id}
        if self.is_only:
            return not names.isdisjoint(self.enabled)
        return rule.id in self.enabled or names.isdisjoint(self.disabled)


def asked(form: CheckForm, most: int) -> Asked:
    """Understand a request.

    Args:
        form: the parameters.
        most: so long a text may be, in UTF-16 units.

    Raises:
        ApiError: something is wrong with it; in LanguageTool's words, where it says the same.

    >>> asked(CheckForm(text="Hello.", language="en"), 100).text.whole
    'Hello.'
    """
    text = _text(form)
    if not form.language:
        raise ApiError(
            400,
            "Missing 'language' parameter, e.g. 'language=en-US' for American English or"
            " 'language=fr' for French",
        )
    length = max(width(text.whole), width(text.read))
    if length > most:
        raise ApiError(
            413,
            f"Your text exceeds the limit of {most} characters (it's {length} characters)."
            " Please submit a shorter text.",
        )
    if form.level and form.level not in get_args(Level):
        raise ApiError(
            400,
            f"Unknown value '{form.level[:40]}' for parameter 'level'. Valid values:"
            f" {', '.join(get_args(Level))}",
        )
    disabled = _names(form.disabledRules, form.disabledCategories)
    enabled = _names(form.enabledRules, form.enabledCategories)
    is_only = form.enabledOnly in ("true", "yes")
    _check_choice(is_only, disabled, enabled)
    return Asked(
        form=form.model_dump(exclude_none=True),
        text=text,
        language=form.language,
        preferred=_preferred(form),
        is_only=is_only,
        disabled=disabled,
        enabled=enabled,
    )


def _text(form: CheckForm) -> Annotated:
    if form.text is not None and form.data is not None:
        raise ApiError(400, "Set only 'text' or 'data' parameter, not both")
    if form.data is not None:
        return annotated(parts_of(form.data))
    if form.text is None:
        raise ApiError(400, "Missing 'text' or 'data' parameter")
    return annotated([Part(form.text)])


def _preferred(form: CheckForm) -> tuple[str, ...]:
    if not form.preferredVariants:
        return ()
    if form.language != "auto":
        raise ApiError(
            400, "You specified 'preferredVariants' but you didn't specify 'language=auto'"
        )
    variants = tuple(form.preferredVariants.split(","))
    wrong = next((each for each in variants if "-" not in each), None)
    if wrong is not None:
        raise ApiError(
            400,
            "Invalid format for 'preferredVariants', expected a dash as in 'en-GB':"
            f" '{wrong[:40]}'",
        )
    return variants


def _check_choice(is_only: bool, disabled: frozenset[str], enabled: frozenset[str]) -> None:
    if is_only and disabled:
        raise ApiError(
            400, "You cannot specify disabled rules or categories using enabledOnly=true"
        )
    if is_only and not enabled:
        raise ApiError(
            400, "You must specify enabled rules or categories when using enabledOnly=true"
        )


def _names(*lists: str | None) -> frozenset[str]:
    """The names of comma-separated lists."""
    return frozenset(
        name.strip() for names in lists if names for name in names.split(",") if name.strip()
    )
