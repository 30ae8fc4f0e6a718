"""Declares the window as its commands and connections see it: the parts, and what fills and prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.parts import WindowParts

if TYPE_CHECKING:
    from ui.shell.print_controller import PrintController
    from ui.shell.window_contents import WindowContents


class ShellWindow(WindowParts):
    """The window that commands get; everything in it is built when a command runs."""

    if TYPE_CHECKING:
        contents: WindowContents
        printing: PrintController
