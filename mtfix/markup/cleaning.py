"""How placeholders are written when nothing is wrong with them, and by what they are compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_PLAIN = str.maketrans("％٪＄｛｝（）＜‹＞›＃＠：＼／＝，．", "%%${}()<<>>#@:\\/=,.")
_SPACE = re.compile(r"\s+")


def _tight(shown: str) -> str:
    return _SPACE.sub("", shown.translate(_PLAIN))


def _clean_braces(opener: str, closer: str) -> Callable[[str], str]:
    """Close up the signs; spaces stay inside them if they stand on both sides."""

    def clean(shown: str) -> str:
        inner = _without(_without(shown.translate(_PLAIN), opener), closer[::-1], -1)
        is_even = inner[:1] == inner[-1:] == " "
        word = re.sub(r"^([$#/^&>!=]) +", r"\1", inner.strip())
        return f"{opener} {word} {closer}" if is_even and word else f"{opener}{word}{closer}"

    return clean


def _without(shown: str, signs: str, step: int = 1) -> str:
    """A text without signs, and the spaces between them, at its start (or end)."""
    rest = shown[::step]
    for sign in signs:
        rest = rest.lstrip().removeprefix(sign)
    return rest[::step]


def _clean_mustache(shown: str) -> str:
    plain = shown.translate(_PLAIN)
    count = 3 if _tight(plain).startswith("{{{") and _tight(plain).endswith("}}}") else 2
    return _clean_braces("{" * count, "}" * count)(plain)


def _clean_django(shown: str) -> str:
    inner = _without(_without(shown.translate(_PLAIN), "{%"), "}%", -1)
    head, tail = "-" * inner.startswith("-"), "-" * inner.endswith("-")
    return f"{{%{head} {inner.strip('- ')} {tail}%}}"


def _clean_erb(shown: str) -> str:
    plain = re.sub(r"^< *%", "<%", shown.translate(_PLAIN))
    return re.sub(r"% *>$", "%>", re.sub(r"^<% +=", "<%=", plain))


def _clean_tag(shown: str) -> str:
    plain = shown.translate(_PLAIN)
    inner = plain[1:-1].strip()
    slash = "/" * inner.startswith("/")
    closed = "/" * (inner.endswith("/") and not slash)
    name = inner.strip("/ ")
    room = " " if closed and not name.isdigit() and plain[-3:-2] == " " else ""
    return f"<{slash}{name}{room}{closed}>"


def _clean_escape(shown: str) -> str:
    last = _tight(shown)[1:]
    return "\\" + ('"' if last in "“”„«»" else last.lower() if len(last) == 1 else "u" + last[1:])


_SIGN_FIRST = re.compile(r"^%\$(\d+)")


def _clean_printf(shown: str) -> str:
    tight = _tight(shown)
    if tight.endswith("%"):  # set from right to left: ``1$s%``
        tight = "%" + tight[:-1]
    return _SIGN_FIRST.sub(r"%\1$", tight)


_CLEANERS: Mapping[str, Callable[[str], str]] = {
    "erb": _clean_erb,
    "django": _clean_django,
    "mustache": _clean_mustache,
    "dollar": _clean_braces("${", "}"),
    "percent": _clean_braces("%{", "}"),
    "hash": _clean_braces("#{", "}"),
    "brace": _clean_braces("{", "}"),
    "tag": _clean_tag,
    "escape": _clean_escape,
    "printf": _clean_printf,
}


def cleaned(kind: str, shown: str) -> str:
    """A placeholder as it is written intact.

    >>> cleaned("printf", "% 1 $ s"), cleaned("tag", "< / 0 >")
    ('%1$s', '</0>')
    """
    return _CLEANERS.get(kind, _tight)(shown)


_CONVERSION = re.compile(r"%(\d+\$)?[-+#0,']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(.*)")
_TAG_NAME = re.compile(r"</?[\w.-]+")
_FORMATTED = re.compile(r"\{([\w.\[\]]+)[:!].*|(\{\w+,[^\W\d_]+),.*")


def key(kind: str, clean: str) -> str:
    """What a placeholder has in common with others that stand for the same.

    >>> key("printf", "%1$-5.2f"), key("tag", '<a href="x">'), key("brace", "{ Name }")
    ('%1$f', '<a>', '{name}')
    """
    tight = _SPACE.sub("", clean).lower()
    if kind == "printf" and (match := _CONVERSION.fullmatch(tight)):
        return f"%{match[1] or ''}{match[2]}"
    if kind == "brace" and (match := _FORMATTED.fullmatch(tight)):
        return f"{{{match[1]}}}" if match[1] else f"{match[2]}}}"
    if kind == "tag" and (match := _TAG_NAME.match(clean)):
        return match[0].lower() + "/" * clean.endswith("/>") + ">"
    return tight
