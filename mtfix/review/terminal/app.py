"""The terminal review: a list of findings, the text around one of them, and keys that decide.

What is decided is held by `mtfix.review.session`; what the keys do to it stands in `deeds`, what is
shown in `listing`, `detail` and `preview`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Footer, Input, Static

from mtfix.formats.files import InputError
from mtfix.review.choices import ReviewError
from mtfix.review.session import Session
from mtfix.review.terminal.deeds import DEEDS, View
from mtfix.review.terminal.detail import Detail
from mtfix.review.terminal.dialogs import KEYS, Message, Question, table
from mtfix.review.terminal.head import head
from mtfix.review.terminal.items import Filter, Trust, items
from mtfix.review.terminal.listing import Listing
from mtfix.review.terminal.preview import Preview
from mtfix.review.terminal.styles import THEME
from mtfix.review.terminal.visible import shortened, visible

_TRUSTS: tuple[Trust | None, ...] = (None, "safe", "unsafe", "flag")


class ReviewApp(App[None]):
    """The review of one file.

    Args:
        session: holds what is decided; the application only shows and asks.
    """

    CSS_PATH = "review.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as it is declared
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "do('accept')", "accept"),
        Binding("r", "do('reject')", "reject"),
        Binding("question_mark", "keys", "help", key_display="?"),
        Binding("space", "do('toggle')", show=False),
        Binding("A", "do('accept-rule')", show=False),
        Binding("R", "do('reject-rule')", show=False),
        Binding("plus", "do('accept-listed')", show=False),
        Binding("minus", "do('reject-listed')", show=False),
        Binding("u", "do('undo')", "undo"),
        Binding("U", "do('redo')", show=False),
        Binding("K", "do('keep')", show=False),
        Binding("S", "do('suppress')", show=False),
        Binding("slash", "search", "filter", key_display="/"),
        Binding("f", "only_rule", show=False),
        Binding("t", "only_trust", show=False),
        Binding("escape", "everything", show=False),
        Binding("p", "preview", "preview"),
        Binding("w", "do('save')", "save"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.register_theme(THEME)
        self.theme = THEME.name
        self.title = visible(session.path.name)
        self._session = session
        self._items = items(session)
        self._filter = Filter()
        self._settled = self._decided()
        self._listing = Listing(session)
        self._detail = Detail(session)

    def compose(self) -> ComposeResult:
        """Head, list and detail, filter, what was done last, keys."""
        yield Static(id="head", markup=False)
        with Container(id="body"):
            yield self._listing
            yield self._detail
        yield Input(id="search", placeholder="words, a rule, safe, unsafe, flag", compact=True)
        yield Static(id="said", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """List everything."""
        self._list()
        self._listing.focus()
        self._say(self._session.notice)

    def on_resize(self) -> None:
        """Use the room that there is."""
        self._write_head()

    # Moving and filtering

    def on_listing_moved(self) -> None:
        """Show what the cursor stands on."""
        self._detail.show(self._listing.item)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has the words that are typed."""
        self._filter = replace(self._filter, words=event.value)
        self._list()

    def on_input_submitted(self) -> None:
        """Go back to the list."""
        self._close_search()

    def action_search(self) -> None:
        """Ask for words."""
        search = self.query_one("#search", Input)
        search.add_class("open")
        search.focus()

    def action_only_rule(self) -> None:
        """List the items of one rule only, or all again."""
        item = self._listing.item
        rule = item.finding.rule if item and not self._filter.rule else ""
        self._filter = replace(self._filter, rule=rule)
        self._list()

    def action_only_trust(self) -> None:
        """List what is safe, then unsafe, then flags, then all again."""
        index = _TRUSTS.index(self._filter.trust) + 1
        self._filter = replace(self._filter, trust=_TRUSTS[index % len(_TRUSTS)])
        self._list()

    def action_everything(self) -> None:
        """List everything again."""
        self._filter = Filter()
        self.query_one("#search", Input).value = ""
        self._close_search()
        self._list()

    def _close_search(self) -> None:
        self.query_one("#search", Input).remove_class("open")
        self._listing.focus()

    def _list(self) -> None:
        item = self._listing.item
        self._listing.show(self._filter.chosen(self._items), item.number if item else None)
        self._write_head()

    # Deciding and saving

    def action_do(self, name: str) -> None:
        """Do what a key stands for; what cannot be done changes nothing."""
        listing = self._listing
        view = View(listing.item, listing.items, bool(str(self._filter)))
        try:
            said = DEEDS[name](self._session, view)
        except ReviewError as error:
            self.bell()
            self._say(str(error))
        except InputError as error:
            self.push_screen(Message("This could not be done", str(error)))
        else:
            if name == "save":
                self._settled = self._decided()
            self._say(said)
            listing.action_move(1 if name in ("accept", "reject") else 0)
        listing.refresh()
        self._write_head()

    async def action_quit(self) -> None:
        """Leave, or ask first if something would be lost."""
        if isinstance(self.screen, Question):
            return
        if self._decided() == self._settled:
            self.exit()
            return
        answers = [("w", "save and quit"), ("d", "quit, decisions are lost"), ("escape", "go on")]
        title, text = "Quit?", "Something was decided that is not saved."
        self.push_screen(Question(title, text, answers), self._leave)

    def _decided(self) -> tuple[object, ...]:
        return dict(self._session.states), self._session.suppressed

    def _leave(self, answer: str | None) -> None:
        if answer == "w":
            self.action_do("save")
        if answer == "d" or (answer == "w" and not self._session.is_changed):
            self.exit()

    # Windows

    def action_preview(self) -> None:
        """Show the whole outcome."""
        item = self._listing.item
        edits = self._session.decisions().accepted
        start = item.finding.start if item else 0
        self.push_screen(Preview(self._session.result.original, edits, start))

    def action_keys(self) -> None:
        """Show what the keys do."""
        self.push_screen(Message("Keys", table(KEYS)))

    def _say(self, text: str) -> None:
        path = self._session.path
        said = shortened(visible(text.replace(str(path), path.name)), max(1, self.size.width))
        self.query_one("#said", Static).update(Text(said), layout=False)

    def _write_head(self) -> None:
        listed = len(self._listing.items)
        line = head(self._session, listed, self._filter, self.size.width)
        self.query_one("#head", Static).update(line, layout=False)
