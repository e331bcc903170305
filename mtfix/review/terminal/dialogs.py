"""Windows before the review: a question, a message, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from mtfix.review.terminal import styles
from mtfix.review.terminal.visible import visible_lines

KEYS: Sequence[tuple[str, str]] = (
    ("j k ↓ ↑", "next, previous; g and G first, last; page up and down"),
    ("a r", "accept, reject, and go on to the next"),
    ("space", "accept what is rejected, reject what is accepted"),
    ("A R", "accept, reject all edits of this rule"),
    ("+ -", "accept, reject all that is listed"),
    ("u U", "undo, redo"),
    ("/", "list only what has these words in text, rule or reason"),
    ("f", "list only this rule"),
    ("t", "list only what is safe, unsafe, a flag"),
    ("escape", "list everything again"),
    ("p", "the whole text as it would be saved"),
    ("K", "keep this word: its case is never changed again"),
    ("S", "suppress this finding at this place"),
    ("w", "save the text and the decisions"),
    ("tab", "between the list and the text, to scroll it"),
    ("q", "quit"),
)
"""What the help says, and the documentation."""


class Message(ModalScreen[None]):
    """Something to be read; any of the usual keys closes it.

    Args:
        title: what it is about.
        text: what it says, shown as it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,question_mark", "dismiss", "Close")
    ]

    def __init__(self, title: str, text: str | Text) -> None:
        super().__init__()
        self._title = title
        self._text = text if isinstance(text, Text) else Text(visible_lines(text))

    def compose(self) -> ComposeResult:
        """A box with the text."""
        with VerticalScroll(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "escape closes"
            yield Static(self._text, markup=False)


class Question(ModalScreen[str]):
    """A question that is answered by a key.

    Args:
        title: what it is about.
        text: the question.
        answers: keys and what they mean; escape is always an answer too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('escape')", "Back")]

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._text = table(answers, Text(f"{visible_lines(text)}\n\n"))
        for key, meaning in answers:
            self._bindings.bind(key, f"dismiss('{key}')", meaning)

    def compose(self) -> ComposeResult:
        """A box with the question and its answers."""
        with VerticalScroll(classes="box") as box:
            box.border_title = self._title
            yield Static(self._text, markup=False)


def table(rows: Sequence[tuple[str, str]], head: Text | None = None) -> Text:
    """Keys and what they do."""
    text = head or Text()
    width = max(len(keys) for keys, _ in rows)
    for keys, meaning in rows:
        text.append(f"{keys:<{width}}  ", styles.BOLD)
        text.append(f"{meaning}\n")
    text.right_crop(1)
    return text
