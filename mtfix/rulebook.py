"""The rules that stand in no pack: what casing, markup and conversion call their edits, and more.

The rules of packs are YAML and tell what they do themselves. Those that are code are told here,
one entry a rule, for lists, references, and the names that a user may give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from mtfix.packs.rule import Trust

Family = Literal[
    "casing", "markup", "source", "links", "conversion", "glossary", "grammar", "suppression"
]


class Example(NamedTuple):
    """A text and what becomes of it.

    Attributes:
        before: the text.
        after: what mtfix makes of it.
        source: the original text that was translated, for rules that need it.
        to: the format that is asked for, for rules of conversion.
        format: what the text is written in, for rules of messages and of Markdown.
        names: the names of the user's list.
        glossary: the user's glossary, as CSV.
    """

    before: str
    after: str
    source: str | None = None
    to: Literal["text", "html", "markdown"] | None = None
    format: Literal["auto", "markdown", "message"] = "auto"
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
_FLAG: tuple[Trust, ...] = ("flag",)
_OR_FLAG: tuple[Trust, ...] = ("safe", "flag")

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
        "markup-heading", "markup", _SAFE,
        "A heading in bold type, in broken tags, gets a paragraph of its own.",
        Example(
            "< p > < b > The road < / b > In May it was closed for repairs. < / p >",
            "<p><b>The road</b></p>\n<p>In May it was closed for repairs.</p>",
        ),
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
        "source-attribute", "source", _OR_FLAG,
        "A name of an attribute that was translated is restored from the original text.",
        Example(
            '<p>See <a enlace="x.html">here</a>.</p>',
            '<p>See <a href="x.html">here</a>.</p>',
            source='<p>Ver <a href="x.html">aquí</a>.</p>',
        ),
    ),
    Entry(
        "source-identifier", "source", _SAFE,
        "A handle, hashtag or identifier is written in one piece, as the original text has it.",
        Example(
            "Set the max_ size and ask @ ann.", "Set the max_size and ask @ann.",
            source="Setze max_size und frag @ann.",
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
        "source-shortcode", "source", _SAFE,
        "A name of a shortcode that was translated is restored from the original text.",
        Example('[galería ids="4,5"]', '[gallery ids="4,5"]', source='[gallery ids="4,5"]'),
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
_SOURCE = (
    Entry(
        "source-code", "source", _BY_PLACE,
        "Code that was translated or pulled apart is restored from the original text.",
        Example(
            "Gib `git status ein` ein.", "Gib `git status` ein.", source="Enter `git status`."
        ),
    ),
    Entry(
        "source-entity", "source", _SAFE,
        "Character references that were pulled apart are restored from the original text.",
        Example("Salz & pound; Brot", "Salz &pound; Brot", source="Salt &pound; bread"),
    ),
    Entry(
        "source-handle", "source", _SAFE,
        "Names of accounts are restored from the original text.",
        Example("@Nutzer13 hat es gesagt.", "@user13 hat es gesagt.", source="@user13 said so."),
    ),
    Entry(
        "source-hashtag", "source", _SAFE,
        "Hashtags that were pulled apart are restored from the original text.",
        Example("Neues aus # Bonn heute.", "Neues aus #Bonn heute.", source="News of #Bonn today."),
    ),
    Entry(
        "source-label", "source", _SAFE,
        "Labels of links, notes and headings in Markdown are restored from the original text.",
        Example(
            "Ja[^fuß].\n\n[^fuß]: Hier.", "Ja[^foot].\n\n[^foot]: Hier.",
            source="Yes[^foot].\n\n[^foot]: Here.", format="markdown",
        ),
    ),
    Entry(
        "source-mail", "source", _SAFE, "E-mail addresses are restored from the original text.",
        Example(
            "An info@hafen.example schreiben.", "An info@port.example schreiben.",
            source="Write to info@port.example now.",
        ),
    ),
    Entry(
        "source-path", "source", _BY_PLACE,
        "Names of files and paths are restored from the original text.",
        Example("Siehe config. yaml dazu.", "Siehe config.yaml dazu.", source="See config.yaml."),
    ),
    Entry(
        "source-placeholder", "source", _SAFE,
        "Placeholders that were renamed or pulled apart are restored from the original text.",
        Example("Hallo {nombre}, hier.", "Hallo {name}, hier.", source="Hello {name}, here."),
    ),
    Entry(
        "source-shortcode", "source", _SAFE,
        "Shortcodes and BBCode are restored from the original text.",
        Example('[galería ids="4, 5"]', '[gallery ids="4,5"]', source='[gallery ids="4,5"]'),
    ),
    Entry(
        "source-stop", "source", _BY_PLACE,
        "A block gets the mark back that ends it in the original text.",
        Example(
            "Die alte Brücke ist gesperrt", "Die alte Brücke ist gesperrt.",
            source="The old bridge is closed.",
        ),
    ),
    Entry(
        "source-url", "source", _BY_PLACE,
        "Links that were pulled apart, translated or dropped are restored from the original text.",
        Example(
            "Siehe https: //a.example /nachrichten", "Siehe https://a.example/news",
            source="See https://a.example/news",
        ),
    ),
    Entry(
        "source-check-bracket", "source", _FLAG,
        "A bracket has no partner, and those of the original text have.",
    ),
    Entry(
        "source-check-code", "source", _FLAG, "Code or a file name of the original text is missing."
    ),
    Entry("source-check-empty", "source", _FLAG, "The translation of a text is empty."),
    Entry(
        "source-check-length", "source", _FLAG,
        "A block is far longer or shorter than that of the original text.",
    ),
    Entry(
        "source-check-link", "source", _FLAG,
        "A link, address or account of the original text is missing.",
    ),
    Entry(
        "source-check-number", "source", _FLAG,
        "A number of the original text is missing, or one is there that it lacks.",
    ),
    Entry(
        "source-check-placeholder", "source", _FLAG,
        "A placeholder of the original text is missing.",
    ),
    Entry(
        "source-check-quote", "source", _FLAG,
        "A quotation mark has no partner, and those of the original text have.",
    ),
    Entry(
        "source-check-space", "source", _FLAG,
        "The white space at the edges is not that of the original text.",
    ),
    Entry(
        "source-check-tag", "source", _FLAG,
        "A tag of the original text is missing, or there are too many.",
    ),
    Entry(
        "source-check-unit", "source", _FLAG,
        "A number stands with another unit of the same kind than in the original text.",
    ),
    Entry(
        "source-check-untranslated", "source", _FLAG,
        "A block is the same as in the original text, word for word.",
    ),
)  # fmt: skip
_MARKDOWN = (
    Entry(
        "markup-md-callout", "markup", _SAFE,
        "The sign of a callout is closed up; its kinds are a closed list.",
        Example(
            "# Use\n\n- one\n- two\n\n> [! TIP]\n> Run it.",
            "# Use\n\n- one\n- two\n\n> [!TIP]\n> Run it.",
        ),
    ),
    Entry(
        "markup-md-code", "markup", _SAFE,
        "Code in a line of Markdown loses the spaces between its backticks and its content.",
        Example(
            "# Use\n\n- one\n- two\n\nCall ` run ` now.",
            "# Use\n\n- one\n- two\n\nCall `run` now.",
        ),
    ),
    Entry(
        "markup-md-emphasis", "markup", _SAFE,
        "The signs of emphasis stand at the words, the spaces outside; formulas have no emphasis.",
        Example(
            "# Use\n\n- one\n- two\n\nIt is ** very ** far.",
            "# Use\n\n- one\n- two\n\nIt is **very** far.",
        ),
    ),
    Entry(
        "markup-md-fence", "markup", _SAFE,
        "The signs of a fence are closed up; one around all text goes if the source has none.",
        Example("```sh\nls\n`` `\n\nIt is done.", "```sh\nls\n```\n\nIt is done."),
    ),
    Entry(
        "markup-md-front-matter", "markup", _SAFE,
        "The lines of dashes around front matter are closed up.",
        Example(
            "- - -\ntitle: Use\n- - -\n\n# Use\n\n- one\n- two\n",
            "---\ntitle: Use\n---\n\n# Use\n\n- one\n- two\n",
        ),
    ),
    Entry(
        "markup-md-heading", "markup", _SAFE,
        "A heading has its signs in one piece and a space behind them; hashtags stay.",
        Example(
            "# Use\n\n- one\n- two\n\n##Start\n\nRun it.",
            "# Use\n\n- one\n- two\n\n## Start\n\nRun it.",
        ),
    ),
    Entry(
        "markup-md-html", "markup", _SAFE,
        "Comments and pairs of tags in Markdown are closed up if their brackets are there.",
        Example("```sh\nls\n```\n\n<! - - more - ->", "```sh\nls\n```\n\n<!-- more -->"),
    ),
    Entry(
        "markup-md-image", "markup", _SAFE,
        "The sign, the words and the target of an image are closed up.",
        Example(
            "# Use\n\n- one\n- two\n\n! [Map] (map.png)",
            "# Use\n\n- one\n- two\n\n![Map](map.png)",
        ),
    ),
    Entry(
        "markup-md-link", "markup", _SAFE,
        "The words and the target of a link are closed up; a remark in parentheses is no target.",
        Example(
            "# Use\n\n- one\n- two\n\nSee [the map] (map.html).",
            "# Use\n\n- one\n- two\n\nSee [the map](map.html).",
        ),
    ),
    Entry(
        "markup-md-list", "markup", _SAFE,
        "A space stands behind the sign of an item; the box of a task is one letter wide.",
        Example(
            "# Use\n\n- one\n- two\n\n1.Open it\n2.Read it",
            "# Use\n\n- one\n- two\n\n1. Open it\n2. Read it",
        ),
    ),
    Entry(
        "markup-md-note", "markup", _SAFE,
        "The sign of a footnote is closed up if the text has both the sign and the note.",
        Example(
            "# Use\n\n- one\n- two\n\nFar[^ 1] away.\n\n[^1]: A day.",
            "# Use\n\n- one\n- two\n\nFar[^1] away.\n\n[^1]: A day.",
        ),
    ),
    Entry(
        "markup-md-quote", "markup", _SAFE,
        "The full-width sign of a quotation becomes the plain one of Markdown.",
        Example("# 文\n\n- 一\n- 二\n\n＞引用文字", "# 文\n\n- 一\n- 二\n\n> 引用文字"),
    ),
    Entry(
        "markup-md-table", "markup", _SAFE,
        "The row of dashes under the header of a table is written as Markdown has it.",
        Example(
            "# Use\n\n- one\n- two\n\n| A | B |\n| - - - | - - - |\n| x | y |",
            "# Use\n\n- one\n- two\n\n| A | B |\n| --- | --- |\n| x | y |",
        ),
    ),
    Entry(
        "markup-md-unclear", "markup", ("flag",),
        "Signs of Markdown are damaged, and what they meant is not certain; they are left.",
    ),
    Entry(
        "source-callout", "source", _SAFE,
        "The kind of a callout or container that was translated is restored from the original.",
        Example(
            "# Use\n\n- one\n- two\n\n::: Tipp\nRun it.\n:::",
            "# Use\n\n- one\n- two\n\n::: tip\nRun it.\n:::",
            source="# Gebrauch\n\n- eins\n- zwei\n\n::: tip\nLauf.\n:::",
        ),
    ),
    Entry(
        "source-link-target", "source", _SAFE,
        "A path in a link of Markdown that was translated is restored from the original text.",
        Example(
            "# Use\n\n- one\n- two\n\n[Start](docs/beginn.md)",
            "# Use\n\n- one\n- two\n\n[Start](docs/start.md)",
            source="# Gebrauch\n\n- eins\n- zwei\n\n[Start](docs/start.md)",
        ),
    ),
    Entry(
        "source-fence", "source", _SAFE,
        "The language of a fence that was translated is restored from the original text.",
        Example(
            "```golpe\nls\n```\n", "```bash\nls\n```\n", source="```bash\nls\n```\n"
        ),
    ),
    Entry(
        "source-front-matter", "source", _SAFE,
        "A key of front matter that was translated is restored from the original text.",
        Example(
            "---\ntitre: Use\n---\n\n# Use\n\n- one\n- two\n",
            "---\ntitle: Use\n---\n\n# Use\n\n- one\n- two\n",
            source="---\ntitle: Uso\n---\n\n# Uso\n\n- uno\n- dos\n",
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
        Example("Ask desk @ example. com today.", "Ask desk@example.com today."),
    ),
    Entry(
        "markup-site", "links", _SAFE, "The name of a site that was pulled apart is closed up.",
        Example("They read example. com every day.", "They read example.com every day."),
    ),
    Entry(
        "markup-bbcode", "links", _SAFE, "BBCode tags that were pulled apart are closed up.",
        Example("The [b] level [ / b] is big.", "The [b]level[/b] is big."),
    ),
    Entry(
        "markup-latex", "links", _SAFE,
        "Commands and formulas of LaTeX that were pulled apart are closed up.",
        Example(
            r"It is \ textbf { not } the norm $ \ | x \ | $.",
            r"It is \textbf{not} the norm $\|x\|$.",
        ),
    ),
    Entry(
        "markup-shortcode", "links", _SAFE,
        "Shortcodes of WordPress that were pulled apart are closed up.",
        Example('Look: [gallery ids = "4, 5"]', 'Look: [gallery ids="4,5"]'),
    ),
    Entry(
        "markup-wiki", "links", _SAFE,
        "Links, templates and headings of wikis that were pulled apart are closed up.",
        Example(
            "See [ [ File: Map.png | thumb ] ] for it.", "See [[File:Map.png|thumb]] for it."
        ),
    ),
    Entry(
        "markup-handle", "links", _SAFE,
        "A handle that stands in one piece elsewhere in the text is closed up.",
        Example("Ask @ann_w now. Write to @ ann_w soon.", "Ask @ann_w now. Write to @ann_w soon."),
    ),
    Entry(
        "markup-identifier", "links", _SAFE,
        "Names of computing that can be nothing else are closed up.",
        Example("It runs on x86_ 64 machines.", "It runs on x86_64 machines."),
    ),
    Entry(
        "markup-path", "links", ("flag",), "A path to a file seems to have spaces in it.",
    ),
)  # fmt: skip
_MESSAGES = (
    Entry(
        "markup-placeholder", "markup", _SAFE,
        "Placeholders of messages that were pulled apart and can be nothing else are closed up.",
        Example("% 1 $ s has {0 } files", "%1$s has {0} files", format="message"),
    ),
    Entry(
        "markup-message", "markup", ("flag",),
        "Braces, keywords or selectors of an ICU message cannot be right.",
    ),
    Entry(
        "source-escape", "source", _SAFE,
        "Signs that the engine escaped are plain where the original message has them so.",
        Example(
            "the user&#39;s {file\\_name}", "the user's {file_name}",
            source="{file_name} des Nutzers", format="message",
        ),
    ),
    Entry(
        "source-placeholder", "source", _OR_FLAG,
        "Placeholders that were damaged or renamed are restored from the original message.",
        Example(
            "Coupon% 1 $ s of {nombre}", "Coupon %1$s of {name}",
            source="Cupón %1$s de {name}", format="message",
        ),
    ),
    Entry(
        "source-placeholder-extra", "source", ("flag",),
        "The message has a placeholder that the original has not, or has it more often.",
    ),
    Entry(
        "source-placeholder-lost", "source", ("flag",),
        "The message lacks a placeholder of the original.",
    ),
    Entry(
        "source-selector", "source", _SAFE,
        "Names, keywords and selectors of ICU messages are restored from the original.",
        Example(
            "{n, plurale, un {a file} altri {# files}}",
            "{n, plural, one {a file} other {# files}}",
            source="{n, plural, one {un file} other {# file}}", format="message",
        ),
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
_GRAMMAR = (
    Entry(
        "lt", "grammar", ("safe", "unsafe", "flag"),
        "Whatever LanguageTool says: its rules are called lt- and LanguageTool's own id, and each"
        " is trusted as far as it was measured.",
    ),
)  # fmt: skip
_SUPPRESSION = (
    Entry(
        "suppression-damaged", "suppression", _FLAG,
        "A comment for mtfix was damaged or translated on its way through the engine.",
    ),
    Entry(
        "suppression-pattern-stopped", "suppression", _FLAG,
        "An ignore-pattern took too long; nothing is changed in a text that it may be about.",
    ),
    Entry(
        "suppression-unknown-rule", "suppression", _FLAG,
        "A comment names a rule or family that does not exist.",
    ),
    Entry(
        "unused-suppression", "suppression", _FLAG,
        "A comment suppresses nothing; mtfix check tells of it.",
    ),
)  # fmt: skip

ENTRIES: Mapping[str, Entry] = {
    entry.id: entry
    for entry in (
        *_CASING,
        *_MARKUP,
        *_MARKDOWN,
        *_SOURCE,
        *_MESSAGES,
        *_LINKS,
        *_CONVERSION,
        *_GLOSSARY,
        *_GRAMMAR,
        *_SUPPRESSION,
    )
}
"""The rules that stand in no pack, by their ids."""

FAMILIES: Mapping[str, Sequence[str]] = {
    family: tuple(entry.id for entry in ENTRIES.values() if entry.family == family)
    for family in get_args(Family)
}
"""The ids of each family."""
