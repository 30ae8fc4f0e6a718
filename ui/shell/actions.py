"""Every action of the window: name, text, shortcut; and the menus that list them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.widgets.action_text import plain_text

SEPARATOR = "-"
#: Stands for the menu of what can be printed.
SUBMENU = ">"
WORKBOOK = ">workbook"


class Spec(NamedTuple):
    """What makes an action; ``keys`` are alternatives, the first is shown."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


class Actions(QObject):
    """The window's actions by name; connect to ``actions["print"].triggered``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._menus: list[tuple[str, tuple[str, ...]]] = []
        for title, specs in self._table():
            self._menus.append((title, tuple(spec.name for spec in specs)))
            for spec in specs:
                if spec.name not in (SEPARATOR, SUBMENU, WORKBOOK):
                    self._actions[spec.name] = self._make(spec)
        self._printing, self._workbook = self._print(), self._workbook_specs()
        for spec in (*self._printing, *self._workbook):
            if spec.name != SEPARATOR:
                self._actions[spec.name] = self._make(spec)
        self._themes = QActionGroup(self)
        for name in ("light", "dark", "care"):
            self._themes.addAction(self[f"theme_{name}"])

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        """All actions, in the order of the menus."""
        return iter(self._actions.values())

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for title, names in self._menus:
            self._fill(bar.addMenu(title), names)

    def menus(self) -> list[tuple[str, list[QAction]]]:
        """Titles and actions of the menus, for the list of keys."""
        return [(plain_text(title), self._only(names)) for title, names in self._menus]

    def _only(self, names: tuple[str, ...]) -> list[QAction]:
        found: list[QAction] = []
        for name in names:
            if name == SUBMENU:
                found += self._only(tuple(spec.name for spec in self._printing))
            elif name == WORKBOOK:
                found += self._only(tuple(spec.name for spec in self._workbook))
            elif name != SEPARATOR:
                found.append(self._actions[name])
        return found

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name == SUBMENU:
                below = menu.addMenu(self.tr("&Print"))
                self._fill(below, tuple(spec.name for spec in self._printing))
            elif name == WORKBOOK:
                below = menu.addMenu(self.tr("&Workbook"))
                self._fill(below, tuple(spec.name for spec in self._workbook))
            else:
                menu.addAction(self._actions[name])

    def _make(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setIconText(plain_text(spec.text))
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.checkable)
        action.setMenuRole(spec.role)
        return action

    def _table(self) -> list[tuple[str, list[Spec]]]:
        return [
            (self.tr("&File"), self._file()),
            (self.tr("&Edit"), self._edit()),
            (self.tr("&View"), self._view()),
            (self.tr("&Go"), self._go()),
            (self.tr("&Help"), self._help()),
        ]

    def _file(self) -> list[Spec]:
        return [
            Spec("import", self.tr("&Add files…"), ("Ctrl+O",)),
            Spec("remove", self.tr("&Remove the open document")),
            Spec("restore", self.tr("Restore the documents that s&hip")),
            Spec(SEPARATOR, ""),
            Spec(SUBMENU, self.tr("&Print")),
            Spec(SEPARATOR, ""),
            Spec(WORKBOOK, self.tr("&Workbook")),
            Spec(SEPARATOR, ""),
            Spec("rebuild", self.tr("Re&build the search index")),
            Spec("settings", self.tr("&Settings…"), ("Ctrl+,",), role=QAction.MenuRole.PreferencesRole),
            Spec(SEPARATOR, ""),
            Spec("quit", self.tr("&Quit"), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
        ]

    def _workbook_specs(self) -> list[Spec]:
        return [
            Spec("workbook_export", self.tr("&Export the workbook…")),
            Spec("workbook_merge", self.tr("&Merge a workbook…")),
            Spec(SEPARATOR, ""),
            Spec("workbook_back_up", self.tr("&Back up now")),
            Spec("workbook_restore", self.tr("&Restore a backup…")),
        ]

    def _print(self) -> list[Spec]:
        return [
            Spec("print", self.tr("&Selection or clause in view…"), ("Ctrl+P",)),
            Spec("print_chapter", self.tr("&Chapter in view…")),
            Spec("print_document", self.tr("&Document…")),
            Spec("print_notebook", self.tr("&Notes on the document…")),
            Spec(SEPARATOR, ""),
            Spec("print_basket", self.tr("&Basket…"), ("Ctrl+Shift+P",)),
            Spec("print_hits", self.tr("&Hits of the search…")),
            Spec("print_bookmarks", self.tr("Book&marks…")),
            Spec("print_duties", self.tr("D&uties of an organisation…")),
            Spec(SEPARATOR, ""),
            Spec("verify", self.tr("Check an &excerpt…")),
        ]

    def _edit(self) -> list[Spec]:
        return [
            Spec("undo", self.tr("&Undo"), ("Ctrl+Z",)),
            Spec("redo", self.tr("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
            Spec(SEPARATOR, ""),
            Spec("copy_citation", self.tr("Copy with &citation"), ("Ctrl+Shift+C",)),
            Spec(SEPARATOR, ""),
            Spec("bookmark", self.tr("&Bookmark the clause"), ("Ctrl+D",)),
            Spec("note", self.tr("Write a &note on the clause"), ("Ctrl+M",)),
            Spec("highlight", self.tr("&Highlight the selected words"), ("Ctrl+H",)),
            Spec("basket", self.tr("Put into the bas&ket"), ("Ctrl+B",)),
            Spec(SEPARATOR, ""),
            Spec("search", self.tr("&Search everything"), ("Ctrl+K",)),
            Spec("find", self.tr("&Find in the document"), ("Ctrl+F",)),
        ]

    def _view(self) -> list[Spec]:
        return [
            Spec("panel_library", self.tr("&Documents"), ("Ctrl+1",)),
            Spec("panel_search", self.tr("&Results"), ("Ctrl+2",)),
            Spec("panel_bookmarks", self.tr("&Bookmarks"), ("Ctrl+3",)),
            Spec("panel_notes", self.tr("&Notes"), ("Ctrl+4",)),
            Spec("panel_basket", self.tr("B&asket"), ("Ctrl+5",)),
            Spec(SEPARATOR, ""),
            Spec("show_side", self.tr("&Side panel"), ("F8",), checkable=True),
            Spec("show_outline", self.tr("&Outline beside the text"), ("F6",), checkable=True),
            Spec("show_inspector", self.tr("&Inspector"), ("F9",), checkable=True),
            Spec(SEPARATOR, ""),
            Spec("comfort", self.tr("How the te&xt is set…"), ("Ctrl+Shift+A",)),
            Spec("zoom_in", self.tr("&Larger text"), ("Ctrl++", "Ctrl+=")),
            Spec("zoom_out", self.tr("S&maller text"), ("Ctrl+-",)),
            Spec("zoom_reset", self.tr("&Usual text size"), ("Ctrl+0",)),
            Spec(SEPARATOR, ""),
            Spec("mark_corrections", self.tr("Mark &corrections"), checkable=True),
            Spec("list_corrections", self.tr("C&orrections in the document…")),
            Spec(SEPARATOR, ""),
            Spec("theme_light", self.tr("Ligh&t"), checkable=True),
            Spec("theme_dark", self.tr("Dar&k"), checkable=True),
            Spec("theme_care", self.tr("Soft gr&een"), checkable=True),
            Spec("next_theme", self.tr("Ne&xt theme"), ("F7",)),
            Spec(SEPARATOR, ""),
            Spec("full_screen", self.tr("&Full screen"), ("F11",), checkable=True),
        ]

    def _go(self) -> list[Spec]:
        return [
            Spec("home", self.tr("&Start page"), ("Alt+Home",)),
            Spec("back", self.tr("&Back"), ("Alt+Left",)),
            Spec("forward", self.tr("&Forward"), ("Alt+Right",)),
            Spec(SEPARATOR, ""),
            Spec("goto", self.tr("Go to a &clause…"), ("Ctrl+G",)),
            Spec("next_hit", self.tr("&Next hit"), ("F3",)),
            Spec("previous_hit", self.tr("&Previous hit"), ("Shift+F3",)),
            Spec(SEPARATOR, ""),
            Spec("next_tab", self.tr("Next &tab"), ("Ctrl+Tab",)),
            Spec("previous_tab", self.tr("Previous t&ab"), ("Ctrl+Shift+Tab",)),
            Spec("close_tab", self.tr("C&lose the tab"), ("Ctrl+W",)),
        ]

    def _help(self) -> list[Spec]:
        return [
            Spec("keys", self.tr("&Keys"), ("F1",)),
            Spec("data_folder", self.tr("Open the &data folder")),
            Spec("log", self.tr("Activity &log…")),
            Spec(SEPARATOR, ""),
            Spec("about", self.tr("&About Yice"), role=QAction.MenuRole.AboutRole),
        ]
