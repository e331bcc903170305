"""Tokens: a text cut into words and what stands between them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix import tokens
from mtfix.tokens import Tokens

_TEXTS = st.text(st.sampled_from("ab'’- .,\n"), max_size=60)


@given(_TEXTS)
def test_all_tokens_together_are_the_text(text: str) -> None:
    found = Tokens(text)
    everywhere = list(found.at({*found.words, *found.separators}))
    assert "".join(token.text for token in everywhere) == text
    assert all(text.startswith(token.text, token.start) for token in everywhere)


@given(_TEXTS)
def test_a_text_in_slabs_has_the_same_tokens(text: str) -> None:
    whole = Tokens(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_SLAB", 5)
        cut = Tokens(text)
    assert list(cut.at(whole.words)) == list(whole.at(whole.words))
    assert [cut.times(word) for word in whole.words] == [whole.times(word) for word in whole.words]


def test_distinct_words_of_a_shape_are_counted_once_each() -> None:
    found = Tokens("setState and setState and getState and reset")
    shape = re.compile("[a-z]+[A-Z][a-z]+")
    assert [found.like(shape), found.like(shape), found.like(re.compile("and"))] == [2, 2, 1]
