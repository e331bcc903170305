"""The keys of a configuration: one entry a key.

Whatever knows the keys is made from this table: the reader of files, the JSON Schema, what
``mtfix init`` writes, ``--show-config``, and the reference. The defaults stand in `Settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from mtfix.edits import SEVERITIES
from mtfix.formats.registry import FORMATS
from mtfix.reports.registry import REPORTS
from mtfix.settings import values
from mtfix.settings.values import Value, choice


class Shape(Enum):
    """How the values of a key are arranged, in words."""

    ONE = "{}"
    LIST = "a list of {many}"
    TABLE = "a table: {label} = {}"
    TABLE_OF_LISTS = "a table: {label} = a list of {many}"


class Key(NamedTuple):
    """A key of a configuration.

    Attributes:
        name: as it is written; ``strings.keys`` is a key in the table ``[strings]``.
        shape: how its values are arranged.
        value: what each of its values must be.
        about: what it is for, in a sentence or two.
        example: a value as TOML has it.
        option: the option of the command line that says the same; empty if there is none.
        adds: whether a list is added to that of the file it extends, instead of replacing it.
        label: for tables, what the keys in it must be.
    """

    name: str
    shape: Shape
    value: Value
    about: str
    example: str
    option: str = ""
    adds: bool = True
    label: Value = values.RULE

    @property
    def expected(self) -> str:
        """What its value must be, in words."""
        value = self.value
        return self.shape.value.format(value.what, many=value.many, label=self.label.what)


_TRUST = choice(["safe", "unsafe", "flag"])
_GUEST_TRUST = choice(["safe", "unsafe", "flag", "off"])

_ALL = (
    Key(
        "extend", Shape.ONE, values.INPUT,
        "A configuration file that this one builds on. Single values replace those of that file,"
        " lists and tables add to them.",
        '"../mtfix.toml"',
    ),
    Key(
        "language", Shape.ONE, values.LANGUAGE,
        "The language of the text. Without it, it is told by the text.",
        '"en"', "--lang",
    ),
    Key(
        "format", Shape.ONE, choice(FORMATS),
        "What the text is written in.",
        '"auto"', "--format",
    ),
    Key(
        "encoding", Shape.ONE, values.ENCODING,
        "The encoding of the files, if it is not UTF-8 and they have no byte order mark.",
        '"cp1252"', "--encoding",
    ),
    Key(
        "unsafe", Shape.ONE, values.FLAG,
        "Whether edits are made that need a second look.",
        "false", "--unsafe",
    ),
    Key(
        "packs", Shape.LIST, values.INPUT_OR_FOLDER,
        "Further rule packs, or folders of packs.",
        '["rules/ours"]', "--pack",
    ),
    Key(
        "select", Shape.LIST, values.RULE,
        "The only rules or families of rules that are wanted; without it, all are. It replaces"
        " the list of the file that is extended, and wins over what is ignored there.",
        '["spacing", "lost-stop"]', "--select", adds=False,
    ),
    Key(
        "ignore", Shape.LIST, values.RULE,
        "Rules or families of rules that are not wanted.",
        '["case-brand", "punctuation"]', "--disable",
    ),
    Key(
        "glossaries", Shape.LIST, values.INPUT,
        "Files of terms that are preferred, forbidden, or not to be translated.",
        '["terms.csv"]', "--glossary",
    ),
    Key(
        "names", Shape.LIST, values.NAME,
        "Names of your own, as they are written.",
        '["SpaceX", "Elon Musk"]',
    ),
    Key(
        "names-files", Shape.LIST, values.INPUT,
        "Files of names, one a line, or lexicons made by mtfix names learn.",
        '["names.txt"]', "--names",
    ),
    Key(
        "keep", Shape.LIST, values.WORD,
        "Words whose case is never changed.",
        '["npm", "tesla"]', "--keep",
    ),
    Key(
        "include", Shape.LIST, values.GLOB,
        "Further files that are taken when a folder is named, beside those of known formats.",
        '["*.text"]', "--include",
    ),
    Key(
        "exclude", Shape.LIST, values.GLOB,
        "Files and folders that are not taken when a folder is named.",
        '["drafts/", "*.orig.md"]', "--exclude",
    ),
    Key(
        "respect-gitignore", Shape.ONE, values.FLAG,
        "Whether files that .gitignore names are left out when a folder is named.",
        "true", "--no-gitignore",
    ),
    Key(
        "ignore-patterns", Shape.LIST, values.PATTERN,
        "Regular expressions; what they match is never touched.",
        """['\\{\\{.*?\\}\\}', 'ISBN [0-9-]+']""",
    ),
    Key(
        "severity", Shape.ONE, choice(SEVERITIES),
        "The least severity that counts for mtfix check.",
        '"info"', "--severity",
    ),
    Key(
        "max-flags", Shape.ONE, values.number(0),
        "So many flags are let pass by mtfix check. Without it, none is.",
        "10", "--max-flags",
    ),
    Key(
        "baseline", Shape.ONE, values.PATH,
        "The file of findings that are known and count no more.",
        '"mtfix-baseline.json"', "--baseline",
    ),
    Key(
        "output-format", Shape.ONE, choice(tuple(REPORTS)),
        "How mtfix check lists findings.",
        '"full"', "--output-format",
    ),
    Key(
        "cache", Shape.ONE, values.FLAG,
        "Whether results are remembered, so that files which have not changed cost nothing.",
        "true", "--no-cache",
    ),
    Key(
        "cache-dir", Shape.ONE, values.PATH,
        "The folder where results are remembered. Without it, .mtfix_cache beside the"
        " configuration.",
        '".cache/mtfix"', "--cache-dir",
    ),
    Key(
        "jobs", Shape.ONE, values.number(1),
        "How many processes work at the same time. Without it, as many as there are processors.",
        "4", "--jobs",
    ),
    Key(
        "strings.source-column", Shape.ONE, values.TEXT,
        "In CSV, TSV and JSON Lines: the column or field with the original text.",
        '"English"', "--source-column",
    ),
    Key(
        "strings.target-column", Shape.ONE, values.TEXT,
        "In CSV and TSV: the column with the translation.",
        '"German"', "--target-column",
    ),
    Key(
        "strings.field", Shape.ONE, values.TEXT,
        "In JSON Lines: the field with the translation.",
        '"translation"', "--field",
    ),
    Key(
        "strings.keys", Shape.LIST, values.TEXT,
        "In files of strings: patterns for the keys of those that are meant; without it, all are."
        " It replaces the list of the file that is extended.",
        '["menu.*"]', "--keys", adds=False,
    ),
    Key(
        "grammar.use", Shape.ONE, choice(["off", "auto", "required"]),
        "Whether LanguageTool is asked too. Where there is none, auto goes on without, and required"
        " is an error.",
        '"auto"', "--grammar",
    ),
    Key(
        "grammar.url", Shape.ONE, values.URL,
        "The address of a LanguageTool server that runs. Without it, mtfix starts one on this"
        " machine.",
        '"http://127.0.0.1:8081"', "--languagetool-url",
    ),
    Key(
        "grammar.variant", Shape.ONE, values.VARIANT,
        "LanguageTool's code of the language, for texts in a language that has several.",
        '"en-GB"',
    ),
    Key(
        "grammar.mother-tongue", Shape.ONE, values.LANGUAGE,
        "The mother tongue of the author or of the original text: LanguageTool then knows its false"
        " friends.",
        '"de"', "--mother-tongue",
    ),
    Key(
        "grammar.picky", Shape.ONE, values.FLAG,
        "Whether LanguageTool's rules for formal texts, and those of style, may flag too.",
        "false", "--picky",
    ),
    Key(
        "grammar.spelling", Shape.ONE, values.FLAG,
        "Whether words are flagged that LanguageTool's dictionary does not have.",
        "false", "--spelling",
    ),
    Key(
        "grammar.rules", Shape.TABLE, _GUEST_TRUST,
        "How far rules or categories of LanguageTool are trusted, where that differs from what was"
        " measured.",
        '{ EN_A_VS_AN = "flag", CONFUSED_WORDS = "off" }', "--grammar-rule",
        label=values.GUEST_RULE,
    ),
    Key(
        "safety", Shape.TABLE, _TRUST,
        "How far a rule or family is trusted: safe edits are made, unsafe ones if they are asked"
        " for, those of flag are only pointed out.",
        '{ space-before-stop = "flag" }', "--safety",
    ),
    Key(
        "per-file-ignores", Shape.TABLE_OF_LISTS, values.RULE,
        "Rules or families that are not wanted in some files.",
        '{ "docs/old/*.md" = ["spacing", "lost-stop"] }', label=values.GLOB,
    ),
)  # fmt: skip

KEYS: Mapping[str, Key] = {key.name: key for key in _ALL}
"""The keys by their names, in the order in which they are told."""

TABLES = ("strings", "grammar", "safety", "per-file-ignores")
"""The keys that are tables; a file has them behind all others."""
