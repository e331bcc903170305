"""Well-formed, deeply nested pages for Hypothesis; words and entities are their only text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    ["Tides", "and", "boats", "Kiel.", "Über", "码头", "עכשיו", "x_y", "5", "&amp;", "&eacute;t"]
)
_GAPS = st.sampled_from([" ", "", "\n", "  ", "<br>", " <!-- - --> ", "<img src='1'>"])


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(parts, _GAPS), min_size=1, max_size=4).map(
        lambda pairs: "".join(part + gap for part, gap in pairs)
    )


def _inside(names: str, content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(names.split()), content).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split(' ', 1)[0]}>"
    )


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return _inside("b i em strong span code sup u s q", _joined(inner))


_PHRASES = st.recursive(_WORDS, _inline, max_leaves=6)
_TEXTS = _joined(_PHRASES)


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(_inside("li", inner), min_size=1, max_size=3).map("".join)
    cells = st.lists(_inside("td th", inner), min_size=1, max_size=3).map("".join)
    rows = st.lists(_inside("tr", cells), min_size=1, max_size=3).map("\n".join)
    return st.one_of(
        _inside("div blockquote section", _joined(inner)),
        _inside("ul ol", items),
        _inside("table", rows),
    )


_LEAVES = st.one_of(_TEXTS, _inside("p h1 h3 pre", _TEXTS))


def pages() -> st.SearchStrategy[str]:
    """Pages of blocks in blocks."""
    return _joined(st.recursive(_LEAVES, _blocks, max_leaves=8))


class _Letters(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shown = ""

    def handle_data(self, data: str) -> None:
        self.shown += data


def letters(text: str) -> str:
    """The letters of a text, in order."""
    return "".join(filter(str.isalpha, text))


def visible_letters(page: str) -> str:
    """The letters that a reader sees, told by the parser of the standard library."""
    parser = _Letters()
    parser.feed(page)
    parser.close()
    return letters(parser.shown)
