"""The languages that clients may name, with the codes that LanguageTool gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mtfix.language import language
from mtfix.serve.errors import ApiError


class Language(NamedTuple):
    """A language or a variant of one.

    Attributes:
        name: in English.
        code: as LanguageTool has it, with the country if it is a variant.
    """

    name: str
    code: str

    @property
    def short(self) -> str:
        """The code without the country."""
        return self.code.partition("-")[0]


LANGUAGES: Sequence[Language] = tuple(
    Language(name, code)
    for code, name in {
        "ar": "Arabic", "be-BY": "Belarusian", "br-FR": "Breton", "ca-ES": "Catalan",
        "cs": "Czech", "da-DK": "Danish", "de": "German", "de-AT": "German (Austria)",
        "de-CH": "German (Swiss)", "de-DE": "German (Germany)", "el-GR": "Greek",
        "en": "English", "en-AU": "English (Australian)", "en-CA": "English (Canadian)",
        "en-GB": "English (GB)", "en-NZ": "English (New Zealand)", "en-US": "English (US)",
        "en-ZA": "English (South African)", "es": "Spanish", "es-AR": "Spanish (voseo)",
        "fa": "Persian", "fi": "Finnish", "fr": "French", "ga-IE": "Irish", "gl-ES": "Galician",
        "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
        "it": "Italian", "ja-JP": "Japanese", "lt-LT": "Lithuanian", "nl": "Dutch",
        "pl-PL": "Polish", "pt": "Portuguese", "pt-BR": "Portuguese (Brazil)",
        "pt-PT": "Portuguese (Portugal)", "ro-RO": "Romanian", "ru-RU": "Russian",
        "sk-SK": "Slovak", "sl-SI": "Slovenian", "sv": "Swedish", "tr": "Turkish",
        "uk-UA": "Ukrainian", "zh-CN": "Chinese",
    }.items()
)  # fmt: skip
"""LanguageTool's and those that mtfix tells apart; rules for any language run on all of them."""

SHORT_CODES = frozenset(each.short for each in LANGUAGES)
"""The codes without countries."""

_BY_CODE: Mapping[str, Language] = {
    **{each.short: each for each in reversed(LANGUAGES)},
    **{each.code.lower(): each for each in LANGUAGES},
}
_USUAL = {"en": "en-US", "de": "de-DE", "pt": "pt-PT"}
"""The variant that is meant by a text's language, if the client prefers none."""


def known(code: str) -> Language:
    """The language of a code.

    Args:
        code: ``en``, ``en-US``; in any case.

    Raises:
        ApiError: there is none.

    >>> known("en-us").name, known("it-CH").code
    ('English (US)', 'it')
    """
    lowered = code.lower()
    found = _BY_CODE.get(lowered) or _BY_CODE.get(lowered.partition("-")[0])
    if found is None:
        codes = ", ".join(each.code for each in LANGUAGES)
        raise ApiError(
            400,
            f"'{code[:40]}' is not a language code known to mtfix. Supported language codes are:"
            f" {codes}",
        )
    return found


class Told(NamedTuple):
    """The language that a text itself tells, and how sure that is."""

    language: Language
    confidence: float


def told_by(text: str, preferred: Sequence[str] = ()) -> Told:
    """The language that a text tells; English for want of signs.

    Args:
        text: the text.
        preferred: variants that the client prefers.

    >>> told_by("Das Haus ist nicht groß und nicht alt.", ["de-AT"]).language.code
    'de-AT'
    """
    code = language(text)
    short = code or "en"
    wanted = (each for each in preferred if each.lower().partition("-")[0] == short)
    chosen = next(wanted, _USUAL.get(short, short))
    return Told(
        _BY_CODE.get(chosen.lower()) or _BY_CODE.get(short, _BY_CODE["en"]), 0.9 * bool(code)
    )


def listing() -> Iterator[dict[str, str]]:
    """All languages, as ``/v2/languages`` lists them."""
    for each in LANGUAGES:
        yield {"name": each.name, "code": each.short, "longCode": each.code}
