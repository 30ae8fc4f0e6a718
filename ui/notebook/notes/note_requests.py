"""Declares the requests of the notes panel: the signals its menu emits and its controller answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class NoteRequests(QWidget):
    """Declares what the notes panel can ask for; ids are those of the notebook."""

    asked = Signal()
    #: The panel comes into view: what it lists may be old.
    shown = Signal()
    #: An annotation is to be opened, by id.
    activated = Signal(str)
    #: It was opened by Enter: what comes next is done in the text.
    text_wanted = Signal()
    delete_requested = Signal(list)
    recolour_requested = Signal(list, str)
    #: Yes, it belongs where it was found; it is to be put where the user is reading.
    confirm_requested = Signal(list)
    place_requested = Signal(str)
    #: Conflict copies are to be their own annotations.
    keep_requested = Signal(list)
    tag_requested = Signal(list)
    tags_wanted = Signal()
    #: These clauses are to be put into the basket.
    basket_wanted = Signal(list)
