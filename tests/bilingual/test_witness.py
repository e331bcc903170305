"""What the source tells about spaces, first letters and stops at damaged tags, and what not."""

from __future__ import annotations

import pytest

import mtfix

_SPACES = {
    "none before a sign": (
        "<h2>Häfen < a href = '#p' > # < / a ></h2>",
        "<h2>Ports<a href='#p'>#</a></h2>",
        '<h2>Häfen<a href="#p">#</a></h2>',
    ),
    "none before a bracket": (
        "<p>Zuerst < i > open < / i >(port) aufrufen.</p>",
        "<p>Call <i>open</i>(port) first.</p>",
        "<p>Zuerst <i>open</i>(port) aufrufen.</p>",
    ),
    "none within straight quotes": (
        '<p>Das "< i > lock < / i > " ist alt.</p>',
        '<p>The "<i>lock</i>" is old.</p>',
        '<p>Das "<i>lock</i>" ist alt.</p>',
    ),
    "none between the same words": (
        "<p>Alle < i > Boat < / i >s fahren.</p>",
        "<p>All <i>Boat</i>s sail.</p>",
        "<p>Alle <i>Boat</i>s fahren.</p>",
    ),
    "other words stay apart": (
        "<p>The< b > forest < / b >fire is out.</p>",
        "<p>Der <b>Wald</b>brand ist aus.</p>",
        "<p>The <b>forest</b> fire is out.</p>",
    ),
    "a French colon": (
        "<p>< b > Remarque < / b > : la pluie tombe sur les toits de la ville.</p>",
        "<p><b>Note</b>: rain is falling on the roofs of the town.</p>",
        "<p><b>Remarque</b> : la pluie tombe sur les toits de la ville.</p>",
    ),
    "a comma that the source writes close to the next word": (
        "<p>Wind, < b > Regen < / b > und Hagel.</p>",
        "<p>Wind,<b>rain</b> and hail.</p>",
        "<p>Wind, <b>Regen</b> und Hagel.</p>",
    ),
    "a space that the source has": (
        "<p>Ein < b > Boot < / b > (alt) sank.</p>",
        "<p>A <b>boat</b> (old) sank.</p>",
        "<p>Ein <b>Boot</b> (alt) sank.</p>",
    ),
    "a script without spaces": (
        "<p>< b > 船 < / b > 离开了。</p>",
        "<p><b>The boat</b> left.</p>",
        "<p><b>船</b>离开了。</p>",
    ),
    "whole tags": (
        "<p>Häfen <a href='#p'>#</a></p>",
        "<p>Ports<a href='#p'>#</a></p>",
        "<p>Häfen <a href='#p'>#</a></p>",
    ),
    "tags in another order": (
        "<p>Die < b > Mühle < / b > (< i > alt < / i >) steht.</p>",
        "<p>The <i>old</i>(<b>mill</b>) stands.</p>",
        "<p>Die <b>Mühle</b> (<i>alt</i>) steht.</p>",
    ),
}


@pytest.mark.parametrize(("text", "source", "expected"), _SPACES.values(), ids=_SPACES)
def test_spaces_at_damaged_tags(text: str, source: str, expected: str) -> None:
    result = mtfix.fix(text, format="html", source=source)
    assert result.text == expected
    assert mtfix.fix(expected, format="html", source=source).text == expected


_STARTS = {
    "a small letter stays": ("rad der Mühle.", "wheel of the mill.", "rad der Mühle."),
    "the same word has a capital": ("node.js läuft.", "Node.js runs.", "Node.js läuft."),
    "the same letter has a capital": ("x ist alt.", "X is old.", "X ist alt."),
    "another word begins a sentence": ("das Boot sank.", "A boat sank.", "Das Boot sank."),
    "another word that keeps its case": ("iPhone sank.", "Phones sank.", "iPhone sank."),
    "a source without capitals": ("the boat sank.", "船沉了。", "The boat sank."),
    "a code word": ("log_it fehlt.", "<code>log_it</code> is missing.", "log_it fehlt."),
}


@pytest.mark.parametrize(("text", "source", "expected"), _STARTS.values(), ids=_STARTS)
def test_first_letters_behind_a_broken_border(text: str, source: str, expected: str) -> None:
    result = mtfix.fix(
        f"<p>Es war spät. p> < p > {text}</p>", format="html", source=f"<p>Late.</p><p>{source}</p>"
    )
    assert result.text == f"<p>Es war spät.</p><p>{expected}</p>"


def test_a_small_word_of_a_cell_stays_where_the_source_begins_with_another() -> None:
    text, source = (
        "<table><tr>< td >boot< / td ></tr></table>",
        "<table><tr><td>Ship</td></tr></table>",
    )
    assert ">boot<" in mtfix.fix(text, format="html", source=source).text


_ENDS = {
    "no mark in the source": ("Zum Öffnen Taste drücken", "Press the key to open", ""),
    "a stop": ("Das Boot sank in 3", "The boat sank in 3.", "."),
    "an exclamation mark": ("Halt", "Stop!", "!"),
    "behind a link": ("Siehe <i>port/</i>", "See <i>port/</i>.", "."),
    "behind a quotation": ("Es heißt 'a.b'", "It is called 'a.b'.", "."),
    "a question in Greek": ("Γιατί έφυγε το πλοίο", "Why did the boat leave?", ";"),
    "a question in Spanish that is not opened": (
        "Por qué se fue el barco de la isla", "Why did the boat leave the island?", ""
    ),
    "a source that writes no stops": ("The boat left the island", "เรือออกจากเกาะแล้ว", "."),
    "an abbreviation": ("Boote, Netze usw", "Boats, nets etc.", "."),
    "a comma": ("Boote, Netze,", "Boats, nets.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "stop"), _ENDS.values(), ids=_ENDS)
def test_stops_before_a_broken_closer(text: str, source: str, stop: str) -> None:
    damaged = f"<p>{text} p> < p > 1.</p>"
    result = mtfix.fix(damaged, format="html", source=f"<p>{source}</p><p>1.</p>")
    assert result.text == f"<p>{text}{stop}</p><p>1.</p>"


def test_a_stop_goes_where_the_source_has_it_among_brackets() -> None:
    source = "<p>(It rained.)</p><p>It rained (twice).</p><p>1.</p>"
    text = "<p>(Es regnete) p> < p > Es regnete (zweimal) p> < p > 1.</p>"
    expected = "<p>(Es regnete.)</p><p>Es regnete (zweimal).</p><p>1.</p>"
    assert mtfix.fix(text, format="html", source=source).text == expected


def test_blocks_that_do_not_answer_to_each_other_tell_nothing() -> None:
    source = "<h1>Ports</h1><ul><li>one</li><li>two</li></ul>"
    text = "<p>Es war spät p> < p > das Boot sank.</p>"
    expected = "<p>Es war spät.</p><p>Das Boot sank.</p>"
    assert mtfix.fix(text, format="html", source=source).text == expected


def test_blocks_behind_one_that_only_the_translation_has() -> None:
    source = "<p>It was late</p><p>mill wheel</p>"
    text = "<h1>Neu</h1><p>Es war spät p> < p > mühlrad am Bach</p>"
    expected = "<h1>Neu</h1><p>Es war spät</p><p>mühlrad am Bach</p>"
    assert mtfix.fix(text, format="html", source=source).text == expected
