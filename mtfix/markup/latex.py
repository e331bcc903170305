r"""LaTeX that engines pull apart: ``\ textbf { x }``, ``$ \ alpha $``, ``＄x_1＄``.

A backslash with a space behind it also stands in prose (``A \ B``), in paths and as LaTeX's own
control space (``e.g.\ this``). So only names of a closed list count, and in most places only
with the brace, or the other half, that must follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup.links import is_code
from mtfix.patterns import compiled

_TEXT_NAMES = """textbf textit texttt textsc textrm textsf emph underline section subsection
    subsubsection paragraph chapter cite citep citet ref eqref pageref autoref label begin end
    footnote caption includegraphics usepackage documentclass bibliography bibliographystyle
    newcommand renewcommand href title author input include"""
_BARE = "LaTeX TeX maketitle centering hline newpage tableofcontents noindent item textwidth today"
_KEYS = "ref eqref pageref autoref label begin end includegraphics input include"
"""Commands whose argument is a key or a file, in which no space stands."""
_MATHS_NAMES = """frac dfrac tfrac sqrt mathbb mathbf mathcal mathfrak mathrm mathsf mathit
    operatorname overline widehat widetilde overrightarrow binom boldsymbol"""
_LETTERS = """alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda
    mu nu xi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma
    Upsilon Phi Psi Omega infty partial nabla forall exists emptyset leq geq neq approx equiv
    subset subseteq supset cdot cdots ldots dots rightarrow leftarrow Rightarrow Leftarrow
    leftrightarrow mapsto langle rangle lVert rVert otimes oplus setminus prod"""
_WORDS = """in to pi mid int sum lim log exp sin cos tan max min sup inf times pm cup cap wedge
    vee left right text quad qquad sim le ge ne notin ell hat bar vec dot tilde det dim ker"""
r"""Names that may also follow LaTeX's control space as words: ``$x\ in\ X$``."""


def _alternatives(*lists: str) -> str:
    return "|".join(" ".join(lists).split())


_COMMAND = compiled(
    rf"(?<![\\:])\\(?P<gap>\ ?)(?:{_alternatives(_TEXT_NAMES, _MATHS_NAMES)})(?:\ ?\*)?"
    r"\ ?(?=[\[{])"
)
_BARE_COMMAND = compiled(rf"(?<![\\:])\\(?P<gap> )(?:{_alternatives(_BARE)})(?![A-Za-z])")
_KEY = compiled(
    rf"\\ ?(?:{_alternatives(_KEYS)}) ?(?:\[[^\]\n]{{0,100}}\] ?)?\{{(?P<key>[^{{}}\n]{{1,100}})\}}"
)
_KEY_SPACE = compiled(r"(?<=[\w*]) (?=[:_/.-])|(?<=[:_/.-]) (?=\w)|(?<=\w) (?=\*)")
_SPACED_TEXT_COMMAND = compiled(rf"\\(?:{_alternatives(_TEXT_NAMES)}) \{{ [^{{}}\n]{{1,200}} \}}")
_DOLLARS = compiled(r"(?<!\\)\${1,2}")
_LONGEST_FORMULA = 600
_REGION = compiled(
    r"\\ ?begin ?\{ ?(?P<name>equation|align|gather|multline|displaymath|eqnarray)(?P<star> ?\*)?"
    rf" ?\}}.{{1,{_LONGEST_FORMULA}}}?\\ ?end ?\{{ ?(?P=name)"
    rf"|(?P<square>\\ \[) .{{1,{_LONGEST_FORMULA}}}? (?P<squared>\\ \])"
    rf"|(?P<round>\\ \() .{{1,{_LONGEST_FORMULA}}}? (?P<rounded>\\ \))",
    re.S,
)
_FULL_WIDTH = compiled(r"＄(?P<inner>[^＄$\n]{1,200})＄")
_FORMULA_SIGN = compiled(r"[\\^_={}<>+|]|^ ?[A-Za-z]{1,2} ?$")
_FOREIGN = compiled(r"[぀-ヿ一-鿿가-힯]|[^\W\d_]{2,} [^\W\d_]{2,}")
_SURE = compiled(rf"\\ (?:{_alternatives(_MATHS_NAMES, _LETTERS)})(?![A-Za-z])")
_BACKSLASH = compiled(r"\\")
_APART = compiled(
    rf"\\ (?:(?:{_alternatives(_MATHS_NAMES, _LETTERS, _WORDS)})(?![A-Za-z])|[|{{}}])"
)
_CLOSABLE = compiled(
    rf"\\( )(?:(?:{_alternatives(_MATHS_NAMES, _LETTERS, _WORDS)})(?![A-Za-z])|[|{{}},;!])"
)
_SCRIPT = compiled(r"(?<=[\w})\]'])(?P<before> ?)[_^](?P<behind> ?)(?=[\w{\\(*+-])")
_FORMULA = compiled(r"(?<![\\$])\$(?P<inner>[^$\n]{1,200})\$(?!\$)")
_SPACE = compiled(r"\s+")
_LONGEST_ARGUMENT = 400
_MOST_ARGUMENTS = 4
_CLOSERS = {"{": "}", "[": "]"}

