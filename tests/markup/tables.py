"""Tables of cases with readable names, and the calls that many of them make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import mtfix
from mtfix.document import Format


def table(
    names: str, cases: Mapping[str, tuple[Any, ...]], bugs: Mapping[str, str] | None = None
) -> pytest.MarkDecorator:
    """Parametrize a test with named cases.

    Args:
        names: of the parameters, as for pytest.
        cases: the values of each case, by its name.
        bugs: why a case is known to fail, by its name; strict, so that a repaired one shows.
    """
    reasons = bugs or {}
    assert not reasons.keys() - cases.keys()
    return pytest.mark.parametrize(
        names.split(", ") if ", " in names else names,
        [
            pytest.param(
                *values,
                id=name,
                marks=[pytest.mark.xfail(strict=True, reason=reasons[name])]
                if name in reasons
                else [],
            )
            for name, values in cases.items()
        ],
    )


def fixed(text: str, to: Format | None = None, source: str | None = None) -> str:
    """An HTML text after its repair."""
    return mtfix.fix(text, format="html", to=to, source=source).text
