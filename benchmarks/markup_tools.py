"""What else could be tried on damaged markup: parsers, Tidy, ftfy; each from a page to a page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec


def _lxml(page: str) -> str:
    from lxml import html

    return str(html.tostring(html.document_fromstring(page.encode(), _utf8()), encoding="unicode"))


def _utf8() -> object:
    from lxml import html

    return html.HTMLParser(encoding="utf-8", huge_tree=True)


def _html5lib(page: str) -> str:
    import html5lib  # type: ignore[import-untyped,unused-ignore]

    return str(html5lib.serialize(html5lib.parse(page), omit_optional_tags=False))


def _selectolax(page: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(page).html or ""


def _tidy(page: str) -> str:
    command = "tidy -quiet -utf8 --force-output yes --show-warnings no --wrap 0".split()
    done = subprocess.run(command, input=page.encode(), capture_output=True, check=False)
    return done.stdout.decode()


def _ftfy(page: str) -> str:
    import ftfy

    return ftfy.fix_text(page)


def tools() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The tools that are installed, by name."""
    known = {"lxml": _lxml, "html5lib": _html5lib, "selectolax": _selectolax, "ftfy": _ftfy}
    for name, tool in known.items():
        if find_spec(name):
            yield name, tool
    if shutil.which("tidy"):
        yield "tidy", _tidy