_NAME = Cause("markup-latex", "no space stands between the backslash and the name of a command")
_BRACE = Cause("markup-latex", "the braces of a LaTeX command were pulled apart")
_MATHS = Cause("markup-latex", "a formula of LaTeX was pulled apart")
_SOURCE = Cause("markup-latex", "the source has this formula without these spaces")
_SIGN = Cause("markup-latex", "a formula of LaTeX stands between plain dollar signs")


def close_up(document: Document) -> Iterator[Edit]:
    r"""Close up the commands and formulas of LaTeX.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = r"So \ textbf { all } of $ \ alpha $ is here, and A \ B is not."
    >>> print(apply(text, sorted(close_up(read(text, "text")))))
    So \textbf{all} of $\alpha$ is here, and A \ B is not.
    """
    text = document.text
    if document.format == "message" or not any(sign in text for sign in "\\$＄"):
        return
    found: dict[Edit, None] = {}
    for edit in (
        *_commands(text),
        *_regions(text),
        *_formulas(text, document.source or ""),
        *_full_width(text),
    ):
        found.setdefault(edit)
    for edit in sorted(found):
        if not is_code(document, edit.start, edit.end):
            yield edit


def _commands(text: str) -> Iterator[Edit]:
    """Commands with arguments; those with a whole backslash only where others were damaged."""
    commands = list(_COMMAND.finditer(text))
    is_sick = any(command["gap"] for command in commands)
    is_sick = is_sick or _SPACED_TEXT_COMMAND.search(text) is not None
    if not is_sick:
        return
    for command in commands:
        for at in range(command.start(), command.end()):
            if text[at] == " ":
                yield Edit(at, at + 1, "", (_NAME,))
        yield from _arguments(text, command.end())
    for bare in _BARE_COMMAND.finditer(text):
        yield Edit(*bare.span("gap"), "", (_NAME,))
    for command in _KEY.finditer(text):
        for space in _KEY_SPACE.finditer(text, *command.span("key")):
            yield Edit(*space.span(), "", (_BRACE,))


def _arguments(text: str, at: int) -> Iterator[Edit]:
    """The spaces between the arguments of a command, and at their inner edges."""
    for _ in range(_MOST_ARGUMENTS):
        end = _closer(text, at)
        if end is None:
            return
        if text[at + 1] == " " and at + 2 < end:
            yield Edit(at + 1, at + 2, "", (_BRACE,))
            if text[end - 1] == " " and end - 1 > at + 1:
                yield Edit(end - 1, end, "", (_BRACE,))
        at = end + 1
        if text[at : at + 2] in (" {", " ["):
            if _closer(text, at + 1) is None or text[at + 1] == "[":
                return
            yield Edit(at, at + 1, "", (_BRACE,))
            at += 1


def _closer(text: str, at: int) -> int | None:
    """Where the brace that opens here is closed, if it is near."""
    opener = text[at : at + 1]
    closer = _CLOSERS.get(opener)
    depth = 0
    for index in range(at, min(len(text), at + _LONGEST_ARGUMENT) if closer else at):
        depth += (text[index] == opener) - (text[index] == closer)
        if not depth:
            return index
    return None


def _regions(text: str) -> Iterator[Edit]:
    r"""Formulas between ``\begin{equation}`` and its end, ``\ [`` and ``\ ]``."""
    for match in _REGION.finditer(text) if "\\" in text else ():
        inner = match[0]
        if match["name"]:
            yield from _closed(match.start(), inner)
        elif _FORMULA_SIGN.search(inner[3:-3]) and "\n\n" not in inner:
            for group in ("square", "squared", "round", "rounded"):
                if match[group]:
                    yield Edit(match.start(group) + 1, match.start(group) + 2, "", (_MATHS,))
            yield from _closed(match.start(), inner)


