"""The rules that stand in no pack: what casing, markup and conversion call their edits, and more.

The rules of packs are YAML and tell what they do themselves. Those that are code are told here,
one entry a rule, for lists, references, and the names that a user may give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from mtfix.packs.rule import Trust

Family = Literal["casing", "markup", "source", "links", "conversion", "glossary"]


class Example(NamedTuple):
    """A text and what becomes of it.

    Attributes:
        before: the text.
        after: what mtfix makes of it.
        source: the original text that was translated, for rules that need it.
        to: the format that is asked for, for rules of conversion.
        names: the names of the user's list.
        glossary: the user's glossary, as CSV.
    """

    before: str
    after: str
    source: str | None = None
    to: Literal["text", "html", "markdown"] | None = None
    names: tuple[str, ...] = ()
    glossary: str = ""


class Entry(NamedTuple):
    """A rule that stands in no pack.

    Attributes:
        id: its name, as edits and flags give it.
        family: the part of mtfix that it belongs to; families are disabled as one.
        safety: how its edits are trusted; each place decides, where there are several.
        about: what it does.
        example: where it does so; None if none is short enough to be one.
    """

    id: str
    family: Family
    safety: Sequence[Trust]
    about: str
    example: Example | None = None

    @property
    def language(self) -> str:
        """The language it is for, or "any"."""
        return "en" if self.family == "casing" or self.id == "lost-stop" else "any"

    @property
    def kind(self) -> str:
        """The kind of the rule that it becomes; "code" if it becomes none."""
        return "terms" if self.family == "glossary" else "code"


_SAFE: tuple[Trust, ...] = ("safe",)
_BY_PLACE: tuple[Trust, ...] = ("safe", "unsafe")

_CASING = (
    Entry(
        "case-acronym", "casing", _BY_PLACE, "Acronyms are written in capitals.",
        Example("The station has asked nasa for help.", "The station has asked NASA for help."),
    ),
    Entry(
        "case-brand", "casing", _BY_PLACE,
        "Companies, organisations and products have their capitals.",
        Example("The engineers of samsung were late.", "The engineers of Samsung were late."),
    ),
    Entry(
        "case-date", "casing", _BY_PLACE, "Months and weekdays have a capital.",
        Example("They met on tuesday in the hall.", "They met on Tuesday in the hall."),
    ),
    Entry(
        "case-model", "casing", _BY_PLACE,
        "Designations of models and series are written in capitals.",
        Example("The old su-57 flew over the town.", "The old Su-57 flew over the town."),
    ),
    Entry(
        "case-multiword", "casing", _BY_PLACE, "Names of several words have their capitals.",
        Example("She lives in the united states.", "She lives in the United States."),
    ),
    Entry(
        "case-name", "casing", _BY_PLACE, "Names of no known kind have a capital.",
        Example("The works of voltaire are long.", "The works of Voltaire are long."),
    ),
    Entry(
        "case-nationality", "casing", _BY_PLACE,
        "Nationalities and languages have a capital in English.",
        Example("A french engineer spoke first.", "A French engineer spoke first."),
    ),
    Entry(
        "case-own-name", "casing", _BY_PLACE, "Names of your own list are written as it has them.",
        Example(
            "The town has paid fooworks.", "The town has paid FooWorks.", names=("FooWorks",)
        ),
    ),
    Entry(
        "case-person", "casing", _BY_PLACE, "Given names and surnames have a capital.",
        Example("The works of dostoyevsky are long.", "The works of Dostoyevsky are long."),
    ),
    Entry(
        "case-place", "casing", _BY_PLACE, "Towns, countries, rivers and the like have a capital.",
        Example("They moved to zurich last year.", "They moved to Zurich last year."),
    ),
    Entry(
        "case-product", "casing", _BY_PLACE,
        "Names of products have the capitals that their makers give them.",
        Example("The crew of Soyuz ms-19 came home.", "The crew of Soyuz MS-19 came home."),
    ),
    Entry(
        "case-pronoun", "casing", _SAFE, "The pronoun I is written with a capital.",
        Example("He said that i was right.", "He said that I was right."),
    ),
    Entry(
        "case-title", "casing", _BY_PLACE, "Titles of works have capitals in English.",
        Example(
            'He made a film titled "the last road" there.',
            'He made a film titled "The Last Road" there.',
        ),
    ),
    Entry(
        "overcap", "casing", _BY_PLACE,
        "A word that is no name loses a capital that it has in mid-sentence.",
        Example(
            "The road is closed, And buses use the bypass.",
            "The road is closed, and buses use the bypass.",
        ),
    ),
    Entry(
        "sentence-start", "casing", _BY_PLACE,
        "A sentence begins with a capital, unless its first word never has one.",
        Example(
            "It rained all day. in the evening it stopped.",
            "It rained all day. In the evening it stopped.",
        ),
    ),
    Entry(
        "sentence-start-quote", "casing", _BY_PLACE,
        "A sentence in quotation marks begins with a capital.",
        Example('He said: "this is our plan."', 'He said: "This is our plan."'),
    ),
)  # fmt: skip
_MARKUP = (
    Entry(
        "lost-stop", "markup", _SAFE,
        "The full stop that was eaten together with a damaged tag is put back.",
        Example(
            "<p>The road is closed p> < p > Buses use the bypass.</p>",
            "<p>The road is closed.</p><p>Buses use the bypass.</p>",
        ),
    ),
    Entry(
        "markup-entity", "markup", _SAFE,
        "Character references that were pulled apart or cut short are closed up.",
        Example("<p>Salt & amp; pepper</p>", "<p>Salt &amp; pepper</p>"),
    ),
    Entry(
        "markup-fragment", "markup", _SAFE, "A tag that has lost a bracket gets it back.",
        Example("<p>One. p> < p >Two.</p>", "<p>One.</p><p>Two.</p>"),
    ),
    Entry(
        "markup-nesting", "markup", _SAFE,
        "A tag without partner gets one, or goes if it holds nothing.",
        Example("<p>One.</p>Two. < /p >", "<p>One.</p><p>Two.</p>"),
    ),
    Entry(
        "markup-space", "markup", _SAFE,
        "Spaces at the edges of elements whose tags were damaged go where they belong.",
        Example("<p>One. < /p > <p>Two.</p>", "<p>One.</p><p>Two.</p>"),
    ),
    Entry(
        "markup-tag", "markup", _SAFE, "Spaces and wrong signs in a tag are removed.",
        Example("<p>The < b >road</ b > is closed.</p>", "<p>The <b>road</b> is closed.</p>"),
    ),
    Entry(
        "markup-unclear", "markup", ("flag",),
        "The markup is too damaged to be repaired without losing text; it is left as it is.",
    ),
    Entry(
        "source-attribute", "source", _SAFE,
        "A name of an attribute that was translated is restored from the original text.",
        Example(
            '<p>See <a enlace="x.html">here</a>.</p>',
            '<p>See <a href="x.html">here</a>.</p>',
            source='<p>Ver <a href="x.html">aquí</a>.</p>',
        ),
    ),
    Entry(
        "source-punctuation", "source", _SAFE,
        "A full stop that was set behind the sign that ends an element in the original text goes.",
        Example(
            "<p><b>Is it far?.</b> No.</p>", "<p><b>Is it far?</b> No.</p>",
            source="<p><b>¿Es lejos?</b> No.</p>",
        ),
    ),
    Entry(
        "source-space", "source", _SAFE,
        "No space stands at signs set high or low where the original text has none.",
        Example(
            "<p>H <sub>2</sub> O</p>", "<p>H<sub>2</sub>O</p>", source="<p>H<sub>2</sub>O</p>"
        ),
    ),
    Entry(
        "source-tag", "source", _SAFE,
        "A name of a tag that was translated is restored from the original text.",
        Example(
            "<p>A < fuerte >road< / fuerte > here</p>", "<p>A <strong>road</strong> here</p>",
            source="<p>Una <strong>calle</strong> aquí</p>",
        ),
    ),
)  # fmt: skip
_LINKS = (
    Entry(
        "markup-link", "links", _SAFE, "A link that was pulled apart is closed up.",
        Example("See https: //example. org for it.", "See https://example.org for it."),
    ),
    Entry(
        "markup-mail", "links", _SAFE, "An e-mail address that was pulled apart is closed up.",
        Example("Write to info @ example. com today.", "Write to info@example.com today."),
    ),
    Entry(
        "markup-site", "links", _SAFE, "The name of a site that was pulled apart is closed up.",
        Example("They read example. com every day.", "They read example.com every day."),
    ),
    Entry(
        "markup-bbcode", "links", _SAFE, "BBCode tags that were pulled apart are closed up.",
        Example("The [b] level [ / b] is big.", "The [b]level[/b] is big."),
    ),
)  # fmt: skip
_CONVERSION = (
    Entry(
        "to-html", "conversion", _SAFE,
        "Asked for by --to html: each paragraph becomes an element on a line of its own.",
        Example("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n", to="html"),
    ),
    Entry(
        "to-markdown", "conversion", _SAFE,
        "Asked for by --to markdown: tags become the signs of Markdown.",
        Example("<p>One <b>two</b>.</p>", "One **two**.\n", to="markdown"),
    ),
    Entry(
        "to-text", "conversion", _SAFE,
        "Asked for by --to text: tags go, references become the characters they stand for.",
        Example("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n", to="text"),
    ),
)  # fmt: skip
_GLOSSARY = (
    Entry(
        "term-case", "glossary", _SAFE, "Terms of your glossary are written in its case.",
        Example(
            "The node is a part of the fooworks network.",
            "The node is a part of the FooWorks network.",
            glossary="term,case\nFooWorks,as given\n",
        ),
    ),
    Entry(
        "term-forbidden", "glossary", _SAFE,
        "A form that your glossary forbids gives way to the one that it prefers.",
        Example(
            "Send an e-mail today.", "Send an email today.",
            glossary="term,forbidden\nemail,e-mail\n",
        ),
    ),
    Entry(
        "term-kept", "glossary", ("flag",),
        "The source has a term that is not to be translated, and the text lacks it.",
    ),
    Entry(
        "term-missing", "glossary", ("flag",),
        "The source has a term of your glossary, and the text has none of its translations.",
    ),
)  # fmt: skip

ENTRIES: Mapping[str, Entry] = {
    entry.id: entry for entry in (*_CASING, *_MARKUP, *_LINKS, *_CONVERSION, *_GLOSSARY)
}
"""The rules that stand in no pack, by their ids."""

FAMILIES: Mapping[str, Sequence[str]] = {
    family: tuple(entry.id for entry in ENTRIES.values() if entry.family == family)
    for family in get_args(Family)
}
"""The ids of each family."""
