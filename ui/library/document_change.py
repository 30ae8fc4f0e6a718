"""A change of the library as a step of the window's one undo history, beside those of the notebook."""

from __future__ import annotations

from collections.abc import Callable

from store.library import Library
from store.library.editions import editions_of, family
from store.library.library_change import LibraryChange
from store.model.document import Document
from ui.widgets.undo_history import HeavyChange

#: Makes a change in the background: what to do, what to call with the change that undoes it, or on failure.
Exchanger = Callable[
    [Callable[[], LibraryChange], Callable[[LibraryChange], object], Callable[[Exception], object]], object
]
#: Told what was taken back, made again or cannot be: ``undo``, ``redo`` or ``gone``, and its name.
Told = Callable[[str, str], object]


class DocumentChange(HeavyChange):
    """Documents that were added, replaced or removed; what is out of the library is held here.

    The change has been made when the command is: pushing it does nothing. Undo and redo take effect in the
    background, in the order in which they are asked for.
    """

    #: The message at the end replaces one at the start of an undo.
    in_background = True

    def __init__(
        self,
        text: str,
        inverse: LibraryChange,
        exchange: Exchanger,
        mend: Callable[[int], object],
        told: Told,
    ) -> None:
        super().__init__(text)
        self._inverse: LibraryChange | None = inverse
        self._exchange, self._mend, self._told = exchange, mend, told
        self._skip = True

    @property
    def weight(self) -> int:
        """About how many bytes of memory it holds."""
        return self._inverse.weight if self._inverse is not None else 0

    def let_go(self) -> None:
        """Forget the documents that it holds."""
        self._inverse = None

    def undo(self) -> None:
        """Bring the library back to what it was."""
        self._run("undo", 1)

    def redo(self) -> None:
        """Make the change again."""
        self._run("redo", -1)

    def _run(self, way: str, back: int) -> None:
        if self._skip:
            self._skip = False
            return
        text, inverse = self.text(), self._inverse
        if inverse is None:
            self.setObsolete(True)
            self._told("gone", text)
            return

        def done(inverse: LibraryChange) -> None:
            self._inverse = inverse
            self._told(way, text)

        def failed(_error: Exception) -> None:
            self._skip = True
            self._mend(back)

        # One that was let go meanwhile is still made.
        self._exchange(lambda: self._inverse or inverse, done, failed)


def set_edition(library: Library, key: str, other: str) -> tuple[Document, bool, LibraryChange]:
    """Make a document an edition of another, or with an empty key of none.

    Returns it, whether it is an edition now, and the change back.
    """
    entries = {entry.key: entry for entry in library.documents()}
    wanted = family(entries[other]) if other else None
    if wanted is None and family(entries[key]) == key:
        # The others are called after this one: they go on as editions of the next of them.
        rest = [one.key for one in editions_of(list(entries.values()), key) if one.key != key]
        changes: tuple[tuple[str, str | None], ...] = tuple((one, rest[0]) for one in rest)
    else:
        changes = ((key, wanted),)
    return library.document(key), bool(other), library.exchange(LibraryChange(editions=changes))
