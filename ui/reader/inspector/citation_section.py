"""Citation of the clause in view: whether its document holds, and what can be done with the clause."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from store.library.validity import STATES, is_warning, validity_of
from store.model.clause import Clause
from store.model.document import Document
from store.model.typography import typeset
from ui.appearance.polish import set_look
from ui.appearance.theme import ThemeManager
from ui.reader.inspector.inspector_sections import caption
from ui.runtime.i18n import sentence
from ui.services.display_names import place_name
from ui.widgets.flow_layout import ButtonRow
from ui.widgets.tinted import TextButton


class CitationSection(QWidget):
    """Shows how a clause is cited, with the buttons that copy, bookmark, collect and print it."""

    copy_requested = Signal()
    bookmark_toggled = Signal()
    print_requested = Signal()
    basket_requested = Signal()
    #: The page of the original with the clause.
    original_requested = Signal()
    #: The clause on whose word the document has its state: its id.
    basis_activated = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._bookmarked = False
        self._basis_of = self._basis_clause = ""
        self._citation = QLabel()
        self._citation.setObjectName("citation")
        self._citation.setWordWrap(True)
        self._citation.setTextFormat(Qt.TextFormat.PlainText)
        self._citation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._citation.setAccessibleName(self.tr("Citation"))
        self._validity = QLabel()
        self._validity.setObjectName("validity")
        self._validity.setAccessibleName(self.tr("Whether the document holds"))
        self._basis = QPushButton()
        self._basis.setObjectName("basis")
        self._basis.setProperty("link", True)
        self._basis.setVisible(False)
        self._copy = TextButton(themes, self.tr("Copy"), "copy", primary=True)
        self._copy.setToolTip(self.tr("Copy the clause with its citation (Ctrl+Shift+C)"))
        self._bookmark = TextButton(themes, self.tr("Mark"), "bookmark")
        self._bookmark.setObjectName("bookmark")
        self._bookmark.setToolTip(self.tr("Add or remove a bookmark (Ctrl+D)"))
        self._bookmark.setCheckable(True)
        self._print = TextButton(themes, self.tr("Print"), "printer")
        self._print.setToolTip(self.tr("Print this clause (Ctrl+P)"))
        self._basket = TextButton(themes, self.tr("Basket"), "shopping-basket")
        self._basket.setToolTip(self.tr("Put this clause into the basket (Ctrl+B)"))
        self._original = TextButton(themes, self.tr("Original"), "file-text")
        self._original.setToolTip(self.tr("Show the page of the original beside the text (Ctrl+Shift+O)"))
        buttons = (self._copy, self._bookmark, self._basket, self._print, self._original)
        self._tips = {button: button.toolTip() for button in buttons}
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for button in self._tips:
            button.setProperty("compact", True)
            button.setIconSize(QSize(15, 15))
        self._buttons = ButtonRow(list(self._tips))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(caption(self.tr("Citation")))
        top.addStretch()
        top.addWidget(self._validity)
        column.addLayout(top)
        column.addWidget(self._basis, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._citation)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._copy.clicked.connect(self.copy_requested)
        self._bookmark.clicked.connect(self._toggle_bookmark)
        self._print.clicked.connect(self.print_requested)
        self._basket.clicked.connect(self.basket_requested)
        self._basis.clicked.connect(lambda: self.basis_activated.emit(self._basis_clause))
        self._original.clicked.connect(self.original_requested)

    def show_clause(self, document: Document, clause: Clause, citation: str, bookmarked: bool) -> None:
        """Show the citation of a clause, the state of its document, and its page in the original."""
        self._key = document.key
        self._citation.setText(typeset(citation))
        state = validity_of(document)
        self._validity.setText(sentence(STATES[state]) if state is not None else "")
        set_look(self._validity, "warning", is_warning(state))
        self._show_basis()
        page = self.tr("Page {number}").format(number=clause.page.number) if clause.page else ""
        self._original.setText(page or self.tr("Original"))
        self._buttons.fit()
        self._name_buttons(document, clause)
        self._bookmarked = bookmarked
        self._bookmark.setChecked(bookmarked)

    def set_basis(self, key: str, words: str, clause_id: str) -> None:
        """Name the clause on whose word a document has its state; empty for none."""
        self._basis_of, self._basis_clause = key, clause_id
        self._basis.setText(self.tr("according to {place}").format(place=words))
        self._basis.setToolTip(words)
        self._show_basis()

    def _show_basis(self) -> None:
        known = bool(self._basis_clause) and self._basis_of == self._key
        self._basis.setVisible(known and bool(self._validity.text()))

    def _name_buttons(self, document: Document, clause: Clause) -> None:
        """Say in the tips of the buttons which clause they are about."""
        name = place_name(document, clause.label, clause.path)
        for button, tip in self._tips.items():
            button.setToolTip(self.tr("{tip}: {clause}").format(tip=tip, clause=name))

    def _toggle_bookmark(self) -> None:
        self._bookmark.setChecked(self._bookmarked)
        self.bookmark_toggled.emit()
