"""Lexicons of a user's over the one that comes along."""

from __future__ import annotations

from pathlib import Path

import marisa_trie
import pytest

import mtfix
from mtfix import Config
from mtfix.casing.layers import LexiconError, layered
from mtfix.casing.lexicon import Entry, Known, PairUses, Uses, english, write


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "own.lexicon"
    words = {
        "kleinstadtwerk": Entry(Known.NOTHING, Uses(0, 40), "Kleinstadtwerk"),
        "foobar": Entry(Known.NOTHING, Uses(0, 0, 0, 50), "FooBar"),
        "musk": Entry(Known.NOTHING, Uses(0, 1000), "Musk"),
        "nasa": Entry(Known.NOTHING, Uses(0, 1), "Nasa"),
    }
    write(path, words, {"says foobar": PairUses(0, 9, 0, 0)}, ["Grand Duck Office"])
    return path


def test_uses_are_added_up_and_kinds_kept(lexicon: Path) -> None:
    both = layered((lexicon,))
    alone = english().entry("musk")
    found = both.entry("Musk")
    assert found.known == alone.known
    assert found.uses.lower == alone.uses.lower
    assert found.uses.capitalised == pytest.approx(alone.uses.capitalised + 10 * 1000, rel=0.05)


def test_the_form_is_the_most_used_one(lexicon: Path) -> None:
    both = layered((lexicon,))
    assert both.entry("foobar").form == "FooBar"
    assert both.entry("nasa").form == "NASA"


def test_pairs_and_names_of_several_words(lexicon: Path) -> None:
    both = layered((lexicon,))
    assert both.pair("says", "foobar").second == pytest.approx(9, rel=0.05)
    assert both.phrase("grand duck office") == "Grand Duck Office"
    assert both.phrase("white house") == "White House"
    assert list(both.names_from("grand duck")) == ["Grand Duck Office"]


def test_none_is_the_english_one(lexicon: Path) -> None:
    assert layered(()) is english()
    assert layered((lexicon,)) is layered((lexicon,))


def test_a_changed_file_is_read_anew(lexicon: Path) -> None:
    before = layered((lexicon,))
    lexicon.unlink()
    write(lexicon, {"zorblatt": Entry(0, Uses(0, 3), "ZorBlatt")}, {}, ())
    assert layered((lexicon,)) is not before
    assert layered((lexicon,)).entry("zorblatt").form == "ZorBlatt"


def test_learned_words_are_raised(lexicon: Path) -> None:
    text = "The town has paid kleinstadtwerk, and foobar said it was late."
    wanted = "The town has paid Kleinstadtwerk, and FooBar said it was late."
    assert mtfix.fix(text).text == text
    assert mtfix.fix(text, config=Config(lexicons=(lexicon,))).text == wanted


@pytest.mark.parametrize(
    "make",
    [
        lambda _: None,
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"We love Marisa.\0 and nothing else"),
        lambda path: marisa_trie.Trie(["another", "trie"]).save(str(path)),
        lambda path: marisa_trie.BytesTrie([("other", b"x")]).save(str(path)),
    ],
    ids=["missing", "folder", "empty", "damaged", "a trie of words", "a trie of other values"],
)
def test_a_file_that_is_no_lexicon_is_named(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.lexicon"
    make(path)
    with pytest.raises(LexiconError, match=r"x\.lexicon: .*expected"):
        layered((path,))
