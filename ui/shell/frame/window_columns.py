"""Columns beside the text: side panel, inspector and outline, which are shown where they have room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.runtime.settings import Settings
from ui.shell.frame.window_frame import WindowFrame

if TYPE_CHECKING:
    from ui.reader.reader_page import ReaderPage

#: Below this width the inspector folds away, so that a line of text keeps its length.
INSPECTOR_FROM = 1160
#: Below these widths the original takes the room of the inspector as well, and that of the side panel, which
#: two texts take, too.
THREE_FROM, SIDE_FROM = 1500, 1240
#: Below this width two texts take the room of the inspector, and make the side panel narrow.
BOTH_FROM = 1600
#: From this width on the outline is shown beside the text unless it is sent away: the column keeps its width.
OUTLINE_FROM = 1600
#: Below these widths there is no room for the outline between side panel and text, without and with the
#: inspector: the line would be shorter than one can read.
BESIDE_SIDE_FROM, BESIDE_BOTH_FROM = 1100, 1280


class FrontPage(Protocol):
    """The page and the panel that are in front."""

    def page(self) -> str:
        """Return the wide panel in front; empty for start page and reader."""

    def panel(self) -> str:
        """Return the side panel that is open, or was last."""

    def at_reader(self) -> bool:
        """Return whether the text is in front."""


class WindowColumns(QObject):
    """Shows or hides what is beside the text: as the user wants it, where the window is wide enough."""

    #: The side panel was shown or folded away.
    side_changed = Signal(bool)
    #: The outline was shown beside the text, or is gone from there.
    outline_changed = Signal(bool)
    #: Everything but the text was folded away, or is back.
    reading_changed = Signal(bool)

    def __init__(
        self, frame: WindowFrame, reader: ReaderPage, inspector: QWidget, settings: Settings, front: FrontPage
    ) -> None:
        super().__init__(frame)
        self._frame, self._reader, self._inspector = frame, reader, inspector
        self._settings, self._front = settings, front
        self._side_hidden = self._forced = self._reading = self._outline_forced = False
        self._original, self._side_gave_way, self._gave_way_to_text = False, False, False
        self._wide_side = 0
        reader.split_changed.connect(self._split)

    def is_reading(self) -> bool:
        """Return whether everything but the text is folded away."""
        return self._reading

    def read(self, reading: bool) -> None:
        """Fold away everything but the text, or bring it back as it was."""
        if reading != self._reading:
            self._reading = reading
            self.fit()
            self.reading_changed.emit(reading)

    def open_side(self) -> None:
        """Show the side panel; the inspector that was forced into a narrow window gives way."""
        self._side_hidden = self._forced = self._outline_forced = False
        self._frame.side.show()
        self.side_changed.emit(True)
        self.fit()

    def close_side(self) -> None:
        """Fold the side panel away, and say so."""
        self.side_changed.emit(False)
        self.fold_side(True)

    def fold_side(self, folded: bool) -> None:
        """Hide the side panel, or show it again."""
        self._side_hidden = folded
        self.fit()

    def show_inspector(self, wanted: bool) -> None:
        """Show or hide the inspector; remembered."""
        self._settings.set("window/inspector", wanted)
        self._forced = wanted and self._width() < self._inspector_from()
        self.fit()

    def inspector_wanted(self) -> bool:
        """Return whether the inspector is shown where it has room."""
        return self._settings.get("window/inspector", True)

    def show_outline(self, wanted: bool) -> None:
        """Show the outline beside the text, or send it away; remembered."""
        self._settings.set("window/outline", "shown" if wanted else "hidden")
        self._outline_forced = wanted and not self._outline_has_room()
        self.fit()

    def outline_wanted(self) -> bool:
        """Return whether the outline is shown; where nobody said, if there is room and no tree beside the
        text.
        """
        said = self._settings.get("window/outline", "")
        if self._reader.is_split() and self._width() < THREE_FROM:
            return False
        tree = self._frame.side.isVisible() and self._front.panel() == "library"
        if said == "shown":
            return self._outline_forced or self._outline_has_room()
        return said != "hidden" and self._width() >= OUTLINE_FROM and not tree

    def _outline_has_room(self) -> bool:
        """Return whether the outline leaves the text enough room beside what else is shown."""
        least = BESIDE_BOTH_FROM if self._inspector.isVisible() else BESIDE_SIDE_FROM
        return not self._frame.side.isVisible() or self._width() >= least

    def show_original(self, shown: bool) -> None:
        """Make room for the original beside the text when it is shown there, or give the room back.

        A side panel that gave way can be opened again; that it gave way is forgotten then.
        """
        self._original = shown
        if shown and not self._side_hidden and self._width() < SIDE_FROM:
            self._side_gave_way = True
            self.close_side()
        elif not shown and self._side_gave_way and self._side_hidden:
            self.side_changed.emit(True)
            self.fold_side(False)
        if not shown:
            self._side_gave_way = False
        self.fit()

    def resized(self) -> None:
        """Adapt to another width of the window."""
        if self._width() >= self._inspector_from():
            self._forced = False
        if self._width() >= BESIDE_BOTH_FROM:
            self._outline_forced = False
        self.fit()

    def _take_focus_from(self, part: QWidget) -> None:
        """Give the focus to the text before a part goes that has it: Qt would give it to whatever is next."""
        focused = QApplication.focusWidget()
        if focused is not None and part.isAncestorOf(focused) and self._front.at_reader():
            self._reader.setFocus()

    def fit(self) -> None:
        """Show side panel, inspector and outline where they are wanted and have room."""
        room = self._width() >= self._inspector_from() or self._forced
        page, alone = self._front.page(), self._reading
        inspector = self.inspector_wanted() and room and self._front.at_reader() and not alone
        # In a narrow window the side gives way to what was asked for, so that a line can still be read.
        squeezed = inspector and self._forced and self._width() < SIDE_FROM
        squeezed = squeezed or (self._outline_forced and self._front.at_reader())
        side = not (self._side_hidden or page or squeezed or alone)
        for part, shown in ((self._frame.side, side), (self._inspector, inspector)):
            if not shown:
                self._take_focus_from(part)
        for part in (self._frame.top_bar, self._frame.rail, self._frame.status):
            part.setVisible(not alone)
        self._frame.side.setVisible(side)
        self._frame.rail.show_panel(page or (self._front.panel() if side else None))
        self._inspector.setVisible(inspector)
        self._reader.outline.setVisible(self.outline_wanted() and not alone)
        self.outline_changed.emit(self.outline_wanted())

    def _inspector_from(self) -> int:
        """Return from which width of the window on the inspector has room."""
        if self._original:
            return THREE_FROM
        return BOTH_FROM if self._reader.is_split() else INSPECTOR_FROM

    def _split(self, split: bool) -> None:
        """Make room for a second text, or give the room back: the inspector folds, the side gets narrow."""
        self._forced = False
        sizes = self._frame.splitter.sizes()
        if split and not self._side_hidden and self._width() < SIDE_FROM:
            self._gave_way_to_text = True
            self.close_side()
        elif not split and self._gave_way_to_text:
            self._gave_way_to_text = False
            self.side_changed.emit(True)
            self.fold_side(False)
        elif split and self._width() < BOTH_FROM and sizes[0] > self._frame.side.minimumWidth():
            self._wide_side = sizes[0]
            self._give_side(self._frame.side.minimumWidth())
        elif not split and self._wide_side:
            self._give_side(self._wide_side)
            self._wide_side = 0
        self.fit()
        self._frame.splitter.refresh()  # the texts flow again once, when all of this is done

    def _give_side(self, width: int) -> None:
        """Give the side panel a width; the text takes or gives the difference."""
        sizes = self._frame.splitter.sizes()
        sizes[1] += sizes[0] - width
        sizes[0] = width
        self._frame.splitter.setSizes(sizes)

    def side_width(self) -> int:
        """Return the width that the side panel had before it gave way; 0 where it did not."""
        return self._wide_side

    def _width(self) -> int:
        return self._frame.window().width()
