"""What may be the target of a link: a URL, a path, an anchor, a placeholder; not a remark."""

from __future__ import annotations

import re

_BROKEN_SCHEME = re.compile(r"\s*(https?|ftp)\s*[:：]\s*/\s*/\s*|\s*(mailto|tel)\s*[:：]\s*", re.I)
_AROUND = re.compile(r"\s*([/.?=&#:~%_：])\s*")
_URL = re.compile(
    r"(?:https?|ftp)://[\w\[{%$-][^\s<>\"]*|(?:mailto|tel):[^\s<>\"]+|www\.\w[^\s<>\"]*", re.I
)
FILES = (
    "md|mdx|markdown|rst|txt|html?|xhtml|php|aspx?|jsp|pdf|docx?|xlsx?|pptx?|csv|json|ya?ml|toml|xml"
    "|png|jpe?g|gif|svg|webp|bmp|ico|avif|tiff?|mp[34]|webm|mov|zip|gz|tgz|py|ipynb|js|jsx|ts|tsx|css"
    "|go|rs|java|sh|rb|kt|swift"
)
"""Endings of the files that links lead to."""
_STEP = r"[\w.@%+~!=-]+"
_PATH = re.compile(
    rf"(?:\.{{1,2}}/(?:{_STEP}/?)*(?:{_STEP}(?:/{_STEP})*)?|/?(?:{_STEP}/)*{_STEP}\.(?:{FILES})"
    rf"|/(?:[\w-]{{2,}}/)*[\w-]{{2,}}/?|(?:{_STEP}/){{3,}}{_STEP})"
    r"(?:\?[\w=&%.-]+)?(?:#[\w.%-]+)?",
    re.I,
)
_CAPITAL_FILE = re.compile(
    r"(?:UN)?LICEN[CS]E|COPYING|README|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|CODEOWNERS"
    r"|Makefile|Dockerfile"
)
_ANCHOR = re.compile(r"#(?!\d+$)[\w.%:-]*[^\W\d][\w.%:-]*")
_SPACED_ANCHOR = re.compile(
    r"#(?: (?=[a-z])[a-z0-9]{0,60}[a-rt-z0-9]| ?[a-z0-9]{1,60}(?: ?- ?[a-z0-9]{1,60}){1,12})"
)
_PLACEHOLDER = re.compile(
    r"\{\{?[\w.-]+\}?\}|\$\{[\w.]+\}|%(?:\d+\$)?s|%\(\w+\)s|%\{\w+\}|:[a-z_]{3,}|__[A-Z_]+__"
)
_TEMPLATED = re.compile(
    r"\{\{ ?[\w.]+(?: ?\| ?[\w.]+)? ?\}\}(?:/[\w.%~+-]*[^\W\d][\w.%~+-]*)+/?(?:#[\w.-]+)?"
)
"""A path behind what a template puts in; ``{{ page }}/12`` counts pages."""
_IMAGE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif)\b|badge|shields\.io|/images?/", re.I
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif)$", re.I)
_IN_PATH = re.compile(r"\s*/\s*|(?<=\w)\s?\.\s?(?=\w{3,4}$)")
_TITLE = re.compile(r"\s+(\"[^\"\n]*\"|'[^'\n]*')$")
_LONGEST = 2000
_WIDE = str.maketrans("：／．？＃＝＆％－＿", ":/.?#=&%-_")


def mended(content: str, known: frozenset[str] = frozenset()) -> str | None:
    """The target that a parenthesis holds, closed up, with its title; None if it holds a remark.

    Args:
        content: what stands in the parenthesis.
        known: the targets of the original text, which vouch for any way of writing one.

    >>> mended(" https: // example. org / a "), mended("see p. 4"), mended("and/or")
    ('https://example.org/a', None, None)
    """
    if len(content) > _LONGEST:
        return None
    content = content.strip()
    for target in known:
        if squeezed(target) == squeezed(content):
            return target
    title = _TITLE.search(content)
    if title is not None:
        before = mended(content[: title.start()])
        return None if before is None else f"{before} {title[1]}"
    if content.startswith("<") and content.endswith(">"):
        return content if _URL.fullmatch(content[1:-1]) else None
    return _closed_up(content)


def _closed_up(content: str) -> str | None:
    scheme = _BROKEN_SCHEME.match(content)
    if scheme is not None or content.startswith("www"):
        head = "" if scheme is None else _head(scheme)
        rest = content[scheme.end() if scheme else 0 :]
        is_broken = scheme is not None and scheme[0] != head
        rest = _AROUND.sub(r"\1", rest)
        if is_broken:
            rest = re.sub(r"(?<=\w) - (?=\w)", "-", rest)
        closed = head + rest
        is_one = _URL.fullmatch(closed) is not None and "://" not in rest
        is_one = is_one or (_URL.fullmatch(content) is not None)
        is_whole = _URL.fullmatch(content) and content.startswith(head)
        return (content if is_whole else closed) if is_one else None
    for shape in (_PATH, _CAPITAL_FILE, _ANCHOR, _PLACEHOLDER, _TEMPLATED):
        if shape.fullmatch(content):
            return content
    return None


def _head(scheme: re.Match[str]) -> str:
    """How a scheme is written: engines take it for the start of a sentence (``Https://``)."""
    name = scheme[1] or scheme[2]
    return f"{name.lower() if name.istitle() else name}{'://' if scheme[1] else ':'}"


def file(words: str, content: str) -> str | None:
    """The path that a parenthesis holds, closed up, if the words of the link are its file.

    >>> file("plan.cpp", "src / plan.cpp"), file("the plan", "src / plan.cpp")
    ('src/plan.cpp', None)
    """
    closed = re.sub(r"\s*/\s*", "/", content.strip())
    is_file = re.fullmatch(rf"(?:{_STEP}/)+{_STEP}\.\w+", closed) is not None
    return closed if is_file and closed.endswith(f"/{words.strip()}") else None


def anchor(content: str) -> str | None:
    """The anchor that a parenthesis holds, closed up; ``(# users)`` may speak of a number.

    >>> anchor("# usage"), anchor("#first - steps"), anchor("# users")
    ('#usage', '#first-steps', None)
    """
    is_anchor = _SPACED_ANCHOR.fullmatch(content.strip()) is not None
    return re.sub(r"\s", "", content) if is_anchor else None


def picture(content: str) -> str | None:
    """The path of a picture that a parenthesis behind the words of an image holds, closed up.

    Behind other words, ``(docs / map.png)`` may be a remark.

    >>> picture("img / map. png"), picture("left / right"), picture("the new / map.png")
    ('img/map.png', None, None)
    """
    if len(content) > _LONGEST:
        return None
    closed = _IN_PATH.sub(lambda match: match[0].strip(), content.strip())
    return closed if _PATH.fullmatch(closed) and _PICTURE.search(closed) else None


def is_url(text: str) -> bool:
    """Whether it is a whole URL."""
    return _URL.fullmatch(text) is not None


def is_image(target: str) -> bool:
    """Whether a target is a picture or a badge."""
    return _IMAGE.search(target) is not None


def squeezed(target: str) -> str:
    """A target without what engines change: white space, width, case.

    >>> squeezed("Https： // example. org")
    'https://example.org'
    """
    return re.sub(r"\s+", "", target.translate(_WIDE)).lower()
