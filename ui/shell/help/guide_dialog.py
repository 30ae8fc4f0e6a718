"""The guide: one page with pictures, in the colours of the window, that can be searched."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from store.system.paths import resources_dir
from ui.appearance.text_size import px
from ui.appearance.theme import Theme, ThemeManager
from ui.widgets.dialogs import Dialog
from ui.widgets.tinted import IconButton


class GuideDialog(Dialog):
    """Shows resources/guide in the language of the window; English where that has no page."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setWindowTitle(self.tr("Guide"))
        self.resize(820, 680)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the guide"))
        self.field.setAccessibleName(self.tr("Find in the guide"))
        self.field.setClearButtonEnabled(True)
        self.found = QLabel()
        self.found.setProperty("secondary", True)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("Guide"))
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(resources_dir() / "guide")])
        following = IconButton(themes, "chevron-down", self.tr("Next place"))
        before = IconButton(themes, "chevron-up", self.tr("Previous place"))
        following.clicked.connect(lambda: self.find_words(1))
        before.clicked.connect(lambda: self.find_words(-1))
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        for part in (self.found, before, following):
            row.addWidget(part)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(lambda: self.find_words(1))
        themes.changed.connect(self._show)
        self._show(themes.theme)
        self.page.setFocus()

    def find_words(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) place of what is typed, round the end; False without one."""
        words = self.field.text().strip()
        if not words:
            self.found.setText("")
            return False
        flags = QTextDocument.FindFlag.FindBackward if step < 0 else QTextDocument.FindFlag(0)
        if not self.page.find(words, flags):
            cursor = self.page.textCursor()
            ends = QTextCursor.MoveOperation.End if step < 0 else QTextCursor.MoveOperation.Start
            cursor.movePosition(ends)
            self.page.setTextCursor(cursor)
            if not self.page.find(words, flags):
                self.found.setText(self.tr("not found"))
                return False
        self.found.setText("")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field goes on to the next place; it does not close the guide."""
        if self.field.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _typed(self, _text: str) -> None:
        cursor = self.page.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.page.setTextCursor(cursor)
        self.find_words(1)

    def _show(self, theme: Theme) -> None:
        folder = resources_dir() / "guide"
        own = folder / f"{QLocale().name()}.html"
        file = own if own.is_file() else folder / "en.html"
        self.page.document().setDefaultStyleSheet(
            f"body {{ color: {theme.ink}; }} h1 {{ font-size: {px(24)}px; color: {theme.ink}; }}"
            f"h2 {{ font-size: {px(18)}px; color: {theme.accent}; margin-top: 20px; }}"
            f"p, li {{ font-size: {px(15)}px; line-height: 150%; color: {theme.ink}; }}"
            f"code {{ color: {theme.accent}; }}"
        )
        self.page.document().setBaseUrl(QUrl.fromLocalFile(f"{folder}/"))
        at = self.page.verticalScrollBar().value()
        self.page.setHtml(file.read_text(encoding="utf-8"))
        self.page.verticalScrollBar().setValue(at)
