"""Write ``mtfix/casing/data/en/steady_names.txt``: names of several words with steady capitals.

    python scripts/count_steady_names.py wikipedia.txt …

A name made of common words (White House, Red Sea, New Jersey) may be no name. Whether it is depends
on its article above all: “the white house” is the president's, “a white house” is anybody's; “new
jersey” is the state, “the new jersey” is a shirt. So names are counted with “the” and without any
determiner apart, within sentences, as lists have them and in lower case.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lexicon_names import phrases

from mtfix.casing.lexicon import DATA, Known, english, key_of

OUTPUT = DATA / "en" / "steady_names.txt"
HEAD = """\
# Names of several words that edited text writes with their capitals 99 times in 100: behind “the”
# if it stands here, without any determiner if it does not. With "?" it did not always.
"""
MOST_SMALL, MOST_PARTLY = 1 / 100, 1 / 10
"""How often a name may be written without capitals, and how often without some of them."""

FEWEST, FEWEST_OF_WORDS, FEWEST_OF_PLURALS = 8, 30, 60
"""Of names all whose words are common ones more uses are asked, and more still of plurals that have
no article: nothing but their capitals tells them from things."""

THINGS = frozenset({"golden dawn", "new deal", "purple heart", "rotten tomatoes"})
"""What an encyclopedia speaks of less than people do."""

INSTITUTIONS = frozenset(
    """academy act administration agency association board bureau center centers centre coast
    college commission committee company convention corporation council declaration department
    directorate federation force fund guard institute institutes institution laboratory
    library ministry museum nations observatory organisation organization park partnership
    plan regulation service services treaty union university""".split()
)
LONG = 4
"""So many words, an institution's among them, are a name though text seldom has it."""

ARTICLE = "the"
DETERMINERS = frozenset(
    """a an this that these those his her its their our my your each every no some any one two three
    another""".split()
)
ENDS = '.,;:!?)"”’'
BEGINNINGS = '.!?:;"“('

Names = Mapping[tuple[str, str], list[tuple[str, ...]]]
"""The names by their first two words, in lower case, the longest first."""


class Place(NamedTuple):
    """Where a name stands."""

    key: str
    """The name in lower case, with its article."""
    state: int
    """Whether it has its capitals (0), only some (1: the president of the United States), none."""


class Line:
    """A line as words, apart from the signs behind them."""

    def __init__(self, line: str) -> None:
        self.tokens = line.split()
        bare = (token.rstrip(ENDS) for token in self.tokens)
        self.words = [word.removesuffix("'s").removesuffix("’s") for word in bare]
        self.small = [word.lower() for word in self.words]


def names_by_start(names: Iterable[str]) -> Names:
    """The names of several words by their first two."""
    found: defaultdict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        words = tuple(name.split())
        if len(words) > 1:
            found[words[0].lower(), words[1].lower()].append(words)
    for alike in found.values():
        alike.sort(key=len, reverse=True)
    return found


def places(line: Line, names: Names, firsts: frozenset[str]) -> Iterator[Place]:
    """The names of a line, but for those at its start and those that go on with a capital."""
    for at, word in enumerate(line.small[:-1]):
        if not at or word not in firsts or line.words[at] != line.tokens[at]:
            continue
        for name in names.get((word, line.small[at + 1]), ()):
            place = place_of(line, at, name)
            if place is not None:
                yield place
                break


def place_of(line: Line, at: int, name: tuple[str, ...]) -> Place | None:
    """The place if the name stands there in whatever case, with no capital right beside it."""
    end = at + len(name)
    key = key_of(" ".join(name))
    if " ".join(line.small[at:end]) != key or line.words[at : end - 1] != line.tokens[at : end - 1]:
        return None
    before, is_last = line.tokens[at - 1], line.tokens[end - 1] != line.words[end - 1]
    goes_on = not is_last and line.tokens[end : end + 1] and line.tokens[end][0].isupper()
    if before[-1] in BEGINNINGS or (before[0].isupper() and at > 1) or goes_on:
        return None
    determiner = before.lower()
    if determiner in DETERMINERS:
        return None
    written = " ".join(line.words[at:end])
    state = 0 if written == " ".join(name) else 2 if written == key else 1
    return Place(f"{ARTICLE} {key}" if determiner == ARTICLE else key, state)


def count(paths: Iterable[Path], names: Names) -> dict[str, list[int]]:
    """How often each name stands in each state."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    firsts = frozenset(first for first, _ in names)
    for path in paths:
        with path.open(encoding="utf-8", errors="replace") as file:
            for text in file:
                for place in places(Line(text), names, firsts):
                    found[place.key][place.state] += 1
        print(f"{path.name}: {len(found):,} names", file=sys.stderr)
    return found


def is_steady_name(key: str, raised: int, partly: int, small: int) -> bool:
    """Whether a name needs no other evidence, and has a common word at all."""
    name = key.removeprefix(f"{ARTICLE} ")
    words = name.split()
    common = [bool(english().knows(word) & (Known.LOWER | Known.COMMON)) for word in words]
    is_plural = all(common) and words[-1].endswith("s") and key == name
    fewest = FEWEST_OF_WORDS if all(common) else FEWEST
    is_often = raised >= (FEWEST_OF_PLURALS if is_plural else fewest)
    is_people = bool(english().knows(words[-1]) & Known.DEMONYM)  # the old English furniture
    is_kind = name in THINGS or (is_people and common[0]) or not is_listed(name)
    is_steady = partly <= MOST_PARTLY * raised and small <= MOST_SMALL * raised
    return any(common) and is_often and is_steady and not is_kind


def is_listed(name: str) -> bool:
    """Whether the lexicon has it without its article: the Lancet is The Lancet."""
    return " " in name and key_of(english().phrase(name)) == name


def is_long_name(name: str, counts: Mapping[str, list[int]]) -> bool:
    """Whether a name says by its length and head what it is, and was never met in lower case."""
    words = key_of(name).split()
    heads = {words[0], words[-1]}
    common = any(english().knows(word) & Known.LOWER for word in words)
    if len(words) < LONG or INSTITUTIONS.isdisjoint(heads) or not common:
        return False
    keys = (key_of(name), f"{ARTICLE} {key_of(name)}")
    small = sum(sum(counts[key][1:]) for key in keys if key in counts)
    return not small and is_listed(key_of(name))


def main() -> None:
    """Count the corpora named on the command line and write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+", help="edited prose, a paragraph a line")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    counts = count(options.corpora, names_by_start(phrases()))
    steady = {
        key + ("?" if states[-1] else "")
        for key, states in counts.items()
        if is_steady_name(key, *states)
    }
    for name in phrases():
        if is_long_name(name, counts):
            steady |= {key_of(name), f"{ARTICLE} {key_of(name)}"}
    options.output.write_text(HEAD + "\n".join(sorted(steady)) + "\n", encoding="utf-8")
    print(f"{options.output}: {len(steady):,} names")


if __name__ == "__main__":
    main()
