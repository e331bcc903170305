"""What is remembered of words: it is bounded over many texts, and never lost inside one."""

from __future__ import annotations

import gc
import random
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from mtfix import fix, memos
from mtfix.config import Config
from mtfix.packs import engine

_SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo zu".split()
_ASKED = 2000
"""Before texts of this length the memos are counted each time."""


def _text(seed: int, length: int = _ASKED) -> str:
    """Sentences of made-up words, some of them with a capital, and of some English ones."""
    chosen = random.Random(seed)
    sentences, size = [], 0
    while size < length:
        one, two, *more = ("".join(chosen.choices(_SYLLABLES, k=4)) for _ in range(6))
        sentences.append(f"The {one} of {two.title()} was , he said, a {' '.join(more)}.\n\n")
        size += len(sentences[-1])
    return "".join(sentences)


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was held each time that everything was forgotten; nothing is at first."""
    told: list[int] = []
    forget = memos.forget

    def noted() -> None:
        told.append(memos.held())
        forget()

    forget()
    monkeypatch.setattr(memos, "_read", 0)
    monkeypatch.setattr(memos, "_ASKED_EVERY", _ASKED)
    monkeypatch.setattr(memos, "forget", noted)
    return told


def _held_after(texts: list[str]) -> int:
    for text in texts:
        fix(text, format="text")
    return memos.held()


@pytest.mark.usefixtures("forgotten")
def test_the_words_of_many_texts_are_not_all_held(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [_text(seed) for seed in range(8)]
    of_one = _held_after(texts[:1])
    monkeypatch.setattr(memos, "MOST", 1 << 60)
    assert _held_after(texts) > 5 * of_one
    monkeypatch.setattr(memos, "MOST", of_one)
    # As much as there may be when the last one is begun, and what that brings.
    assert _held_after(texts) < 3 * of_one


def test_nothing_is_forgotten_inside_a_text(
    monkeypatch: pytest.MonkeyPatch, forgotten: list[int]
) -> None:
    monkeypatch.setattr(memos, "MOST", 0)
    before = _held_after([_text(1)])
    assert fix(_text(2, 4 * _ASKED), format="text").edits  # so there is a second round
    assert forgotten == [before]


def test_short_texts_are_counted_together(
    monkeypatch: pytest.MonkeyPatch, forgotten: list[int]
) -> None:
    monkeypatch.setattr(memos, "MOST", 0)
    fix("Save", format="text")
    for _ in range(_ASKED // len("Save") - 2):
        memos.begin("Save")
    assert not forgotten
    memos.begin("Save")
    assert len(forgotten) == 1


def test_what_was_read_is_bounded_for_words_of_any_length(
    monkeypatch: pytest.MonkeyPatch, forgotten: list[int]
) -> None:
    monkeypatch.setattr(memos, "_MOST_READ", 3 * _ASKED)
    for _ in range(8):
        memos.begin("x" * _ASKED)
    assert len(forgotten) == 2  # at the fourth and at the eighth


def test_a_memo_goes_with_what_it_belongs_to() -> None:
    class Holder:
        def __init__(self) -> None:
            self.size_of = memos.remembered(self._size_of)

        def _size_of(self, word: str) -> int:
            return len(word)

    holder = Holder()
    assert holder.size_of("four") == 4
    gone = weakref.ref(holder)
    del holder
    gc.collect()
    assert gone() is None


@pytest.mark.usefixtures("forgotten")
def test_threads_may_forget_what_others_have_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [_text(seed, 1000) for seed in range(8)]
    alone = [fix(text, format="text") for text in texts]
    monkeypatch.setattr(memos, "MOST", 0)
    monkeypatch.setattr(memos, "_ASKED_EVERY", 1)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: fix(text, format="text"), texts)) == alone


def test_the_rules_of_many_configurations_are_not_all_held() -> None:
    gone = weakref.ref(engine.rule_set(Config(names=("First",))))
    for number in range(100):
        engine.rule_set(Config(names=(f"Name {number}",)))
    gc.collect()
    assert gone() is None
