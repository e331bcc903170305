"""Names of files, as terminals, build servers and URIs take them."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote

from mtfix.places import visible


def shown_name(name: str) -> str:
    r"""A name as a terminal may show it.

    A name that begins as a command for a build server does so no longer.

    >>> shown_name("a\x1b[2Jb"), shown_name("::error::")
    ('a␛[2Jb', './::error::')
    """
    return visible(f"./{name}" if name.startswith("::") else name)


def relative(name: str) -> str:
    """A name as seen from the current folder if it lies below it, with slashes.

    >>> relative("./docs/a.txt")
    'docs/a.txt'
    """
    path = PurePath(name)
    if path.is_absolute():
        here = Path.cwd()
        path = path.relative_to(here) if path.is_relative_to(here) else path
    return path.as_posix()


def uri(name: str) -> str:
    """A name as a URI: a relative reference, or an absolute one for a file outside.

    >>> uri("a b:c.txt")
    'a%20b%3Ac.txt'
    """
    path = relative(name)
    return f"file://{quote(raw(path))}" if path.startswith("/") else quote(raw(path))


def raw(name: str) -> bytes:
    r"""The bytes of a name; names of files need not be UTF-8.

    >>> raw("caf\udce9")
    b'caf\xe9'
    """
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no file has such a name
        return name.encode("utf-8", "replace")
