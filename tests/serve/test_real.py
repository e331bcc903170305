"""A real LanguageTool behind, and its answers beside mtfix's; skipped where there is none."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

pytest.importorskip("psutil", reason="the extra grammar is not installed")

from mtfix.grammar.server import Server
from mtfix.serve.behind import Behind
from tests.grammar import conftest as grammar
from tests.serve.conftest import client_of, make_app

_TEXT = "😀 𝒜 He has invited musk , Elon Musk said. He have the key."
_PATIENCE = 120.0

own_cache = grammar._own_cache
languagetool = grammar.languagetool
real = grammar.server


@pytest.fixture(scope="module")
def merged(real: Server) -> TestClient:
    return client_of(make_app(behind=Behind(real.url, _PATIENCE)))


def _found(answer: dict[str, Any], text: str) -> list[tuple[str, str]]:
    data = text.encode("utf-16-le")
    return [
        (
            m["rule"]["id"],
            data[2 * m["offset"] : 2 * (m["offset"] + m["length"])].decode("utf-16-le"),
        )
        for m in answer["matches"]
    ]


def test_both_are_shown_and_mtfix_wins(merged: TestClient) -> None:
    answer = merged.post("/v2/check", data={"text": _TEXT, "language": "en-US"}).json()
    found = _found(answer, _TEXT)
    assert ("HE_VERB_AGR", "have") in found
    assert ("MTFIX_SPACE_BEFORE_PUNCTUATION", " ,") in found
    spans = [(m["offset"], m["offset"] + m["length"]) for m in answer["matches"]]
    mine = [span for span, (rule, _) in zip(spans, found, strict=True) if rule[:6] == "MTFIX_"]
    others = [span for span in spans if span not in mine]
    assert not any(a[0] < b[1] and b[0] < a[1] for a in mine for b in others)
    assert len(answer["sentenceRanges"]) == 2


def test_markup_means_the_same_to_both(merged: TestClient) -> None:
    parts = [{"text": "😀 Today he "}, {"markup": "<b>"}, {"text": "have"}, {"markup": "</b>"},
             {"text": " the key , she said."}]  # fmt: skip
    whole = "".join(part.get("text", part.get("markup", "")) for part in parts)
    form = {"data": json.dumps({"annotation": parts}), "language": "en-US"}
    found = _found(merged.post("/v2/check", data=form).json(), whole)
    assert ("HE_VERB_AGR", "have") in found
    assert ("MTFIX_SPACE_BEFORE_PUNCTUATION", " ,") in found


def test_the_shape_is_languagetools(merged: TestClient, client: TestClient, real: Server) -> None:
    form = {"text": _TEXT, "language": "en-US"}
    theirs = httpx.post(f"{real.url.removesuffix('/v2')}/v2/check", data=form, timeout=_PATIENCE)
    ours = client.post("/v2/check", data=form).json()
    _same_shape(theirs.json(), ours)
    assert set(merged.post("/v2/check", data=form).json()) == set(ours)


def _same_shape(theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    assert set(ours) == set(theirs)
    for name in ("software", "warnings", "language"):
        assert set(ours[name]) == set(theirs[name])
    optional = {"urls", "subId", "sourceFile"}
    theirs_match, our_match = theirs["matches"][0], ours["matches"][0]
    assert set(our_match) == set(theirs_match)
    assert set(our_match["rule"]) == set(theirs_match["rule"]) - optional
    assert set(our_match["context"]) == set(theirs_match["context"])


@pytest.mark.parametrize(
    "form",
    [
        {"text": "a"},
        {"language": "en-US"},
        {"text": "a", "data": "{}", "language": "en-US"},
        {"data": "{", "language": "en-US"},
        {"text": "a", "language": "en-US", "enabledOnly": "true"},
        {"text": "a", "language": "en-US", "preferredVariants": "en-GB"},
        {"text": "a", "language": "auto", "preferredVariants": "en"},
    ],
)
def test_the_same_is_refused_in_the_same_words(
    client: TestClient,
    real: Server,
    form: dict[str, str],
) -> None:
    theirs = httpx.post(f"{real.url.removesuffix('/v2')}/v2/check", data=form, timeout=_PATIENCE)
    ours = client.post("/v2/check", data=form)
    assert (ours.status_code, ours.text) == (theirs.status_code, theirs.text.strip())
