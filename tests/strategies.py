"""Texts as engines leave them, for Hypothesis: fragments of prose, names, tags and trouble."""

from __future__ import annotations

from hypothesis import strategies as st

_PROSE = [
    "The mayor spoke first.", "He has invited musk", "Elon Musk said", "it rained all night",
    "so why does it matter", "“ It is late ”", '"we respect him."', "for Anna, Building a pier",
    "astronaut Anton shkaplerov", "the international space station", "Soyuz ms-19", "5g networks",
    "and Has two ports", "In early may", "on monday , he left", "a film called challenge.",
    "(they wait )", "3. 6 billion", "etc. and so on", "p > 0.05", "x < p and p > 0.05", "I <3 it",
    "List<String>", "https: // a. example. org / b", "info@example.org", "www.example.org",
    "Tom & amp; Jerry", "It & # 39; s free", "&nbsp;", "`code here`", "会议于10月5日结束", "أهلا",
    "closed。 buses run", "iPhone", "thatMiller", "Yahoo! announced", "İstanbul", "ﬁne", "ǆungla",
]  # fmt: skip
_TAGS = [
    "p> < p >", "< p >", "< / p >", "< / P >", "<p>", "</p>", "</ p", "/ p >", "< strong >",
    "< / strong >", "<b>", "</b>", "</ b>", "<i", "< br / >", "<br>", "<a href=\"x\">", "</a]",
    "<a href = \"https: // x. org\" >", "< h 3 >", "h 3 >", "<ul><li>", "</li>", "< li >", "<td>",
    "<pre>", "</pre>", "<!-- c -->", "<! - c - >", "<![CDATA[ x ]]>", "＜p＞", "＜/p＞", "<script>",
    "</script>", "<img src='a.png'>", "<", ">", "&", "<p", "p>",
]  # fmt: skip
_TROUBLE = ["\x00", "\ud800", "\r\n", "\n", "\n\n", "\t", "  ", " ", "\ufeff", "\u200b", "\ufffc"]

pieces = st.one_of(
    st.sampled_from(_PROSE),
    st.sampled_from(_TAGS),
    st.sampled_from(_TROUBLE),
    st.text(max_size=8),
)
"""One fragment."""

texts = st.lists(st.tuples(pieces, st.sampled_from([" ", "", "\n"])), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
"""Whole texts."""

formats = st.sampled_from(["auto", "text", "html", "markdown", "message"])
