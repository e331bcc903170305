"""Asks LanguageTool by language-tool-python: one text, as the user wants it asked.

The library knows the server's languages, how a request is written and what an answer means. Here it
gets a time limit, a way past proxies, and errors that tell a server that is silent from one that
only does not want to answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from mtfix.grammar.errors import GrammarUnavailable

if TYPE_CHECKING:
    from language_tool_python import LanguageTool

BATCH = 20_000
"""So many characters go in one request: more gains nothing, and public servers take no more."""

SPELLING = frozenset({"TYPOS", "MULTITOKEN_SPELLING"})
"""LanguageTool's categories of spelling."""

_OF_WHOLE_TEXTS = frozenset(
    """EN_UNPAIRED_BRACKETS EN_UNPAIRED_QUOTES UNPAIRED_BRACKETS DE_UNPAIRED_BRACKETS
    DE_UNPAIRED_QUOTES FR_UNPAIRED_BRACKETS ES_UNPAIRED_BRACKETS UPPERCASE_SENTENCE_START
    EN_WORD_COHERENCY DE_WORD_COHERENCY EN_REPEATEDWORDS DE_REPEATEDWORDS ES_REPEATEDWORDS
    FR_REPEATEDWORDS ENGLISH_WORD_REPEAT_BEGINNING_RULE GERMAN_WORD_REPEAT_BEGINNING_RULE
    SPANISH_WORD_REPEAT_BEGINNING_RULE FRENCH_WORD_REPEAT_BEGINNING_RULE TOO_LONG_PARAGRAPH
    PARAGRAPH_REPEAT_BEGINNING_RULE PUNCTUATION_PARAGRAPH_END PUNCTUATION_PARAGRAPH_END2
    WHITESPACE_PARAGRAPH WHITESPACE_PARAGRAPH_BEGIN EMPTY_LINE_RULE READABILITY_RULE_SIMPLE
    READABILITY_RULE_DIFFICULT WHITESPACE_RULE SENTENCE_WHITESPACE""".split()
)
"""Rules that are not asked: what they say of a block depends on the blocks around it, or on white
space, which is not shown as it is. mtfix has its own rules for pairs, spaces, sentence starts."""


class Manner(NamedTuple):
    """How LanguageTool is asked.

    Attributes:
        language: its code of the language (``en-US``).
        mother_tongue: the code of the author's, for false friends; None if it is not known.
        is_picky: whether rules speak that are too strict for most texts.
        has_spelling: whether the dictionary is asked.
    """

    language: str
    mother_tongue: str | None = None
    is_picky: bool = False
    has_spelling: bool = False


class RefusedError(Exception):
    """The server is there, but gives no answer to this."""


class SilentError(Exception):
    """The server gives no answer."""


def ask(url: str, manner: Manner, text: str) -> Sequence[Any]:
    """What language-tool-python has of a server: its matches.

    Raises:
        GrammarUnavailable: nothing can be asked.
        RefusedError: the server does not want to answer this.
        SilentError: it gives no answer.
    """
    _library()
    from language_tool_python.exceptions import LanguageToolError, RateLimitError

    try:
        tool = _tool(url, manner)
        return tool.check(text) if tool is not None else ()
    except RateLimitError as error:
        raise GrammarUnavailable(f"LanguageTool at {url}: {error}") from None
    except LanguageToolError as error:
        cause = error.__cause__
        # With simplejson installed, an answer that is no JSON comes as an error of input too.
        if isinstance(cause, OSError) and not isinstance(cause, ValueError):
            raise SilentError(_silence(cause)) from None
        raise RefusedError(" ".join(str(error).split())[:200]) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise RefusedError(f"its answer is none of LanguageTool ({error!r})") from None


def _silence(error: OSError) -> str:
    """What was seen, for a message that begins with the name of the server."""
    import requests

    if isinstance(error, requests.Timeout):
        return "gave no answer in time"
    return (
        "cannot be reached" if isinstance(error, requests.ConnectionError) else f"failed: {error}"
    )


@lru_cache(maxsize=32)
def _tool(url: str, manner: Manner) -> LanguageTool | None:
    """The library's face of a server; None if the server does not know the language.

    Raises:
        GrammarUnavailable: the server does not know the mother tongue.
        LanguageToolError: it gives no answer.
    """
    language_tool = _library()
    from mtfix.grammar.server import time_limit

    class Tool(language_tool.LanguageTool):  # type: ignore[misc,name-defined]
        """With a time limit that a person can wait for; the library's are five minutes."""

        _TIMEOUT = time_limit(BATCH)

    # Through a proxy text for this machine would leave it.
    proxies = {"http": "", "https": ""} if is_loopback(url) else None
    try:
        tool = Tool(manner.language, manner.mother_tongue, base_of(url), proxies=proxies)
    except ValueError:
        return None
    try:
        _ = tool.mother_tongue
    except ValueError:
        raise GrammarUnavailable(
            f"LanguageTool at {url} does not know the mother tongue “{manner.mother_tongue}”"
        ) from None
    tool.picky = manner.is_picky
    tool.disabled_rules = set(_OF_WHOLE_TEXTS)
    tool.disabled_categories = set() if manner.has_spelling else set(SPELLING)
    return tool


def base_of(url: str) -> str:
    """The address as the library wants it: up to the path of the interface, and a slash.

    >>> base_of("https://example.org/lt/v2"), base_of("http://127.0.0.1:8081")
    ('https://example.org/lt/', 'http://127.0.0.1:8081/')
    """
    return url.rstrip("/").removesuffix("/v2") + "/"


def _library() -> Any:
    """language-tool-python.

    Raises:
        GrammarUnavailable: it is not installed.
    """
    try:
        import language_tool_python
    except ImportError:
        raise GrammarUnavailable(
            "language-tool-python is not installed: pip install 'mtfix[grammar]'"
        ) from None
    return language_tool_python


def is_loopback(url: str) -> bool:
    """Whether an address is of this machine, so that no text leaves it.

    >>> is_loopback("http://127.0.0.1:8081"), is_loopback("https://example.org/v2")
    (True, False)
    """
    from ipaddress import ip_address

    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
