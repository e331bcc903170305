"""Bytes and texts: what was read is written again byte for byte, whatever the encoding."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.formats.files import InputError, decode, decode_declared

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
_NAMES = {
    "utf-8": ("utf-8", "UTF8", "utf-8-sig", "utf_8_sig"),
    "utf-16-le": ("utf-16", "utf16", "utf-16-le"),
    "utf-16-be": ("utf-16", "utf-16-be"),
    "utf-32-le": ("utf-32", "utf-32-le"),
    "utf-32-be": ("utf-32", "utf-32-be"),
}
"""How users may call an encoding that has a byte order mark."""

_NAMED = [(codec, name) for codec, names in _NAMES.items() for name in names]


@pytest.mark.parametrize(("codec", "name"), _NAMED)
@given(text=st.text().filter(lambda text: not text.startswith(("\ufeff", "\0"))))
def test_a_byte_order_mark_is_kept_once(codec: str, name: str, text: str) -> None:
    source = decode(_MARKS[codec] + text.encode(codec), "a.txt", name)
    assert source.text == text
    assert source.encode(text + "!") == _MARKS[codec] + (text + "!").encode(codec)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32-le"])
@given(text=st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_none_is_written_where_there_was_none(name: str, text: str) -> None:
    bare = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(name, name)
    source = decode(text.encode(bare), "a.txt", name)
    assert source.text == text
    assert source.encode(text) == text.encode(bare)


@given(
    data=st.binary(max_size=40), name=st.sampled_from(["utf-7", "cp932", "idna", "hz", "utf-16"])
)
def test_what_would_not_be_written_alike_is_refused(data: bytes, name: str) -> None:
    with suppress(InputError):
        source = decode(data, "a.txt", name)
        assert source.encode(source.text) == data


def test_the_reason_says_what_to_do() -> None:
    data = b"+AGE-"  # UTF-7 has a shorter way to write “a”
    with pytest.raises(InputError, match=r"cannot be written again .* convert the file to UTF-8"):
        decode(data, "a.txt", "utf-7")
    with pytest.raises(InputError, match="this is no text in utf-7, which the file says it is"):
        decode_declared(data, "a.po", "utf-7")
