"""The backups of the workbook, what is in each, and bringing one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import YiceError
from store.notebook.backup.backups import Backup, Backups
from store.notebook.backup.diff import BackupContents
from ui.notebook.notes.filter_names import kind_names
from ui.runtime.i18n import listed, numbered, sentence
from ui.runtime.jobs import Jobs, Task
from ui.runtime.localized_text import when_text
from ui.widgets.dialogs import Dialog

PATH = Qt.ItemDataRole.UserRole
LISTED = 40


class RestoreDialog(Dialog):
    """A backup is chosen and looked into; adding what is missing, or going back to it, is chosen last."""

    #: The file of a backup, and ``merge`` or ``replace``.
    chosen = Signal(object, str)

    def __init__(
        self, backups: Backups, jobs: Jobs, parent: QWidget | None = None, first: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(680, 420)
        self._backups, self._jobs = backups, jobs
        self._looking: Task | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setFixedWidth(240)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("What is in the backup"))
        self.merge = QPushButton(self.tr("Add what is missing"))
        self.merge.setToolTip(self.tr("Brings back what is gone; everything else stays"))
        self.replace = QPushButton(self.tr("Go back to it"))
        self.replace.setToolTip(self.tr("Everything becomes as it was; can be undone"))
        self.merge.clicked.connect(lambda: self._take("merge"))
        self.replace.clicked.connect(lambda: self._take("replace"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.words, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.merge)
        foot.addWidget(self.replace)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(row, 1)
        column.addLayout(foot)
        self.list.currentItemChanged.connect(lambda item, _old: self._look(item))
        self._fill(first)

    def _fill(self, first: Path | None) -> None:
        self._ready(False)
        for backup in self._backups.list():
            item = QListWidgetItem(f"{_time(backup)}\u3000{self._kind(backup)}", self.list)
            item.setData(PATH, backup.path)
            item.setToolTip(backup.path.name)
        paths = [self.list.item(row).data(PATH) for row in range(self.list.count())]
        if paths:
            self.list.setCurrentRow(paths.index(first) if first in paths else 0)
        else:
            self.words.setPlainText(self.tr("There is no backup yet. One is made each day that you write."))

    def _kind(self, backup: Backup) -> str:
        names = {
            "daily": self.tr("daily"),
            "migration": self.tr("before an update"),
            "import": self.tr("before merging"),
            "update": self.tr("before new texts"),
            "restore": self.tr("before restoring"),
            "deletion": self.tr("before a deletion"),
            "damage": self.tr("before damage"),
        }
        return names.get(backup.kind, backup.kind)

    def _look(self, item: QListWidgetItem | None) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._ready(False)
        if item is None:
            return
        path = item.data(PATH)
        self.words.setPlainText(self.tr("Reading…"))
        self._looking = self._jobs.start(lambda _task: self._backups.contents(path), self._show, self._failed)

    def _show(self, contents: BackupContents) -> None:
        names = {**kind_names(), "folder": self.tr("Folders"), "basket": self.tr("Baskets")}
        counts = [
            f"{name} {contents.counts[kind]}" for kind, name in names.items() if kind in contents.counts
        ]
        lines = [self.tr("In it: {what}").format(what=listed(counts) or self.tr("nothing"))]
        for title, words in self._differences(contents):
            if words:
                lines += ["", title.format(n=len(words))]
                lines += ["· " + " ".join(each.split())[:60] for each in words[:LISTED]]
        if contents.only_here:
            lines += ["", self.tr("Made since: {n}").format(n=contents.only_here)]
        elif not contents.lacks and not contents.changed and not contents.altered:
            lines += ["", self.tr("Nothing has changed since")]
        self.words.setPlainText("\n".join(lines))
        self._ready(True)
        self.merge.setEnabled(contents.lacks)

    def _differences(self, contents: BackupContents) -> list[tuple[str, list[str]]]:
        """Headings, and what is to be listed under each."""
        many = self.tr("{title} ({n} bookmark)|{title} ({n} bookmarks)")
        folders = [numbered(many, title=title, n=n) if n else title for title, n in contents.folders]
        return [
            (self.tr("Folders that are gone, {n}:"), folders),
            (self.tr("Baskets that are gone, {n}:"), list(contents.baskets)),
            (self.tr("Gone since, {n}:"), [each.text or each.quote for each in contents.missing]),
            (self.tr("No longer in their folders, {n}:"), [f"{one} → {at}" for one, at in contents.filings]),
            (self.tr("Without their tags, {n}:"), [f"{one} #{tag}" for one, tag in contents.tags]),
            (self.tr("Without their place, {n}:"), [each.text or each.quote for each in contents.unplaced]),
            (self.tr("Different since, {n}:"), [each.text or each.quote for each in contents.changed]),
            (self.tr("Folders and baskets different since, {n}:"), list(contents.altered)),
        ]

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        self.words.setPlainText(sentence(error))

    def _ready(self, ready: bool) -> None:
        self.merge.setEnabled(ready)
        self.replace.setEnabled(ready)

    def _take(self, how: str) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(PATH), how)
            self.accept()


def _time(backup: Backup) -> str:
    try:
        moment = datetime.fromisoformat(backup.at.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return backup.at
    return f"{when_text(backup.at)} {moment:%H:%M}"
