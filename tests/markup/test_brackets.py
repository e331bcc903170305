"""Placeholders in wrong brackets, of other signs, and beside words; and prose that looks alike."""

from __future__ import annotations

import mtfix
from tests.markup.tables import table


def _fixed(text: str, source: str) -> str:
    result = mtfix.fix(text, format="message", source=source)
    assert result.stable
    return result.text


_RESTORED = {
    "lost closer": ("Hallo {owner, komm", "Hello {owner}, come", "Hallo {owner}, komm"),
    "lost opener": ("Hallo owner}, komm", "Hello {owner}, come", "Hallo {owner}, komm"),
    "round": ("Hallo (owner), komm", "Hello {owner}, come", "Hallo {owner}, komm"),
    "square": ("Hallo [owner], komm", "Hello {owner}, come", "Hallo {owner}, komm"),
    "one too few": ("Hallo {owner}", "Hello {{owner}}", "Hallo {{owner}}"),
    "square for double": ("Hallo [[besitzer]]", "Hello {{owner}}", "Hallo {{owner}}"),
    "square, translated": ("Hallo [[besitzer]]", "Hello [[username]]", "Hallo [[username]]"),
    "capitals": ("{BESITZER} fehlt", "{OWNER} is missing", "{OWNER} fehlt"),
    "capitals, joined": ("{NR_BESITZER} fehlt", "{OWNER_ID} is missing", "{OWNER_ID} fehlt"),
    "percent signs": ("% besitzer% kam", "%owner% came", "%owner% kam"),
    "percent signs, several": (
        "%besitzer% hat% punkte% Punkte", "%owner% has %points% points",
        "%owner% hat %points% Punkte",
    ),
    "sign of a handle": ("@ {owner} hat {n}", "@{owner} has {n}", "@{owner} hat {n}"),
    "conversion": ("%s Boote", "%d boats", "%d Boote"),
    "eaten behind a comma": (
        "% 3 $ s,% 1 $ s und% 2 $ s", "%1$s, %2$s and %3$s", "%3$s, %1$s und %2$s"
    ),
    "glued word": ("{0} von {1}, {2}übrig", "{0} of {1}, {2} left", "{0} von {1}, {2} übrig"),
    "quotation marks": ('Öffne \\ "{datei} \\"', 'Open \\"{file}\\"', 'Öffne \\"{file}\\"'),
}  # fmt: skip


@table("text, source, expected", _RESTORED)
def test_restored(text: str, source: str, expected: str) -> None:
    assert _fixed(text, source) == expected
    assert _fixed(expected, source) == expected


_KEPT = {
    "brackets of the source": ("Hallo (owner)", "Hello {owner} (owner)"),
    "another word in brackets": ("Hallo (besitzer)", "Hello {owner}"),
    "a link of a wiki": ("Siehe [[Hilfe]]", "See [[Help]]"),
    "capitals in usage": ("-x {DATEI} lesen", "-x {FILE} to read"),
    "capitals beside another style": ("{DATEI} oder %s", "{FILE} or %s"),
    "a character by its code": ("\\x{ZAHL} fehlt", "\\x{NUMBER} is missing"),
    "a format before a percent sign": ("%s %lu%% frei", "%s %lu%% free"),
    "a percentage beside": ("50% von %owner% hier", "50% of %owner% here"),
    "an address in code": ("Siehe %C3%A9t%C3%A9", "See %C3%A9t%C3%A9"),
    "numerals of German": ("{0}fach gut", "{0} times good"),
    "endings": ("{0}nak adott", "{0} gave it"),
    "percentage and article": ("100%de gratuit", "%s free"),
    "commas without space": ("%2$s,%1$s", "%1$s,%2$s"),
}


@table("text, source", _KEPT)
def test_kept(text: str, source: str) -> None:
    assert _fixed(text, source) == text
