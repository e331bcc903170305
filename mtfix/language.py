"""In what language and manner a block is written: rules for English prose ask first.

A stop-word count is enough to tell languages apart here, and it is cheap; a block that gives no
sign is taken for English, since that is what mtfix is run on.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from mtfix.blocks import Blocks
from mtfix.patterns import compiled

FUNCTION_WORDS = frozenset(
    """the of and to in is was that for with on he it as by at from are this be have has not
    or but they his her she you which will an i we were been their who""".split()
)
"""The most frequent words of English: every sentence of some length has one."""

_OTHER_LANGUAGES = {
    "de": """der die und das nicht ist von den zu mit ein eine auf sich dem des auch wird sind
        ja nein danke bitte oder für""",
    "fr": """le la les des et du est dans que pour une un sur qui au aux avec ce cette sont mot
        oui merci bonjour""",
    "es": "el los las que y del con una para por su al lo como más este esta son está hola gracias",
    "it": "il che di e per una non del della con sono gli alla è nel questo ciao grazie",
    "pt": "o os do da em um uma não com as dos das ao são mais foi",
    "nl": "het een en van niet dat op te zijn met voor er aan ook bij",
    "pl": "się nie na że jest do to z w i dla przez od",
    "sv": "och att det som en på är av för inte den till med har de om ett",
    "tr": "bir ve bu için ile da de olarak çok daha olan",
    "id": "yang dan di ini dengan untuk dari tidak pada adalah",
}
_OTHERS = {
    word: [language for language, words in _OTHER_LANGUAGES.items() if word in words.split()]
    for words in _OTHER_LANGUAGES.values()
    for word in words.split()
    if word not in FUNCTION_WORDS
}
_FREQUENT_WORDS = {
    "en": " ".join(FUNCTION_WORDS),
    "de": """der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch
        es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem einen über
        so zum war haben nur oder aber zur bis durch man ich wir du wenn was kann""",
    "fr": """de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce
        il sont avec son aux qu être cette ou sa ses mais comme on nous leur elle je
        vous si été ont""",
    "es": """de la que el en los se del las un por con no una su para es al lo como más pero
        sus le ha me si sin sobre este ya entre cuando esta son también fue muy hasta desde está""",
    "it": """di il la che in un per una del non si le dei con della da al sono come alla
        più nel gli ha anche lo ma dal delle su se questo nella""",
    "pt": """de que do da em um para com não uma os no se na por mais as dos como mas foi ao
        ele das tem seu sua ou ser muito nos já está eu também""",
    "nl": """de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar
        bij nog uit naar door over ze hij worden wordt heeft was ik je""",
    "ca": "de la el que en per les els un una del amb és no al es dels va més ha com són",
    "gl": "de que do da en un unha os para con non as no na se por ao dos como máis",
    "ro": "de și în la cu nu pe din care un să este ca mai pentru se al au fost",
    "af": "die van en in is het nie te wat vir op met dat hy om sy aan was",
    "da": "og er det på en af at som for til de med den har ikke et fra var jeg",
    "sv": "och att det som en på är av för de till med har den inte om ett var jag",
    "is": "og að er sem til um við var en með ekki það hann fyrir af því",
    "fi": "ja on ei että se oli hän mutta ovat kun niin myös joka tai",
    "hu": "az és hogy nem is egy meg de ez már csak volt van",
    "pl": "na się nie do to że jest za od przez jak po dla ale",
    "cs": "se na je že do to ve jako pro za by jsou si jsem tak",
    "hr": "je se na da za od su koji ne iz kao će bi što",
    "tr": "bir ve bu için ile da de olarak çok daha olan ne mi gibi",
    "id": "yang dan di ini dengan untuk dari tidak pada adalah itu dalam ke akan",
    "la": "et in est non ad ut cum sed ex quod qui ac si atque quae per",
}
"""The most frequent words of languages, English and those that are easily taken for another.

