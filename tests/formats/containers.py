"""Small files of every format, with defects in the prose and the same signs everywhere else."""

from __future__ import annotations

from typing import NamedTuple

from mtfix import containers
from mtfix.containers import Outcome
from mtfix.edits import Cause, Edit, apply
from mtfix.formats.registry import CONTAINERS
from mtfix.formats.segments import Options, Segment
from mtfix.result import Result

DEFECT = "~"
_CAUSE = (Cause("test-tilde", "no tilde is wanted"),)


class Sample(NamedTuple):
    """A ¤ in prose stands for a tilde that goes; a comma between spaces for one that stays."""

    format: str
    marked: str
    options: Options = Options()

    @property
    def broken(self) -> str:
        return self.marked.replace("¤", DEFECT).replace(" , ", f"{DEFECT}, ")

    @property
    def fixed(self) -> str:
        return self.marked.replace("¤", "").replace(" , ", f"{DEFECT}, ")


def fix_segment(segment: Segment) -> Result:
    """Take the tildes out, so that no test of a format depends on rules of language."""
    text = segment.text
    places = [at for at, character in enumerate(text) if character == DEFECT]
    edits = tuple(Edit(at, at + 1, "", _CAUSE) for at in places)
    return Result(text, apply(text, edits), edits, (), (), True, "text")


def fix(text: str, format_: str, options: Options = Options()) -> Outcome:  # noqa: B008
    return containers.fix(text, CONTAINERS[format_], fix_segment, options)


SAMPLES = (
    Sample(
        "po",
        '# a , comment\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n"Plural-Forms: nplurals=2;\\n"\n\n'
        '#: a.c:1\nmsgctxt "menu , one"\nmsgid "Der Hund , er bellt"\nmsgstr ""\n'
        '"The dog¤, he said to \\"us\\"\\n"\n"and left¤, late.\\tNow"\n\n'
        '#, fuzzy\nmsgid "b"\nmsgstr "The dog , he barks"\n\n'
        'msgid "%d Hund"\nmsgid_plural "%d Hunde"\nmsgstr[0] "one dog¤, he barks"\n'
        'msgstr[1] "%d dogs¤, they bark"\n\n#~ msgid "c"\n#~ msgstr "The dog , he barks"\n',
    ),
    Sample(
        "xliff",
        '<?xml version="1.0"?>\r\n<xliff version="1.2"><file target-language="en"><body>\r\n'
        '<trans-unit id="1"><source>Der <g id="1">Hund</g> , er</source>\r\n'
        '<target state="x" >The <g id="1">dog¤, he</g> &amp; <ph id="2">a , b</ph> we¤, too'
        "<!-- c , d --></target><alt-trans><target>old , one</target></alt-trans></trans-unit>\r\n"
        '<trans-unit id="2" translate="no"><target>kept , here</target></trans-unit>\r\n'
        '<trans-unit id="3"><target><![CDATA[The <b>dog¤, he]]></target></trans-unit>\r\n'
        "</body></file></xliff>",
    ),
    Sample(
        "xliff",
        '<xliff version="2.0" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
        '<file id="f"><unit id="u"><segment id="s"><source>Hé , er</source>'
        '<target>Thé dog¤, <pc id="1">he said¤, then</pc> <ph id="2"/> left</target></segment>'
        "<ignorable><target>x , y</target></ignorable></unit></file></xliff>\n",
    ),
    Sample(
        "tmx",
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="de"/><body>'
        '<tu tuid="1"><tuv xml:lang="de-DE"><seg>Der Hund , er</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>The dog¤, <bpt i="1">&lt;b , c></bpt>he<ept i="1"/> said</seg>'
        "</tuv></tu></body></tmx>",
    ),
    Sample(
        "android",
        '<resources xmlns:xliff="urn:x">\n  <!-- a , b -->\n'
        "  <string name='a'>Don\\'t stop¤, <b>he   said¤, \n      now</b>"
        ' <xliff:g id="x" example="a , b">%1$s , x</xliff:g></string>\n'
        '  <string name="b">"  The dog¤, he barks  "</string>\n'
        '  <string name="c" translatable="false">The dog , he barks</string>\n'
        '  <plurals name="p"><item quantity="one">one dog¤, he barks\\u0021</item></plurals>\n'
        '  <string-array name="q"><item>@string/a</item><item>The dog¤, he</item></string-array>\n'
        "</resources>\n",
    ),
    Sample(
        "strings",
        '/* a , b */\n"the , key" = "The dog¤, he said \\"no\\" \\U00e9\\n";\n// c , d\nk = "v";\n',
    ),
    Sample(
        "stringsdict",
        '<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"'
        ' "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict>'
        "<key>dogs , all</key><dict><key>n</key><dict><key>NSStringFormatSpecTypeKey</key>"
        "<string>a , b</string><key>one</key><string>one dog¤, he barks &amp; so</string></dict>"
        "<key>NSStringLocalizedFormatKey</key><string>%#@n@¤, he</string></dict></dict></plist>",
    ),
    Sample(
        "json",
        '{"a , b": "The dog¤, he said \\"no\\" caf\\u00e9 \\ud83d\\ude00",\r\n\t"c":[1.5e3, null,'
        '{"d" : "we left¤, too"} ], "e": {}, "f": [] }\n',
    ),
    Sample(
        "arb",
        '{"@@locale": "en", "a": "The dog¤, he barks", "@a": {"description": "The dog , he"}}',
    ),
    Sample(
        "jsonl",
        '{"s": "x , y", "t": "The dog¤, he barks"}\n\n{"t": "We left¤, too", "n": 1}\r\n{"n": 2}',
        Options(field="t", source_column="s"),
    ),
    Sample(
        "yaml",
        "# a , b\nen:\n  a , b: The dog¤, he barks # c , d\n  c: 'It''s the dog¤, he said'\n"
        '  d: "The dog¤, h\\u00e9 barks"\n  e: |\n    The dog¤, he barks\n    and left¤, too\n'
        "  f: >\n    folded , text\n  g: [yes, 'a dog¤, he', &x !!str \"b dog¤, he\"]\n"
        "  h: two\n    lines , here\n",
    ),
    Sample(
        "properties",
        "# a , b \\\na , b = x\nk = The dog¤, he barks \\\n      and left¤, \\u00e9 too\n! c , d\n"
        "  e\\ f: We left¤, too\nempty=\n",
    ),
    Sample(
        "csv",
        'id;source;target\r\n"a ; b";"x , y";"The ""dog""¤, he\r\nbarks¤, now"\r\n'
        "\r\n2;z;We left¤, too\r\n",
    ),
    Sample(
        "tsv",
        'en , x\tde\nThe dog¤, he barks\tDer Hund , er\n"We left¤, too"\tWir , auch\n',
        Options(target_column="en~, x", source_column="de"),
    ),
    Sample(
        "srt",
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The dog¤, he</i>\r\n{\\an8}and we left¤, too\r\n"
        "\r\n2\r\n00:00:03,000 --> 00:00:04,000 X1:40\r\nThe dog¤, he barks",
    ),
    Sample(
        "vtt",
        "WEBVTT - a , b\n\nNOTE c , d\n\nname , e\n00:01.000 --> 00:02.000 align:start\n"
        "<v Bob , x>The dog¤, he &amp; we\nleft¤, too</v>\n\n00:03.000 --> 00:04.000\nbye\n",
    ),
)
