"""What ``mtfix explain`` says of a rule of LanguageTool: these stand in no list of mtfix's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mtfix.config import Config, Grammar
from mtfix.grammar import allowed
from mtfix.grammar.client import Match
from mtfix.grammar.judging import page_of, rule_of, trusted
from mtfix.reports import style

_TRUSTED = {
    "safe": "safe: its edits are made",
    "unsafe": "unsafe: its edits are made with --unsafe only",
    "flag": "flag: it only points to places",
    "off": "off: it is silent",
}


def explained(id_: str, config: Config, *, color: bool) -> str:
    """A rule of LanguageTool for those who met it.

    Args:
        id_: as mtfix tells it (``lt-en-a-vs-an``).
        config: how far it is trusted there.
        color: whether to colour it for a terminal.

    >>> print(explained("lt-en-a-vs-an", Config(), color=False).splitlines()[0])
    lt-en-a-vs-an: a rule of LanguageTool, which is asked with --grammar only
    """
    name = _own_id(id_)
    lines = [
        f"{style.paint(id_, style.BOLD, on=color)}: a rule of LanguageTool, which is asked with"
        " --grammar only"
    ]
    for title, paragraph in _paragraphs(id_, name, config):
        lines += ["", style.paint(title, style.BOLD, on=color), *(f"  {it}" for it in paragraph)]
    return "".join(f"{line}\n" for line in lines)


def _own_id(id_: str) -> str:
    """LanguageTool's own id: as it was measured, or else as its ids usually are."""
    measured = (rule for rule in _measured().rules if rule_of(rule) == id_)
    return next(measured, id_.partition("-")[2].upper().replace("-", "_"))


def _measured() -> allowed.Allowed:
    return allowed.read(Path(allowed.__file__).with_name("allowed.json"))


def _paragraphs(id_: str, name: str, config: Config) -> Iterator[tuple[str, list[str]]]:
    yield "What LanguageTool says of it", [page_of(name, "en")]
    match = Match(0, 0, 0, name, "", "", "", ())
    is_wanted = config.wants(id_)
    trust = trusted(match, "en", config.grammar or Grammar()) if is_wanted else "off"
    yield "How far it is trusted", [f"{_TRUSTED[trust]}; as yet only in English", *_counted(name)]
    yield (
        "How to have it otherwise",
        [
            f"mtfix fix --disable {id_}",
            f"mtfix fix --grammar --grammar-rule {name}=flag (or safe, unsafe, off)",
        ],
    )


def _counted(name: str) -> Iterator[str]:
    found = _measured().rules.get(name)
    if found is None:
        yield "measured: never seen"
        return
    yield (
        f"measured: {found.human:,} times in text that people wrote, {found.raw:,} times in outputs"
        " of systems"
    )
    if found.judged:
        yield f"of {found.judged:,} proposals that a person has read, {found.wrong:,} were wrong"
    if found.why:
        yield f"because: {found.why}"
