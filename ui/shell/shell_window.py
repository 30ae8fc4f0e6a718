"""Declares the window as its commands and connections see it: the parts, and what fills and prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.shell.window_parts import WindowParts

if TYPE_CHECKING:
    from ui.shell.current.clause_commands import ClauseCommands
    from ui.shell.print_controller import PrintController
    from ui.shell.window_contents import WindowContents


class ShellWindow(WindowParts):
    """The window that commands get; everything in it is built when a command runs."""

    if TYPE_CHECKING:
        clause_commands: ClauseCommands
        contents: WindowContents
        printing: PrintController

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next part that can have the focus, or the one before, as the window is laid out."""
        from ui.widgets.access.focus_chain import step

        return step(self, forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus when Enter is, as Space does; Escape ends reading mode."""
        if event.key() == Qt.Key.Key_Escape and self.leave_reading():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            from ui.widgets.access.focus_chain import press_focused

            if press_focused(self):
                return
        super().keyPressEvent(event)

    def leave_reading(self) -> bool:
        """Bring everything back that reading mode has folded away; False where nothing is."""
        if not self.menu_actions["full_screen"].isChecked():
            return False
        self.menu_actions["full_screen"].trigger()
        return True