Single letters are not among them: too many languages have them, and so do code and lists.
"""
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _FREQUENT_WORDS.items():
    for _word in set(_words.split()):
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_SAMPLE = 240
_DOCUMENT_SAMPLE = 6000
_FEW_WORDS = 8
_LONG_DOCUMENT = 40
_LEAST_SHARE = 0.12  # English prose has 0.3 to 0.4, headlines 0.15, Javanese 0.01
_LEAST_SHARE_OF_FREQUENT = 0.12  # prose has 0.2 to 0.4, lists of names 0.05
_LEAST_FREQUENT_WORDS = 3
_LATIN_WORD = compiled(r"[A-Za-zÀ-ʯ]+")
_ACCENTED = compiled(r"[À-ʯ]")
_FOREIGN_LETTER = compiled(r"[^\W\d_A-Za-zÀ-ʯ’ʼ]")
_HALVES = "up off out in on to by old day man end led one two of the and or".split()
_FIRST_HALVES = """long short low high well full part half self non anti multi semi large small
    old new hard good best left right middle world user real first second third one two three four
    five six seven eight nine ten eighteen twenty thirty""".split()
"""Halves of compounds: ``face -to-face``, which a damaged hyphen leaves, is no option."""
_BEFORE_OPTION = """the with without use uses used using option options flag flags switch parameter
    argument run add pass via like specify java find gcc tar""".split()
"""What stands before an option of a program that is a word: ``the -name option``."""

_NO_OPTION = "".join(rf"(?<!\b{half}\s-)" for half in _FIRST_HALVES)
_CODE = compiled(
    "|".join(
        [
            r"[;{}\\]\s*$",  # ends of statements
            r"^(?: {4}|\t)",
            r"^\s*(?:[$#%>]\s|>>>|//|/\*|<\?|@\w+$|[.;]\s?[A-Z][a-z]?\s)",
            r"^\s*(?:from \.|import \w|git |cp |mv |ls |cd |def |class |return\b|if \(|for ?\()",
            r"=>|==|!=|:=|::|\|\||&&|->\s?\w+\(",
            r"\w\(\)|\w\(\s[^()\n]*(?:\(|\s\)|\)\s*[;{=])|\w\[\w*\]|\w=[\w\"']|\s[?$]?\w*\s?=\s?\S",
            r"(?<!\w)[$@][A-Za-z_]\w*|\\[A-Za-z(]|\w+\.\w+_\w",
            rf"(?<!\d)\s-(?!(?:{'|'.join(_HALVES)})\b){_NO_OPTION}[A-Za-z]\w?[ =]",
            r"(?<!\d)\s--\w[\w-]*[ =]",
            rf"(?:^|[^\w\s)\"”’,]|(?<!-)\b(?:{'|'.join(_BEFORE_OPTION)}))\s-[a-z]{{3,}}[ =]",
            r"\s-\w+=",
            r"^\s*[\"']?[\w.-]+[\"']?\s*:\s*[\"'\[{]",  # keys of data
            r"^\s*[.\w/-]+\.\w{1,4}\s?$",  # file names
            r"[|+]-{2,}|-{2,}[|+(]",  # drawn boxes
            r"^\s*\w+ (?:→|::=)(?=\s)",  # grammars: Group → ( Expression )
        ]
    ),
    re.M,
)
"""What tells that a block is code, data or a drawing rather than prose."""

_GLOSSED_NAME = compiled(r"[A-Z][a-z]+ [A-Z][a-z]+\( [A-Za-z]+ \)")
"""``the Road Traffic Agency( rta ) says``: a bracket that lost its place is no call."""

_SMALL_I = compiled(r"(?<![\w.'’-])i(?![\w.'’-]|\))")
_QUOTED_I = compiled(r"(?<=[\"“])i(?= [a-z])")
"""With it speech begins that lost its capital, in a text that may have kept all others."""

_SPEECH = compiled(r"\s*[\"“„] ?[a-z][^\"”“]{3,}[,.!?] ?[\"”“]")
"""A quotation that begins the block; it may have begun in mid-sentence."""

_LATER_NAME = compiled(r"\b[a-z]{2,} [A-Z][a-z]{2,}\b")
"""A capital within a sentence: who leaves out those of sentences leaves these out too."""

_INNER_CAPITAL = compiled(r"[\w,] [A-Z][a-z]{2,}\b")
_LATER_START = compiled(r"[.!?][\"”’)]?\s+[\"“‘(]?([A-Za-z]+)\b")


class Manner(NamedTuple):
    """How a block is written."""

    is_latin: bool
    is_english: bool
    is_code: bool
    is_cased: bool
    """It, or a sentence in it, begins with a capital, as prose does; chat and some poems do not."""


@lru_cache(maxsize=1 << 10)
def manner(text: str) -> Manner:
    """The manner of a piece of prose.

    >>> manner("see you on monday")
    Manner(is_latin=True, is_english=True, is_code=False, is_cased=False)
    """
    return Manner(is_latin(text), is_english(text), _is_code(text), _is_cased(text))


def _is_code(text: str) -> bool:
    """Whether a block is code.

    >>> _is_code("x = f( a )"), _is_code("The Road Traffic Agency( rta ) says so.")
    (True, False)
    """
    prose = _GLOSSED_NAME.sub("", text) if "( " in text else text
    return _CODE.search(prose) is not None


def _is_cased(text: str) -> bool:
    """Whether the writer uses capitals: the first word alone may have lost its own.

    >>> _is_cased("the bus was late. The driver said why."), _is_cased("late again. Oslo is far")
    (True, False)
    >>> _is_cased("well. i saw it. The bus was late.")
    False
    >>> _is_cased("orlik’s aunt left. “i knew,” she said. On monday it rained.")
    True
    >>> _is_cased("“we sold it,” the owner said."), _is_cased("the crew met Ann in Rome.")
    (True, True)
    >>> _is_cased("the crew met Captain Jan Orlik. orlik told Radio Gdynia why.")
    True
    """
    letter = next(filter(str.isalpha, text), "")
    if not letter.islower():
        return True
    text = _QUOTED_I.sub("", text)
    starts = _LATER_START.findall(text)
    small = list(filter(str.islower, starts))
    is_name_small = len(_INNER_CAPITAL.findall(text)) > 1 and FUNCTION_WORDS.isdisjoint(small)
    if (small and not is_name_small) or _SMALL_I.search(text):
        return False
    if any(word.lower() in FUNCTION_WORDS for word in starts):
        return True
    has_stop = text.rstrip(' \n"”’)').endswith((".", "!", "?"))
    return has_stop and (_SPEECH.match(text) is not None or _LATER_NAME.search(text) is not None)


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    return 2 * len(_FOREIGN_LETTER.findall(text)) <= sum(map(str.isalpha, text))


class Share(NamedTuple):
    """How many words a text has, how many of them are English function words, and the most that
    another language has of its own.
    """

    words: int
    english: int
    other: int


def share(text: str) -> Share:
    """Count function words.

    >>> share("Das Haus ist nicht groß.")
    Share(words=5, english=0, other=3)
    """
    found = _LATIN_WORD.findall(text.lower())
    others = Counter(language for word in found for language in _OTHERS.get(word, ()))
    english = sum(word in FUNCTION_WORDS for word in found)
    return Share(len(found), english, max(others.values(), default=0))


def is_frequent(word: str) -> bool:
    """Whether a word, in lower case, is among the most frequent ones of some language.

    >>> is_frequent("the"), is_frequent("für"), is_frequent("road")
    (True, True, False)
    """
    return word in _LANGUAGES_OF


def is_english(text: str) -> bool:
    """Whether a piece of text is English: its function words say so; a few words need none.

    >>> is_english("Shares fell on Friday."), is_english("Das Haus ist nicht groß.")
    (True, False)
    """
    if not is_latin(text):
        return False
    words, english, other = share(text)
    accented = sum(map(_is_accented, _LATIN_WORD.findall(text)))
    if english < other or accented > max(1, english):
        return False
    return english > 0 or (words < _FEW_WORDS and not _ACCENTED.search(text))


def _is_accented(word: str) -> bool:
    return not word.isascii()


def is_english_document(text: str) -> bool:
    """Whether a document may be English: a long one needs its share of function words."""
    words, english, other = share(text[:_DOCUMENT_SAMPLE])
    return english >= other and (words < _LONG_DOCUMENT or english >= _LEAST_SHARE * words)


def language(text: str) -> str:
    """The language other than English that a text is written in; empty if there is no sign.

    >>> language("Das Haus ist nicht groß."), language("Сегодня")
    ('de', '')
    """
    sample = text[:_DOCUMENT_SAMPLE]
    found = _LATIN_WORD.findall(sample.lower())
    counts = Counter(language for word in found for language in _LANGUAGES_OF.get(word, ()))
    best, times = max(counts.items(), key=itemgetter(1), default=("", 0))
    distinct = sum(best in _LANGUAGES_OF.get(word, ()) for word in set(found))
    is_known = (
        distinct >= _LEAST_FREQUENT_WORDS
        and times >= _LEAST_SHARE_OF_FREQUENT * len(found)
        and times >= 2 * counts["en"]
        and is_latin(sample)
    )
    return best if is_known else ""


class Manners:
    """The manners of the blocks of a text, each worked out once and only if asked for.

    Args:
        text: the prose of a document.
        blocks: its blocks.
    """

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._text = text
        self._blocks = blocks
        self._known: dict[int, Manner] = {}

    @cached_property
    def language(self) -> str:
        """The code of the document's language: ``en`` for want of signs, empty if it is unknown.

        If it is not ``en``, no part of the document is taken for English.
        """
        if not self.is_latin:
            return ""
        other = language(self._text)
        return other or ("en" if is_english_document(self._text) else "")

    @cached_property
    def is_latin(self) -> bool:
        """Whether the document is written in Latin letters, at its start."""
        return is_latin(self._text[:_DOCUMENT_SAMPLE])

    def at(self, offset: int) -> Manner:
        """The manner of the block that holds an offset of the prose."""
        block = self._blocks.at(offset)
        found = self._known.get(block.start)
        if found is None:
            sample = self._text[block.start : min(block.end, block.start + _SAMPLE)]
            found = self._known[block.start] = manner(sample)
        return found
