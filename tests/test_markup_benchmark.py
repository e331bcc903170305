"""The benchmark of markup: its noise, its judge, and how it chooses pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

import markup_noise
import markup_pages
import markup_scores
from markup_scores import Score

PAGE = (
    "<html><head><title>Tides</title></head><body><h1>Tides</h1>"
    '<p class="lead">The tide is <b>out</b>.</p><p>Boats lie dry.</p>'
    "<pre>a < b</pre><p>It is so&nbsp;now.</p></body></html>"
)


@pytest.mark.parametrize("family", markup_noise.FAMILIES)
def test_noise_is_the_same_for_the_same_seed_and_leaves_head_and_code(family: str) -> None:
    damaged = markup_noise.damaged(PAGE, family, 7)
    assert damaged == markup_noise.damaged(PAGE, family, 7)
    assert "<head><title>Tides</title></head>" in damaged
    assert "a < b" in damaged


def test_pieces_are_the_page() -> None:
    assert "".join(piece.text for piece in markup_noise.pieces(PAGE)) == PAGE


def test_every_tag_of_a_spaced_page_is_pulled_apart() -> None:
    damaged = markup_noise.damaged("<p>It is <b>so</b>.</p>", "spaced", 1)
    assert damaged.lower().replace("b > .", "b >.") == ("< p >it is < b > so < / b >. < / p >")


def test_the_judge_sees_blocks_and_words() -> None:
    seen = markup_scores.view(PAGE)
    assert seen.blocks.total() == 5
    assert seen.blocks["The tide is out."] == 1
    assert seen.words["tides"] == 1


def test_scores() -> None:
    clean, before, after = (
        markup_scores.view(page)
        for page in (
            "<p>One.</p><p>Two.</p>",
            "<p>One.</p>< p >Two.< / p >",
            "<p>One</p><p>Two.</p>",
        )
    )
    score = Score()
    score.add(clean, before, after)
    assert (score.shared, score.spoilt, score.exact) == (1, 1, 0)
    assert score.block_f1 == 0.5
    assert score.recall == 1.0


def test_pages_are_clean_different_and_taken_from_each_folder_in_turn(tmp_path: Path) -> None:
    body = "<p>It is so.</p>" * 200
    for name, text in {
        "a/1.html": f"{body}1",
        "a/2.html": f"{body}2",
        "a/copy.html": f"{body}2",
        "b/3.html": f"{body}3",
        "b/damaged.html": f"{body}</ p >",
        "b/small.html": "<p>It is so.</p>",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    everything = markup_pages.sample([tmp_path], 9, 1)
    assert sorted(page.text[-1] for page in everything) == ["1", "2", "3"]
    two = markup_pages.sample([tmp_path], 2, 1)
    assert len({page.name.split("/")[-2] for page in two}) == 2
