"""Write ``mtfix/casing/data/en/uncapitalised.txt``: words that have no capital between small words.

    python scripts/count_uncapitalised.py wikipedia.txt …

The odds of a lexicon do not tell a stray capital from a name, since names of several words count
in them (Hubble Space Telescope). What tells is how a word is written between words in lower
case, two on each side: “the telescope is” against “the State is”.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from mtfix.casing.lexicon import DATA, Known, english

OUTPUT = DATA / "en" / "uncapitalised.txt"
HEAD = "# Words that edited text hardly ever capitalises between words in lower case.\n"
MOST_ODDS = 1 / 80
UNSEEN = 0.3
FEWEST = 20
REACH = 2
SMALL = re.compile(r"[a-z][a-z'’-]*")
KINSHIP = frozenset("mother father mum mom dad papa mama grandma grandpa aunt uncle".split())


def count(lines: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often words stand without and with a capital between small words."""
    small: Counter[str] = Counter()
    raised: Counter[str] = Counter()
    for line in lines:
        words = line.split()
        is_small = [SMALL.fullmatch(word) is not None for word in words]
        for at in range(REACH, len(words) - REACH):
            around = is_small[at - REACH : at] + is_small[at + 1 : at + 1 + REACH]
            if words[at].isalpha() and all(around):
                if is_small[at]:
                    small[words[at]] += 1
                elif words[at].istitle():
                    raised[words[at].lower()] += 1
    return small, raised


def main() -> None:
    """Count the corpora named on the command line and write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    small: Counter[str] = Counter()
    raised: Counter[str] = Counter()
    for path in options.corpora:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = count(file)
        small, raised = small + found[0], raised + found[1]
    listed = [
        word
        for word, number in small.items()
        if number >= FEWEST
        and (raised[word] + UNSEEN) / (number + UNSEEN) < MOST_ODDS
        and english().knows(word) & Known.LOWER
        and not english().knows(word) & Known.DATE
        and word not in KINSHIP
    ]
    options.output.write_text(HEAD + "\n".join(sorted(listed)) + "\n", encoding="utf-8")
    print(f"{options.output}: {len(listed):,} words")


if __name__ == "__main__":
    main()
