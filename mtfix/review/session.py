"""A review of one file: its edits, what is decided about each, and how it is saved.

The page's server and the terminal view are faces of this. An edit has a number, its index in
`Session.edits`: first come those that were made, then the unsafe ones that are offered. Flags count
on from there. In the beginning the first are accepted, the offered ones rejected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mtfix.config import keep_fault
from mtfix.decisions import Decision, Decisions, State
from mtfix.edits import Edit, Flag, apply
from mtfix.findings import rules_of
from mtfix.formats.files import Source, read_bytes
from mtfix.places import in_words
from mtfix.result import Result
from mtfix.review import configuring
from mtfix.review.choices import Choice, Choices, ReviewError
from mtfix.review.payload import offered
from mtfix.review.saving import Earlier, Store, Strings, read_earlier
from mtfix.runs.recipe import Recipe
from mtfix.silencing import around, is_comment, merged, unneeded

_COMMENTED = frozenset({"html", "markdown"})
"""What has comments that no reader sees."""


class Session:
    """A review under way.

    Args:
        path: the file.
        source: its text, as it was read.
        result: what comes of it.
        strings: how it is read, if it is a file of strings.
        earlier: the review that this one goes on with.
        judge: tells what would come of other bytes of the file; None if nobody can.

    Attributes:
        path, source, result: as given.
        edits: all that can be accepted or rejected, by their numbers.
        flags: findings to look at, in order of their places; they count on from the edits.
        configuration: where lasting rejections are written; None for the nearest mtfix.toml or
            pyproject.toml with a table of mtfix.
        notice: what the reviewer should know in the beginning, in words; may be empty.

    Raises:
        InputError: the file has changed since it was read, or it cannot be saved for another
            reason that is known beforehand.
    """

    def __init__(
        self,
        path: Path,
        source: Source,
        result: Result,
        strings: Strings | None = None,
        earlier: Earlier | None = None,
        judge: Callable[[bytes], Result] | None = None,
    ) -> None:
        self.path = path
        self.source = source
        self.result = result
        self.edits: tuple[Edit, ...] = (*result.edits, *offered(result))
        self.flags: tuple[Flag, ...] = tuple(sorted(result.flags, key=lambda flag: flag[:2]))
        self.configuration: Path | None = None
        self._judge = judge
        self._known_comments: dict[int, tuple[Edit, ...]] = {}
        self.notice = "; ".join([*([earlier.notice] if earlier else []), *result.notes])
        self._store = Store(path, source, strings, earlier.text if earlier else None)
        self._choices = Choices(self.edits, len(result.edits))
        if earlier is not None:
            self._choices.now = self._taken_up(earlier)
        self._saved: Choice | None = None

    @classmethod
    def open(cls, path: Path, recipe: Recipe = Recipe()) -> Session:  # noqa: B008 - a frozen value
        """Read a file, fix it and begin its review, or go on with the one that was saved.

        Args:
            path: the file.
            recipe: how it is fixed.

        Raises:
            InputError: it cannot be read.
        """
        from mtfix.runs.fixing import Fixer

        data = read_bytes(path)
        earlier = read_earlier(path, data)
        fixer = Fixer(recipe)
        source, result = fixer.fixed(earlier.data if earlier else data, str(path), path)
        container = recipe.container_of(path)
        strings = Strings(container, recipe.strings) if container is not None else None
        judge = lambda data: fixer.fixed(data, str(path), path)[1]  # noqa: E731
        return cls(path, source, result, strings, earlier, judge)

    def found(self, number: int) -> Edit | Flag:
        """The edit or flag of a number.

        Raises:
            ReviewError: there is none.
        """
        if 0 <= number < len(self.edits):
            return self.edits[number]
        if 0 <= number - len(self.edits) < len(self.flags):
            return self.flags[number - len(self.edits)]
        raise ReviewError(f"there is no finding {number}")

    def state(self, number: int) -> State:
        """What is decided about an edit."""
        return self._choices.state(number)

    @property
    def states(self) -> Mapping[int, State]:
        """What is decided about each edit."""
        return {number: self.state(number) for number in range(len(self.edits))}

    @property
    def suppressed(self) -> frozenset[int]:
        """Edits and flags that comments in the saved text will keep from being found again."""
        return self._choices.now.suppressed

    @property
    def is_changed(self) -> bool:
        """Whether something was decided that is not saved."""
        return self._choices.now != self._saved

    def rules(self) -> dict[str, list[int]]:
        """The numbers of the edits that each rule takes part in."""
        listed: dict[str, list[int]] = {}
        for number, edit in enumerate(self.edits):
            for rule in rules_of(edit):
                listed.setdefault(rule, []).append(number)
        return listed

    # Decisions. Those that return a number say how many edits are decided otherwise than before.

    def accept(self, number: int) -> int:
        """Accept an edit.

        Raises:
            ReviewError: an accepted one changes the same place, or this is no edit.
        """
        return self.decide({number: "accepted"})

    def reject(self, number: int) -> int:
        """Reject an edit."""
        return self.decide({number: "rejected"})

    def toggle(self, number: int) -> int:
        """Reject an edit that is accepted, accept one that is not."""
        return self.decide({number: "rejected" if self.state(number) == "accepted" else "accepted"})

    def accept_rule(self, rule: str) -> int:
        """Accept all edits of a rule but those that change the same place as accepted ones."""
        return self._choices.accept_most(self.rules().get(rule, ()))

    def reject_rule(self, rule: str) -> int:
        """Reject all edits of a rule."""
        return self._choices.change(self._choices.now.accepted - {*self.rules().get(rule, ())})

    def accept_all(self) -> int:
        """Accept all edits but those that are unsafe and only offered."""
        return self._choices.accept_most(range(len(self.result.edits)))

    def reject_all(self) -> int:
        """Reject all edits."""
        return self._choices.change(frozenset())

    def decide(self, states: Mapping[int, State], suppressed: Iterable[int] | None = None) -> int:
        """Decide about several edits at once, by their numbers; about all of them, or none.

        Args:
            states: what is decided.
            suppressed: all that comments are to suppress, edits and flags; None for what they do.

        Raises:
            ReviewError: two of the accepted ones change the same place, or a number is that of no
                edit.
        """
        if suppressed is not None:
            suppressed = frozenset(number for number in suppressed if self._around(number))
        return self._choices.decide(states, suppressed)

    def undo(self) -> bool:
        """Take back the last step; whether there was one."""
        return self._choices.undo()

    def redo(self) -> bool:
        """Make again what was taken back last; whether there was anything."""
        return self._choices.redo()

    # What comes of it

    def preview(self) -> str:
        """The text as it would be saved."""
        return apply(self.result.original, self._made(self.suppressed))

    def decisions(self) -> Decisions:
        """What is decided, as it would be saved."""
        text = self.result.original
        states = {edit: self.state(number) for number, edit in enumerate(self.edits)}
        listed = merged(self.edits, map(self._around, self.suppressed))
        return self._store.decisions(
            [
                Decision(edit, text[edit.start : edit.end], states.get(edit, "accepted"))
                for edit in listed
            ]
        )

    def save(self) -> str:
        """Write the text and the decisions, each at once or not at all.

        Comments that suppress nothing are left out: with the other edits made, mtfix may be silent
        there anyway.

        Returns:
            What was done, in words.

        Raises:
            InputError: the file or its decisions were changed by somebody else meanwhile; the
                format cannot hold the text with just these edits; or a file cannot be written.
                The text is as it was.
        """
        self._drop_comments()
        self._store.save(self.preview(), self.decisions())
        self._saved = self._choices.now
        made, all_ = len(self._choices.now.accepted), len(self.edits)
        return (
            f"{self.path} was saved with {made} of {all_} edits; the decisions are in"
            f" {self._store.path_of_decisions.name}"
        )

    # Rejections that last

    def keep(self, number: int, word: str | None = None) -> str:
        """Have the case of a word never changed again; edits that change it are rejected.

        Args:
            number: an edit that changes it.
            word: the word; None for that of the edit.

        Returns:
            What was done, in words.

        Raises:
            InputError: it is no single word, or the configuration cannot be written.
        """
        word = self.word(number) if word is None else word.strip()
        fault = keep_fault(word)
        if fault:
            raise ReviewError(fault)
        told = configuring.keep(self._configuration(), word)
        text = self.result.original
        alike = (at for at, edit in enumerate(self.edits) if _changes_case(text, edit, word))
        self._choices.change(self._choices.now.accepted - {number, *alike})
        return told

    def word(self, number: int) -> str:
        """The words that an edit or flag speaks of, as the text has them."""
        found, text = self.found(number), self.result.original
        return (
            in_words(text, found).old if isinstance(found, Edit) else text[found.start : found.end]
        )

    def suppress(self, number: int) -> str:
        """Have an edit or flag not found again at its place; an edit is rejected.

        Where the format has comments, two are put around its lines when the text is saved;
        elsewhere a pattern for its words is added to the configuration at once.

        Returns:
            What was done, in words.

        Raises:
            InputError: the configuration cannot be written.
        """
        found = self.found(number)
        if self._around(number):
            told = f"comments around line {self._line(found)} will be saved with the text"
            suppressed = self._choices.now.suppressed | {number}
        else:
            told = configuring.ignore(self._configuration(), self.result.original, found)
            suppressed = self._choices.now.suppressed
        self._choices.change(self._choices.now.accepted - {number}, suppressed)
        return told

    def _taken_up(self, earlier: Earlier) -> Choice:
        """What was decided before about the edits that are found again."""
        states = {each.edit[:3]: each.state for each in earlier.decisions}
        begun = self._choices.now.accepted
        accepted = frozenset(
            number
            for number, edit in enumerate(self.edits)
            if states.get(edit[:3], "accepted" if number in begun else "rejected") == "accepted"
        )
        comment_edits = {each.edit for each in earlier.decisions if is_comment(each.edit)}
        every = range(len(self.edits) + len(self.flags)) if comment_edits else ()
        suppressed = (
            number
            for number in every
            if number not in accepted and comment_edits.issuperset(self._around(number) or [None])
        )
        return Choice(accepted, frozenset(suppressed))

    def _drop_comments(self) -> None:
        """Take comments back without which nothing more is found."""
        if self._judge is None or not self.suppressed:
            return
        accepted, suppressed = self._choices.now
        made = self._made(suppressed)
        judged = self._judged(made)
        unused = unneeded(made, judged.flags)
        needed = frozenset(at for at in suppressed if unused.isdisjoint(self._around(at)))
        if needed != suppressed and _heard(self._judged(self._made(needed))) <= _heard(judged):
            self._choices.change(accepted, needed)

    def _judged(self, made: Iterable[Edit]) -> Result:
        assert self._judge is not None  # who has none does not ask
        return self._judge(self.source.encode(apply(self.result.original, made)))

    def _made(self, suppressed: Iterable[int]) -> list[Edit]:
        """All that is changed in the original text if this is suppressed."""
        accepted = (self.edits[number] for number in self._choices.now.accepted)
        return merged(accepted, map(self._around, suppressed))

    def _around(self, number: int) -> tuple[Edit, ...]:
        if not self._store.is_plain or self.result.format not in _COMMENTED:
            return ()
        if number not in self._known_comments:
            found = self.found(number)
            place, rules = (found.start, found.end), rules_of(found)
            self._known_comments[number] = around(self.result, place, rules, self.edits)
        return self._known_comments[number]

    def _configuration(self) -> Path:
        return self.configuration or configuring.configuration_of(self.path)

    def _line(self, found: Edit | Flag) -> int:
        return self.result.original.count("\n", 0, found.start) + 1


def _heard(result: Result) -> int:
    """How much is found, comments that are not needed left out."""
    return len(result.edits) + sum(flag.rule != "unused-suppression" for flag in result.flags)


def _changes_case(text: str, edit: Edit, word: str) -> bool:
    """Whether an edit changes nothing but the case of a word."""
    old, new = in_words(text, edit)
    return old != new and old.casefold() == new.casefold() == word.casefold()
