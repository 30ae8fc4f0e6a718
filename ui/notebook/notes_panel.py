"""Everything the user wrote, across documents: filtered, sorted, found by its words; a click goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from store.notebook import STYLES, Annotation, Filter, Found, Style
from ui.icons import icon
from ui.notebook.entries import Entry, Shelf
from ui.notebook.entry_delegate import EntryDelegate
from ui.notebook.entry_list import EntryList
from ui.notebook.filter_menu import FilterMenu, day_names, kind_names, since, state_names, style_icon
from ui.notebook.note_model import EntryRole, NoteModel
from ui.theme import ThemeManager
from ui.widgets.chips import ChipRow
from ui.widgets.empty import EmptyState
from ui.widgets.panel import PanelHeader
from ui.widgets.tinted import IconButton

PAUSE_MS = 90
SORTS = ("place", "updated", "created", "style", "text")


class NotesPanel(QWidget):
    """Asks (:attr:`asked`) for :attr:`wanted` in the order :attr:`sort`, and is told what was found."""

    asked = Signal()
    #: An annotation is to be opened, by id.
    activated = Signal(str)
    delete_requested = Signal(list)
    recolour_requested = Signal(list, str)
    #: Yes, it belongs where it was found; it is to be put where the user is reading.
    confirm_requested = Signal(list)
    place_requested = Signal(str)
    tag_requested = Signal(list)
    tags_wanted = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.wanted = Filter()
        self.sort = "place"
        self._found = Found((), 0, ())
        self._styles: list[Style] = []
        self._name: Callable[[str], str] = str
        self._make: Callable[[Annotation], Entry] | None = None
        self._anything = False
        self._field = QLineEdit()
        self._filter = IconButton(themes, "list-filter", self.tr("Show only…"), size=16)
        self._order = IconButton(themes, "arrow-down-up", self.tr("Order"), size=16)
        self._more = IconButton(themes, "tag", self.tr("Tags…"), size=16)
        self._header = PanelHeader(self.tr("Notes"))
        self._chips = ChipRow()
        self.model = NoteModel(self._entry, self)
        self.list = EntryList()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._empty = EmptyState(
            themes,
            "highlighter",
            self.tr("Nothing marked yet"),
            self.tr("Select words in the text to highlight them, or press Ctrl+M to write a note"),
        )
        self._nothing = EmptyState(
            themes, "search-x", self.tr("Nothing fits"), self.tr("Other words, or take a filter off")
        )
        self._arrange()
        self._connect()
        self._show_page()

    # -- building -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._field.setPlaceholderText(self.tr("Filter; pinyin will do"))
        self._field.setAccessibleName(self.tr("Filter"))
        self._field.setClearButtonEnabled(True)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._field.addAction(icon("search", self._themes.theme.ink3), leading)
        listed = self.list
        listed.setModel(self.model)
        listed.setItemDelegate(EntryDelegate(self._themes, listed))
        listed.setAccessibleName(self.tr("Notes"))
        listed.setMouseTracking(True)
        listed.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        listed.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        listed.setResizeMode(QListView.ResizeMode.Adjust)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        for button in (self._filter, self._order, self._more):
            row.addWidget(button)
        chips = QWidget()
        inner = QVBoxLayout(chips)
        inner.setContentsMargins(16, 0, 16, 8)
        inner.addWidget(self._chips)
        self._chip_box = chips
        self._stack = QStackedLayout()
        for page in (listed, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._tools, chips):
            column.addWidget(widget)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(listed)

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._take_text)
        self._filter.clicked.connect(self._open_filter)
        self._order.clicked.connect(self._open_order)
        self._more.clicked.connect(self.tags_wanted)
        self._chips.chosen.connect(self._drop_chip)
        self.list.clicked.connect(self._open)
        self.list.open_wanted.connect(self._open)
        self.list.delete_wanted.connect(lambda _index: self.delete_requested.emit(self.chosen_ids()))
        self.list.customContextMenuRequested.connect(self._menu)
        self._themes.changed.connect(self.list.viewport().update)

    # -- what is shown --------------------------------------------------------------------------------

    def show_found(self, found: Found, shelf: Shelf, styles: Sequence[Style], anything: bool) -> None:
        """Show what was found; ``anything`` is whether the notebook holds anything at all."""
        chosen, top = self.chosen_ids(), self.list.verticalScrollBar().value()
        self._found, self._styles, self._anything = found, list(styles), anything
        self._name, self._make = shelf.name, shelf.entry
        if self.sort == "place":
            states = state_names()
            self.model.set_items(
                _needy_first(found.items), _group, lambda key: states.get(key) or self._name(key)
            )
        else:
            self.model.set_items(found.items)
        self._header.set_remark(str(found.total) if anything else "")
        self._show_chips()
        self._show_page()
        self._choose(chosen)
        self.list.verticalScrollBar().setValue(top)

    def set_wanted(self, wanted: Filter) -> None:
        """Ask for something else."""
        if wanted != self.wanted:
            self.wanted = wanted
            if self._field.text().strip() != wanted.text:
                self._field.setText(wanted.text)
            self.asked.emit()

    def set_sort(self, sort: str) -> None:
        """List in another order."""
        if sort in SORTS and sort != self.sort:
            self.sort = sort
            self.asked.emit()

    def set_filter(self, text: str) -> None:
        """Type into the filter."""
        self._field.setText(text)
        self._pause.stop()
        self._take_text()

    def is_empty(self) -> bool:
        """Whether the panel says what to do, having nothing to list."""
        return self._stack.currentWidget() is self._empty

    def chosen_ids(self) -> list[str]:
        """The annotations that are chosen."""
        found = (index.data(EntryRole.ENTRY) for index in self.list.selectedIndexes())
        return [entry.id for entry in found if entry is not None]

    def chips(self) -> list[str]:
        """What restricts the list, in words."""
        return self._chips.texts()

    # -- inside ---------------------------------------------------------------------------------------

    def _entry(self, item: Annotation) -> Entry:
        assert self._make is not None
        return self._make(item)

    def _show_page(self) -> None:
        self._tools.setVisible(self._anything)
        if not self._anything:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.list if self.model.total() else self._nothing)

    def _labels(self) -> dict[str, Filter]:
        """What restricts the list, and the filter without it."""
        wanted, found = self.wanted, {}
        named = {style.key: style.name for style in self._styles}
        kinds, states = kind_names(), state_names()
        for field, name in (
            ("kinds", lambda value: kinds.get(value, value)),
            ("styles", lambda value: named.get(value, value)),
            ("tags", lambda value: f"#{value}"),
            ("documents", self._name),
            ("states", lambda value: states.get(value, value)),
        ):
            values: tuple[str, ...] = getattr(wanted, field)
            for value in values:
                rest = tuple(each for each in values if each != value)
                found[f"{name(value)} ×"] = replace(wanted, **{field: rest})
        if wanted.since:
            days = next(
                (name for count, name in day_names().items() if since(count) == wanted.since), wanted.since
            )
            found[f"{days} ×"] = replace(wanted, since="")
        return found

    def _show_chips(self) -> None:
        labels = list(self._labels())
        self._chips.set_texts(labels)
        self._chip_box.setVisible(bool(labels))

    def _drop_chip(self, text: str) -> None:
        rest = self._labels().get(text)
        if rest is not None:
            self.set_wanted(rest)

    def _take_text(self) -> None:
        self.set_wanted(replace(self.wanted, text=self._field.text().strip()))

    def _choose(self, ids: Sequence[str]) -> None:
        if len(ids) == 1:
            index = self.model.index(self.model.row_of(ids[0]))
            if index.isValid():
                self.list.setCurrentIndex(index)

    def _open_filter(self) -> None:
        theme = self._themes.theme
        menu = FilterMenu(self.wanted, self._found, self._styles, self._name, theme, self.set_wanted, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._filter.mapToGlobal(QPoint(0, self._filter.height())))

    def _open_order(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        names = (
            self.tr("By document"),
            self.tr("Changed last"),
            self.tr("Made last"),
            self.tr("By style"),
            self.tr("By words"),
        )
        for sort, name in zip(SORTS, names, strict=True):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(sort == self.sort)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, sort=sort: self.set_sort(sort))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height())))

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole.ENTRY)
        if entry is not None and entry.placed and len(self.chosen_ids()) <= 1:
            self.activated.emit(entry.id)

    def _menu(self, at: QPoint) -> None:
        entry = self.list.indexAt(at).data(EntryRole.ENTRY)
        if entry is not None:
            menu = self.entry_menu(entry)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def entry_menu(self, entry: Entry) -> QMenu:
        """What can be done with a line, or with all that are chosen."""
        menu, theme = QMenu(self), self._themes.theme
        ids = self.chosen_ids() or [entry.id]

        def add(name: str, text: str, done: Callable[[], object], keys: str = "", on: bool = True) -> None:
            action = QAction(icon(name, theme.ink2), text, menu)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(on)
            action.triggered.connect(lambda _checked=False: done())
            menu.addAction(action)

        add("external-link", self.tr("Open"), lambda: self.activated.emit(entry.id), "Return", entry.placed)
        if entry.state == "unsure":
            add("check", self.tr("It belongs here"), lambda: self.confirm_requested.emit(ids))
        if entry.state != "placed":
            add("map-pin", self.tr("Place it by hand"), lambda: self.place_requested.emit(entry.id))
        add("tag", self.tr("Tag…"), lambda: self.tag_requested.emit(ids))
        if entry.kind == "highlight":
            styles = menu.addMenu(self.tr("Style"))
            names = {style.key: style.name for style in self._styles}
            for key in STYLES:
                action = styles.addAction(style_icon(theme, key), names.get(key, key))
                action.triggered.connect(
                    lambda _checked=False, key=key: self.recolour_requested.emit(ids, key)
                )
        menu.addSeparator()
        add("trash-2", self.tr("Delete"), lambda: self.delete_requested.emit(ids), "Del")
        return menu


def _group(item: Annotation) -> str:
    """What a line stands under: its document, or that its place is not sure."""
    return item.document_key if item.state == "placed" else item.state


def _needy_first(items: Sequence[Annotation]) -> Sequence[Annotation]:
    """What needs the user's eye comes first."""
    rest = [item for item in items if item.state != "placed"]
    if not rest:
        return items
    lost = [item for item in rest if item.state == "lost"]
    unsure = [item for item in rest if item.state == "unsure"]
    return [*lost, *unsure, *(item for item in items if item.state == "placed")]
