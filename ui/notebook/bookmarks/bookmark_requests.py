"""Declares the requests of the bookmarks panel: the signals its menu emits and its controller answers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget


class BookmarkRequests(QWidget):
    """Declares what the bookmarks panel can ask for; ids are those of the notebook."""

    asked = Signal()
    #: The panel comes into view: what it shows may be old.
    shown = Signal()
    #: A bookmark is to be opened, by id.
    activated = Signal(str)
    delete_requested = Signal(list)
    rename_requested = Signal(str, str)
    new_folder_requested = Signal(str)
    folder_rename_requested = Signal(str, str)
    folder_delete_requested = Signal(str)
    print_folder_requested = Signal(str)
    #: All bookmarks of a folder (empty: of all folders) are to be put into the basket.
    basket_folder_requested = Signal(str)
    #: Bookmarks also into a folder (empty: the top); out of a folder.
    file_requested = Signal(list, str)
    unfile_requested = Signal(list, str)
    move_requested = Signal(list, str, str, str)
    folder_move_requested = Signal(str, str, str)
    #: Yes, they belong where they were found; it is to be put where the user is reading.
    confirm_requested = Signal(list)
    place_requested = Signal(str)
    tag_requested = Signal(list)

    def edit_title(self, index: QModelIndex) -> None:
        """Edit the title of a row in place."""
        raise NotImplementedError

    def chosen_ids(self) -> list[str]:
        """Return the ids of the selected bookmarks, in the order of the tree."""
        raise NotImplementedError
