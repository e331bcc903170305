"""How long mtfix with LanguageTool takes, beside language-tool-python alone, and how much memory.

Both are given the same text, the samples of `speed` with a few defects. *mtfix* is one call of
`mtfix.fix` with its stage for grammar; *mtfix alone* is without. *One paragraph a request* is what
a user of language-tool-python writes: `tool.check(paragraph)`, one after the other. *Cold* counts
from before the start of the server to the answer, *warm* is another text of that size on the same
server. Memory is what the Java process holds afterwards.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from casing_report import Row, Table
from harm_texts import count_words
from speed import ordinary

import mtfix
from mtfix.config import Config, Grammar
from mtfix.grammar.server import Server, ServerOptions

SIZES = (1_000, 10_000, 100_000)
_LANGUAGE = "en-US"
_MB = 1024
Tool = Callable[[list[str], str], object]


def table() -> Table:
    """Measure all sizes; each row has a server of its own for each tool."""
    return Table("Time and memory", [_row(words) for words in SIZES])


def text(words: int, seed: int) -> list[str]:
    """Paragraphs with about so many words; others for another seed.

    >>> sum(count_words(it) for it in text(500, 1)) // 500
    1
    """
    found: list[str] = []
    for paragraph in ordinary(random.Random(seed)):
        found.append(paragraph.strip())
        words -= count_words(paragraph)
        if words <= 0:
            return found
    return found


def _row(words: int) -> Row:
    row: Row = {"words": words}
    start = time.perf_counter()
    mtfix.fix("\n\n".join(text(words, 1)), format="text")
    row["mtfix alone, s"] = time.perf_counter() - start
    tools: tuple[tuple[str, Tool], ...] = (("mtfix", _mtfix), ("one paragraph a request", _plain))
    for name, tool in tools:
        for what, value in _measured(tool, words):
            row[f"{name}: {what}"] = value
    return row


def _measured(tool: Tool, words: int) -> Iterator[tuple[str, float | None]]:
    """Run a tool on a server that starts, and then once more."""
    start = time.perf_counter()
    with Server.start(ServerOptions(language=_LANGUAGE)) as server:
        tool(text(words, 1), server.url)
        yield "cold, s", time.perf_counter() - start
        other = text(words, 2)
        start = time.perf_counter()
        tool(other, server.url)
        yield "warm, s", time.perf_counter() - start
        state = server.state()
        yield "memory, MB", _resident(state.pid) if state else None
    print(f"... {tool.__name__}, {words:,} words", file=sys.stderr, flush=True)


def _mtfix(paragraphs: list[str], url: str) -> object:
    config = Config(grammar=Grammar(url=url, variant=_LANGUAGE, is_required=True))
    return mtfix.fix("\n\n".join(paragraphs), format="text", config=config)


def _plain(paragraphs: list[str], url: str) -> object:
    from language_tool_python import LanguageTool

    with LanguageTool(_LANGUAGE, remote_server=url) as tool:
        return [tool.check(paragraph) for paragraph in paragraphs]


def _resident(pid: int) -> float | None:
    """The memory that a process holds; None where the system does not say."""
    command = ["ps", "-o", "rss=", "-p", str(pid)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return int(done.stdout) / _MB if done.stdout.strip().isdigit() else None
