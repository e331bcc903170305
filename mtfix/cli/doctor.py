"""The command ``mtfix doctor``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from mtfix.cli.options import COLOR, is_colored

if TYPE_CHECKING:
    from mtfix.cli.diagnosis import Finding

EXIT_BROKEN = 1
_SIGNS = {"ok": "ok", "absent": "–", "broken": "BROKEN"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@COLOR
def doctor(as_json: bool, color: str) -> int:
    """Show what is installed, what works, and what to do about what does not.

    Exit status: 0, or 1 if something that is there or was asked for cannot work. What is not
    installed is no fault.
    """
    from mtfix.cli.diagnosis import examine

    findings = list(examine())
    if as_json:
        click.echo(json.dumps([each._asdict() for each in findings], indent=2, ensure_ascii=False))
    else:
        on = is_colored(color)
        click.echo(render(findings, color=on), nl=False, color=on)
    return EXIT_BROKEN if any(each.health == "broken" for each in findings) else 0


def render(findings: Sequence[Finding], *, color: bool = False) -> str:
    """The findings as a table, with the advice below.

    Args:
        findings: in the order they are shown.
        color: whether to colour it for a terminal.
    """
    from mtfix.reports.style import DIM, GREEN, RED, paint

    codes = {"ok": GREEN, "absent": DIM, "broken": RED}
    width = max((len(each.name) for each in findings), default=0)
    lines = []
    for name, health, what, advice in findings:
        sign = paint(f"{_SIGNS[health]:6}", codes[health], on=color)
        lines.append(f"{name:{width}}  {sign}  {what}")
        if advice:
            lines.append(f"{'':{width}}          → {advice}")
    return "".join(f"{line}\n" for line in lines)
