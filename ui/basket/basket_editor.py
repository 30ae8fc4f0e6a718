"""Every change of a basket that the window makes: written at once, undoable, named in the menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from store.model.annotation import Anchor, Basket, BasketEntry
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import NotFound, YiceError
from ui.basket.basket_change import BasketChange
from ui.basket.basket_entries import entry_of, with_children, with_heading
from ui.basket.basket_naming import BasketNaming
from ui.basket.basket_store import BasketLibrary, BasketStore
from ui.printing.choices import SettingsStore
from ui.runtime.i18n import sentence
from ui.runtime.localized_text import and_more
from ui.services.library.many_clauses import clauses_of
from ui.services.notebook.basket_lines import BasketLine, basket_lines
from ui.services.notebook.days import utc_now

T = TypeVar("T")
CURRENT = "basket/current"
LONGEST = 200


class BasketEditor(QObject):
    """Holds which basket is in use. What cannot be written is told by ``failed`` and is not on the stack.

    ``changed`` follows every change, undo and redo; ``done`` names in a sentence what was done and can be
    taken back, ``told`` says why nothing was.
    """

    changed = Signal()
    done = Signal(str)
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        baskets: BasketStore,
        library: BasketLibrary,
        undo_stack: QUndoStack,
        store: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._baskets, self._library, self._stack, self._store = baskets, library, undo_stack, store
        self._naming = BasketNaming(library.document, self)

    # -- asking ---------------------------------------------------------------------------------------

    def baskets(self) -> list[Basket]:
        """Return all baskets in the order they were made."""
        return self._read(self._baskets.all, [])

    def current(self) -> Basket | None:
        """Return the basket in use: the one chosen last, else the first; None while there is none."""
        return self.chosen(self.baskets())

    def chosen(self, found: Sequence[Basket]) -> Basket | None:
        """Return the basket in use among all there are."""
        chosen = self._store.get(CURRENT, "")
        return next((each for each in found if each.id == chosen), found[0] if found else None)

    def lines(self, basket: Basket | None) -> list[BasketLine]:
        """Return a basket as lines of a list."""
        return basket_lines(basket, self._library)

    # -- changing -------------------------------------------------------------------------------------

    def add(self, clause_ids: Iterable[str], row: int | None = None) -> int:
        """Put clauses in, each once, before ``row`` or at the end; how many are new.

        A clause brings along what is below it, unless something below it is put in by itself.
        """
        basket = self.current() or self._new(self._naming.usual())
        asked = list(dict.fromkeys(clause_ids))
        there = {
            entry.anchor.clause_id: entry.id
            for entry in basket.entries
            if entry.anchor is not None and not entry.compared_with
        }
        wanted = [each for each in asked if each not in there]
        nothing: dict[str, tuple[Document, Clause]] = {}
        found = self._read(lambda: clauses_of(self._library, wanted), nothing)
        entries = [entry_of(*found[each], frozenset(wanted)) for each in wanted if each in found]
        if wanted and not found:
            self.failed.emit(sentence(NotFound(what=wanted[0])))
            return 0
        if not entries:
            said = self.tr("Already in the {basket}: {what}").replace("{basket}", self._naming.quoted(basket))
            what = self._named(basket, {there[each] for each in asked if each in there})
            self.told.emit(said.replace("{what}", what))
            return 0
        at = len(basket.entries) if row is None else max(0, min(row, len(basket.entries)))
        changed = (*basket.entries[:at], *entries, *basket.entries[at:])
        said = self.tr("Put into the {basket}: {what}").replace("{basket}", self._naming.quoted(basket))
        after = replace(basket, entries=changed)
        what = self._named(after, {entry.id for entry in entries})
        return len(entries) if self._set(self.tr("Add to Basket"), basket, changed, said, what) else 0

    def add_heading(self, text: str, row: int | None = None, typed: bool = True) -> str:
        """Put a heading before ``row`` or at the end; the id of its entry, empty if that failed.

        One that the user has ``typed`` names a basket that has no name yet.
        """
        basket = self.current() or self._new(self._naming.usual())
        entry = BasketEntry(uuid4().hex, heading=" ".join(text.split())[:LONGEST])
        at = len(basket.entries) if row is None else max(0, min(row, len(basket.entries)))
        changed = (*basket.entries[:at], entry, *basket.entries[at:])
        if typed:
            basket = self._named_after(basket, changed)
        what = entry.heading
        return entry.id if self._set(self.tr("Add Heading"), basket, changed, what=what) else ""

    def add_comparison(self, first: str, second: str) -> bool:
        """Put the table that compares two documents in, once."""
        basket = self.current() or self._new(self._naming.usual())
        for entry in basket.entries:
            if entry.anchor is not None and (entry.anchor.document_key, entry.compared_with) == (
                first,
                second,
            ):
                self.told.emit(self.tr("Already in the {basket}").format(basket=self._naming.quoted(basket)))
                return False
        made = BasketEntry(uuid4().hex, Anchor(first, first, 0, 0, ""), second)
        said = self.tr("Put into the {basket}: {what}").replace("{basket}", self._naming.quoted(basket))
        after = replace(basket, entries=(*basket.entries, made))
        what = self._named(after, {made.id})
        return self._set(self.tr("Add to Basket"), basket, after.entries, said, what)

    def rename_heading(self, entry_id: str, text: str) -> bool:
        """Change the words of a heading; blank ones change nothing.

        The first heading names a basket that has no name yet.
        """
        words, basket = " ".join(text.split())[:LONGEST], self.current()
        if basket is None or not words:
            return False
        entries = with_heading(basket, entry_id, words)
        first = next((entry for entry in entries if entry.anchor is None), None)
        if first is not None and first.id == entry_id:
            basket = self._named_after(basket, entries)
        return self._set(self.tr("Change Heading"), basket, entries, what=words)

    def set_children(self, entry_id: str, children: bool) -> bool:
        """Print a clause with what is below it, or alone."""
        basket = self.current()
        if basket is None:
            return False
        entries, what = with_children(basket, entry_id, children), self._named(basket, {entry_id})
        return self._set(self.tr("Change Extent"), basket, entries, what=what)

    def remove(self, entry_ids: Sequence[str]) -> bool:
        """Take entries out."""
        basket = self.current()
        if basket is None:
            return False
        kept = tuple(entry for entry in basket.entries if entry.id not in entry_ids)
        said = self.tr("Taken out of the {basket}: {what}").replace("{basket}", self._naming.quoted(basket))
        what = self._named(basket, set(entry_ids))
        return self._set(self.tr("Remove from Basket"), basket, kept, said, what)

    def move(self, entry_ids: Sequence[str], row: int) -> bool:
        """Move entries before ``row`` (counted as the list is now), keeping their order."""
        basket = self.current()
        if basket is None:
            return False
        moved = [entry for entry in basket.entries if entry.id in entry_ids]
        before = [entry for entry in basket.entries[:row] if entry.id not in entry_ids]
        after = [entry for entry in basket.entries[max(row, 0) :] if entry.id not in entry_ids]
        what = self._named(basket, set(entry_ids))
        return self._set(self.tr("Reorder Basket"), basket, (*before, *moved, *after), what=what)

    def clear(self) -> bool:
        """Empty the basket in use."""
        basket = self.current()
        if basket is None:
            return False
        return self._set(
            self.tr("Empty Basket"), basket, (), self.tr("Emptied: {what}"), self._naming.quoted(basket)
        )

    def create(self, title: str) -> bool:
        """Begin a new basket and use it."""
        basket = self._new(title)
        what = self._naming.quoted(basket)
        return bool(basket.title) and self._change(self.tr("New Basket"), None, basket, what=what)

    def choose(self, basket_id: str) -> None:
        """Use another basket."""
        self._store.set(CURRENT, basket_id)
        self.changed.emit()

    def rename(self, title: str) -> bool:
        """Give the basket in use another name; a blank one changes nothing."""
        basket = self.current()
        title = " ".join(title.split())[:LONGEST]
        if basket is None or not title or title == basket.title:
            return False
        what = self._naming.quoted(basket)
        return self._change(self.tr("Rename Basket"), basket, replace(basket, title=title), what=what)

    def delete(self) -> bool:
        """Delete the basket in use."""
        basket = self.current()
        if basket is None:
            return False
        said, what = self.tr("Deleted: {what}"), self._naming.quoted(basket)
        return self._change(self.tr("Delete Basket"), basket, None, said, what)

    # -- inside ---------------------------------------------------------------------------------------

    def _new(self, title: str) -> Basket:
        now = utc_now()
        return Basket(uuid4().hex, " ".join(title.split())[:LONGEST], (), now, now)

    def _named_after(self, basket: Basket, entries: Sequence[BasketEntry]) -> Basket:
        """Return a basket that nobody has named with the words of its first heading as its name."""
        heading = next((entry.heading for entry in entries if entry.anchor is None), "")
        free = bool(heading) and heading not in self._taken(basket)
        return replace(basket, title=heading) if free and self._naming.is_free(basket) else basket

    def _taken(self, basket: Basket) -> set[str]:
        """Return the names of the other baskets."""
        return {each.title for each in self.baskets() if each.id != basket.id}

    def _named(self, basket: Basket, ids: set[str]) -> str:
        """Return the entries with these ids by their names; of several the first, and how many."""
        entries = tuple(entry for entry in basket.entries if entry.id in ids)
        names = [line.title for line in basket_lines(replace(basket, entries=entries), self._library)]
        return and_more(names[0], len(names) - 1) if names else ""

    def _set(
        self, text: str, basket: Basket, entries: tuple[BasketEntry, ...], said: str = "", what: str = ""
    ) -> bool:
        """Bring a basket to other entries; False where nothing changes or it cannot be written."""
        before = next((each for each in self.baskets() if each.id == basket.id), None)
        title = self._naming.renamed(basket, entries, self._taken(basket))
        after = replace(basket, entries=entries, title=title)
        return after != (before or basket) and self._change(text, before, after, said, what)

    def _change(
        self, text: str, before: Basket | None, after: Basket | None, said: str = "", what: str = ""
    ) -> bool:
        if after is not None:
            after = replace(after, updated=utc_now())
        if not self.write(before, after):
            return False
        self._stack.push(BasketChange(text, before, after, self.write, self._mend, what))
        if said:
            self.done.emit(said.replace("{what}", what))
        return True

    def write(self, before: Basket | None, after: Basket | None) -> bool:
        """Bring the notebook from ``before`` to ``after``; False, and a sentence, if it cannot be written."""
        try:
            if after is not None:
                self._baskets.put(after)
                self._store.set(CURRENT, after.id)
            elif before is not None:
                self._baskets.delete(before.id)
        except YiceError as error:
            self.failed.emit(sentence(error))
            return False
        self.changed.emit()
        return True

    def _mend(self, step: int) -> None:
        """Move the undo stack back without writing after an undo or redo that could not be written."""
        QTimer.singleShot(0, self, lambda: self._stack.setIndex(self._stack.index() + step))

    def _read(self, ask: Callable[[], T], otherwise: T) -> T:
        try:
            return ask()
        except YiceError as error:
            self.failed.emit(sentence(error))
            return otherwise
