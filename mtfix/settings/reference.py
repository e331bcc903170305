"""The table of keys in ``docs/configuration.md``, and the list of ``mtfix config keys``."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.settings import toml
from mtfix.settings.keys import KEYS, Key
from mtfix.settings.shown import default_of


def table() -> str:
    """The keys as a table of Markdown.

    >>> print(table().splitlines()[3])
    | `language` | the code of a language such as "en" |  | `--lang` | The language of the text. \
Without it, it is told by the text. |
    """
    head = ("key", "value", "default", "option", "what it is for")
    lines = [head, ("---",) * len(head), *map(_row, KEYS.values())]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _row(key: Key) -> tuple[str, ...]:
    return (
        f"`{key.name}`",
        key.expected.replace("|", "\\|"),
        _code(_default(key)),
        _code(key.option),
        key.about,
    )


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _default(key: Key) -> str:
    default = default_of(key)
    return "" if default in (None, ()) else toml.value(default)


def listing() -> str:
    """The keys for a terminal.

    >>> print(listing().splitlines()[2])
    language = "en"
    """
    return "\n".join(line for key in KEYS.values() for line in _told(key)) + "\n"


def _told(key: Key) -> Iterator[str]:
    default, option = _default(key), key.option
    yield f"{key.name} = {key.example}"
    more = [f"default {default}" if default else "", f"option {option}" if option else ""]
    hint = f" ({', '.join(filter(None, more))})" if any(more) else ""
    yield f"  {key.about}{hint}"
