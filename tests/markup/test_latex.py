"""LaTeX that was pulled apart, and backslashes and dollars that are none of it."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.markup.latex import is_damaged


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"It is \ textbf { not } true.", r"It is \textbf{not} true."),
        (r"It is \textbf { not } true.", r"It is \textbf{not} true."),
        (r"See \ cite { May2019 , Groot2016 } there.", r"See \cite{May2019 , Groot2016} there."),
        (r"As \ ref { fig : one } shows, it grew.", r"As \ref{fig:one} shows, it grew."),
        (
            r"\ includegraphics [ width = 4cm ] { plots / a. png }",
            r"\includegraphics[width = 4cm]{plots/a.png}",
        ),
        (r"\ section* { Method } It is \ LaTeX here.", r"\section*{Method} It is \LaTeX here."),
        (r"\ begin { align * } a = b \ end { align * }", r"\begin{align*} a = b \end{align*}"),
        (r"\ begin{align} a = \ beta \ end{align}", r"\begin{align} a = \beta \end{align}"),
        (r"The ratio $ \ frac { a } { b } $ grows.", r"The ratio $\frac{a}{b}$ grows."),
        (r"The norm $ \ | x - y \ | $ is two.", r"The norm $\|x - y\|$ is two."),
        (r"The set $ \ { a, b \ } $ is finite.", r"The set $\{a, b\}$ is finite."),
        (r"Let $ \ alpha $ and $ \ beta $ be real.", r"Let $\alpha$ and $\beta$ be real."),
        (r"Let $ x \ in X $ be given.", r"Let $x \in X$ be given."),
        (r"So \ [ x = \ gamma + 1 \ ] holds.", r"So \[ x = \gamma + 1 \] holds."),
        (r"So $ \ sum _ {i} ^ n i $ grows.", r"So $\sum_{i}^n i$ grows."),
        ("So $$ x = 1 $ $ holds.", "So $$ x = 1 $$ holds."),
        ("Let ＄x_1＄ be the first.", "Let $x_1$ be the first."),
        ("Let ＄ n ＄ be odd.", "Let $n$ be odd."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_latex_is_closed_up(text: str, wanted: str, format_: mtfix.Format) -> None:
    assert mtfix.fix(text, format=format_).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        r"Let M \ N be finite, and N \ M too.",
        r"Open C:\ Program Files or D:\ alpha { old } there.",
        r"By Smith et al.\ this is \emph{not} so, see e.g.\ section 3.",
        r"Here $\{x\ |\ x > 0\}$ and $P(A\ |\ B)$ and $x\ in\ X$ are set loosely.",
        r"We have $E = mc^2\ ,$ and $a\ ,b$ there.",
        r"Run `\ textbf { x }` to see it fail.",
        "They paid ＄5 and ＄6 for it.",
        "They paid ＄ 在 and got ＄ back.",
        "Loosely set, $ x _ 1 $ and $ y ^ 2 $ are fine.",
        "Here $a$ $b = c$ $d$ stand in a row.",
        "Of $$a = b$$ and c = d $ $x$ is one.",
        "They paid $$ for it, so 5 $ $ more.",
        r"Type rm a\ file and then use \ to go up.",
        r"Whole \textbf{bold}, \frac{1}{2} and $\alpha$ stay.",
        r"Some write \frac { 1 } { 2 } and $ \alpha $ with spaces.",
    ],
)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_other_backslashes_and_dollars_stay(text: str, format_: mtfix.Format) -> None:
    assert mtfix.fix(text, format=format_).text == text


def test_prices_before_a_formula_do_not_shift_the_pairs() -> None:
    text = r"Of 5 US$ and 6 US$, $ \ alpha $ and $ \ beta $ go."
    assert mtfix.fix(text).text == r"Of 5 US$ and 6 US$, $\alpha$ and $\beta$ go."


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("Let $ x _ 1 $ be.", "Sei $x_1$ so.", "Let $x_1$ be."),
        ("So $ \\ sum _ {i = 1} ^ n i $.", "Also $\\sum_{i=1}^n i$.", "So $\\sum_{i=1}^n i$."),
        ("Let $ x _ 1 $ be.", "Sei $ x _ 1 $ so.", "Let $ x _ 1 $ be."),
        ("For $ 5 and $ 6.", "Für $5 and $6.", "For $5 and $6."),
    ],
)
def test_the_source_tells_the_spaces_of_formulas(text: str, source: str, wanted: str) -> None:
    assert mtfix.fix(text, source=source).text == wanted


def test_messages_keep_their_braces() -> None:
    text = r"Text \ textbf { name } here"
    result = mtfix.fix(text, format="message")
    assert "markup-latex" not in {cause.rule for edit in result.edits for cause in edit.causes}


@pytest.mark.parametrize(
    ("formula", "damaged"),
    [
        (r" \ alpha ", True),
        (r"\ | x \ |", True),
        (r" x \ in X ", True),
        (r"\{x\ |\ x > 0\}", False),
        (r"p\ and\ q", False),
        (r"\alpha", False),
        ("", False),
    ],
)
def test_damaged_formulas_are_told_from_control_spaces(formula: str, damaged: bool) -> None:
    assert is_damaged(formula) is damaged
