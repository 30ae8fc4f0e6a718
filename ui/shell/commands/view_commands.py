"""The commands of the menu View: panels, what is shown beside the text, its size, the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.runtime.settings import TEXT_STEP, ZOOM_STEP
from ui.runtime.theme_files import theme_files
from ui.services.translation_marks import QT_TRANSLATE_NOOP
from ui.shell.commands.go_commands import sides_menu
from ui.shell.panels import Panel, panels
from ui.shell.window_command import Menu, WindowCommand

#: No limit to the height of a widget.
QWIDGETSIZE_MAX = 16_777_215

if TYPE_CHECKING:
    from ui.shell.shell_window import ShellWindow


def _panel(panel: Panel) -> WindowCommand:
    def run(window: ShellWindow) -> None:
        window.leave_reading()
        window.places.open_panel(panel.name)

    title = QCoreApplication.translate("Panels", panel.title)
    return WindowCommand(
        f"panel_{panel.name}",
        title,
        run,
        panel.keys,
        translated=True,
    )


def _theme(name: str, title: str) -> WindowCommand:
    return WindowCommand(
        f"theme_{name}",
        title,
        lambda window: set_theme(window, name),
        checkable=True,
        group="theme",
        translated=True,
    )


def set_theme(window: ShellWindow, name: str) -> None:
    """Change the colours, and remember it."""
    window.settings.theme = name
    window.menu_actions[f"theme_{window.themes.theme.name}"].setChecked(True)


def _zoom(window: ShellWindow, step: int) -> None:
    """Make the text larger or smaller, or the pages of a paper; 0 for the usual size."""
    if window.printing.place.at_front():
        window.printing.place.zoom(step)
        return
    settings = window.settings
    settings.zoom = settings.zoom + step if step else 100


def _window_text(window: ShellWindow, step: int) -> None:
    """Make the window's own text larger or smaller."""
    window.settings.text_size = window.settings.text_size + step


def _read(window: ShellWindow) -> None:
    """Fold everything away but the text and fill the screen with it, or bring it all back."""
    reading = window.menu_actions["full_screen"].isChecked()
    told = QCoreApplication.translate(
        "Actions", "Reading: everything else is folded away. Esc brings it back."
    )
    if reading:
        window.was_maximized = window.isMaximized()
        if not window.places.at_reader() and window.reader.views():
            window.places.show_reader()
    window.columns.read(reading)
    # Not hidden: the keys of its entries would be dead.
    window.menuBar().setMaximumHeight(0 if reading else QWIDGETSIZE_MAX)
    if reading:
        window.showFullScreen()
        window.focus_page()
        window.banner.inform(told)
        return
    window.banner.withdraw(told)
    if window.was_maximized:
        window.showMaximized()
    else:
        window.showNormal()


def _show_original(window: ShellWindow) -> None:
    """Show the original at the clause in view, or send it away."""
    if window.original.is_shown():
        window.original.show(False)
    else:
        window.original.go()
    window.menu_actions["show_original"].setChecked(window.original.is_shown())


def view_menu() -> Menu:
    """Return the menu View."""
    return Menu(
        QT_TRANSLATE_NOOP("Actions", "&View"),
        (
            *[_panel(panel) for panel in panels()],
            None,
            WindowCommand(
                "show_side",
                QT_TRANSLATE_NOOP("Actions", "&Side panel"),
                lambda window: window.columns.fold_side(not window.menu_actions["show_side"].isChecked()),
                ("F4",),
                checkable=True,
                checked=True,
            ),
            WindowCommand(
                "show_outline",
                QT_TRANSLATE_NOOP("Actions", "&Outline beside the text"),
                lambda window: window.columns.show_outline(window.menu_actions["show_outline"].isChecked()),
                ("F12",),
                checkable=True,
            ),
            WindowCommand(
                "show_inspector",
                QT_TRANSLATE_NOOP("Actions", "&Inspector"),
                lambda window: window.columns.show_inspector(
                    window.menu_actions["show_inspector"].isChecked()
                ),
                ("F9",),
                checkable=True,
                checked=True,
            ),
            WindowCommand(
                "show_original",
                QT_TRANSLATE_NOOP("Actions", "O&riginal beside the text"),
                _show_original,
                ("Ctrl+Shift+O",),
                needs="text",
                checkable=True,
            ),
            sides_menu(),
            None,
            WindowCommand(
                "comfort",
                QT_TRANSLATE_NOOP("Actions", "How the te&xt is set…"),
                lambda window: window.text_controller.choose_comfort(),
                ("Ctrl+Shift+A",),
                needs="text",
            ),
            WindowCommand(
                "zoom_in",
                QT_TRANSLATE_NOOP("Actions", "&Larger text"),
                lambda window: _zoom(window, ZOOM_STEP),
                ("Ctrl++", "Ctrl+="),
            ),
            WindowCommand(
                "zoom_out",
                QT_TRANSLATE_NOOP("Actions", "S&maller text"),
                lambda window: _zoom(window, -ZOOM_STEP),
                ("Ctrl+-",),
            ),
            WindowCommand(
                "zoom_reset",
                QT_TRANSLATE_NOOP("Actions", "&Usual text size"),
                lambda window: _zoom(window, 0),
                ("Ctrl+0",),
            ),
            WindowCommand(
                "window_text_larger",
                QT_TRANSLATE_NOOP("Actions", "Larger &window text"),
                lambda window: _window_text(window, TEXT_STEP),
                ("Ctrl+Shift++", "Ctrl+Shift+="),
            ),
            WindowCommand(
                "window_text_smaller",
                QT_TRANSLATE_NOOP("Actions", "Smaller wi&ndow text"),
                lambda window: _window_text(window, -TEXT_STEP),
                ("Ctrl+Shift+-", "Ctrl+Shift+_"),
            ),
            None,
            WindowCommand(
                "mark_corrections",
                QT_TRANSLATE_NOOP("Actions", "Mark &corrections"),
                lambda window: window.text_controller.mark_corrections(
                    window.menu_actions["mark_corrections"].isChecked()
                ),
                checkable=True,
            ),
            WindowCommand(
                "list_corrections",
                QT_TRANSLATE_NOOP("Actions", "C&orrections in the document…"),
                lambda window: window.text_controller.list_corrections(),
                needs="text",
            ),
            None,
            *[_theme(file.name, file.title(mnemonic=True)) for file in theme_files()],
            WindowCommand(
                "next_theme",
                QT_TRANSLATE_NOOP("Actions", "Ne&xt theme"),
                lambda window: set_theme(window, window.themes.next_name()),
                ("F7",),
            ),
            None,
            WindowCommand(
                "full_screen",
                QT_TRANSLATE_NOOP("Actions", "&Reading mode"),
                _read,
                ("F11",),
                checkable=True,
            ),
        ),
    )
