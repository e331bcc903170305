"""Clients that people have: language-tool-python, and a tool that reads the description."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.serve.conftest import BASE, make_app

language_tool_python = pytest.importorskip(
    "language_tool_python", reason="language-tool-python is not installed"
)


def test_language_tool_python_shows_what_mtfix_finds(address: str) -> None:
    text = "😀 𝒜 He has invited musk , Elon Musk said."
    with language_tool_python.LanguageTool("en-US", remote_server=address) as tool:
        found = tool.check(text)
        assert [text[m.offset : m.offset + m.error_length] for m in found] == ["musk", " ,"]
        assert [m.replacements for m in found] == [["Musk"], [","]]
        assert [m.category for m in found] == ["CASING", "TYPOGRAPHY"]
        assert tool.correct(text) == "😀 𝒜 He has invited Musk, Elon Musk said."
        tool.disabled_rules = {"MTFIX_SPACE_BEFORE_PUNCTUATION"}
        assert tool.correct(text) == "😀 𝒜 He has invited Musk , Elon Musk said."
        tool.picky = True
        assert len(tool.check(text)) == 1


def test_language_tool_python_tells_the_language(address: str) -> None:
    with language_tool_python.LanguageTool("auto", remote_server=address) as tool:
        tool.preferred_variants = {"en-GB"}
        assert [m.rule_id for m in tool.check("It rained , he said to them.")] == [
            "MTFIX_SPACE_BEFORE_PUNCTUATION"
        ]


def test_language_tool_python_is_told_what_is_wrong(address: str) -> None:
    with (
        language_tool_python.LanguageTool("en-US", remote_server=address) as tool,
        pytest.raises(language_tool_python.exceptions.LanguageToolError, match="exceeds the limit"),
    ):
        tool.check("a" * 300_001)


_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
_app = make_app()
schema = schemathesis.openapi.from_dict(_app.openapi())
schema.app = _app


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_the_description_is_true(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(base_url=BASE, checks=_CHECKS)