def _formulas(text: str, source: str) -> Iterator[Edit]:
    """Formulas between dollar signs; dollars of prices are passed over one by one."""
    formulas = (match["inner"] for match in _FORMULA.finditer(source))
    theirs = {_SPACE.sub("", it): it for it in formulas if _FORMULA_SIGN.search(it)}
    may_be_sick = theirs or "\\ " in text or "$ $" in text
    dollars = list(_DOLLARS.finditer(text)) if may_be_sick else []
    index = 0
    while index + 1 < len(dollars):
        opener, closer = dollars[index], dollars[index + 1]
        inner = text[opener.end() : closer.start()]
        is_near = len(inner) <= _LONGEST_FORMULA and "\n\n" not in inner
        if _is_split(dollars[index : index + 3]) and is_near and _FORMULA_SIGN.search(inner):
            yield Edit(closer.end(), closer.end() + 1, "", (_MATHS,))
            index += 3
        elif opener[0] != closer[0] or not is_near:
            index += 1
        elif opener[0] == "$" and (whole := theirs.get(_SPACE.sub("", inner))) is not None:
            if whole != inner:
                yield Edit(opener.end(), closer.start(), whole, (_SOURCE,))
            index += 2
        elif is_damaged(inner):
            yield from _closed(opener.end(), inner)
            if opener[0] == "$":
                yield from _edges(opener.end(), inner)
            index += 2
        else:
            is_formula = bool(inner) and not inner[0].isspace() and not inner[-1].isspace()
            index += 1 + is_formula


def _is_split(signs: Sequence[re.Match[str]]) -> bool:
    """Whether a formula begins with ``$$`` and ends with ``$ $``."""
    if [sign[0] for sign in signs] != ["$$", "$", "$"]:
        return False
    text, (start, end) = signs[0].string, (signs[1].end(), signs[2].start())
    behind = text[signs[2].end() : signs[2].end() + 1]
    return text[start:end] == " " and (not behind or behind.isspace() or behind in ".,;:!?)")


def is_damaged(formula: str) -> bool:
    r"""Whether the backslashes of a formula were pulled from what they belong to.

    >>> is_damaged(r" \ | x \ | "), is_damaged(r"\{x\ |\ x > 0\}"), is_damaged(r"5 \ off")
    (True, False, False)
    """
    if "\\ " not in formula:
        return False
    if _SURE.search(formula):
        return True
    backslashes = len(_BACKSLASH.findall(formula))
    if len(_APART.findall(formula)) != backslashes:
        return False
    bars, left, right = (formula.count(f"\\ {sign}") for sign in "|{}")
    is_padded = formula[0] == formula[-1] == " "
    return bars % 2 == 0 and left == right and (is_padded or bool(bars or left))


def _closed(start: int, formula: str) -> Iterator[Edit]:
    """The spaces of a damaged formula: behind backslashes, in bars and braces, at scripts."""
    if not is_damaged(formula):
        return
    for match in _SCRIPT.finditer(formula):
        for group in ("before", "behind"):
            if match[group]:
                yield Edit(start + match.start(group), start + match.end(group), "", (_MATHS,))
    bars = 0
    for match in _CLOSABLE.finditer(formula):
        at, sign = match.start(), match[0][-1]
        bars += sign == "|"
        opens = sign == "{" or (sign == "|" and bars % 2 == 1)
        closes = sign == "}" or (sign == "|" and bars % 2 == 0)
        if closes and formula[max(0, at - 1)] == " ":
            yield Edit(start + at - 1, start + at, "", (_MATHS,))
        yield Edit(start + match.start(1), start + match.end(1), "", (_MATHS,))
        if opens and formula[match.end() : match.end() + 1] == " ":
            yield Edit(start + match.end(), start + match.end() + 1, "", (_MATHS,))


def _edges(start: int, formula: str) -> Iterator[Edit]:
    lead = len(formula) - len(formula.lstrip(" "))
    tail = len(formula.rstrip(" "))
    if lead:
        yield Edit(start, start + lead, "", (_MATHS,))
    if tail < len(formula):
        yield Edit(start + tail, start + len(formula), "", (_MATHS,))


def _full_width(text: str) -> Iterator[Edit]:
    for match in _FULL_WIDTH.finditer(text) if "＄" in text else ():
        inner = match["inner"]
        if _FORMULA_SIGN.search(inner) and not _FOREIGN.search(inner):
            yield Edit(match.start(), match.start() + 1, "$", (_SIGN,))
            yield from _edges(match.start("inner"), inner)
            yield from _closed(match.start("inner"), inner)
            yield Edit(match.end() - 1, match.end(), "$", (_SIGN,))
