"""Log dialog (帮助 ▸ 运行记录): read, copy and save the log, for support staff."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import YiceError
from store.system import log
from store.system.files import write_file
from ui.runtime.i18n import sentence
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.dialogs import Dialog, open_folder

#: Lines shown; the file that is saved has all of them.
MOST = 5000


class LogDialog(Dialog):
    """Shows the log of a data folder, the newest line in view."""

    def __init__(self, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self.setWindowTitle(self.tr("Activity log"))
        self.resize(760, 480)
        about = QLabel(
            self.tr(
                "What the program did, for whoever helps you. It holds no queries, no notes and no file "
                "names, and stays on this computer."
            )
        )
        about.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Activity log"))
        self.text.setPlaceholderText(self.tr("Nothing has been noted yet"))
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.text, 1)
        column.addWidget(self._message)
        column.addWidget(self._buttons())
        self.refresh()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for text, act in (
            (self.tr("Copy"), self.copy),
            (self.tr("Save as…"), self._ask),
            (self.tr("Open the folder"), self._open_folder),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    def refresh(self) -> None:
        """Read the log again."""
        self.text.setPlainText("\n".join(log.read(self._root).splitlines()[-MOST:]))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)

    def copy(self) -> None:
        """Copy what is shown."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(self.tr("Copied"))

    def save(self, path: Path) -> None:
        """Write the whole log to a file; where that does not work, say so."""
        try:
            write_file(path, log.read(self._root))
        except YiceError as error:
            self._say(sentence(error))
        else:
            self._say(self.tr("Saved: {name}").format(name=path.name))

    def _ask(self) -> None:
        title, kinds = self.tr("Save the activity log"), self.tr("Text (*.txt)")
        name, _kind = QFileDialog.getSaveFileName(
            self, title, str(folder_for("log") / (self.tr("Yice log") + ".txt")), kinds
        )
        if name:
            remember("log", name)
            self.save(Path(name))

    def _open_folder(self) -> None:
        folder = log.log_file(self._root).parent
        open_folder(folder if folder.is_dir() else self._root)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.show()
