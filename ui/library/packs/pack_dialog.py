"""Preview of a pack: who signed it, what comes, what changes, what leaves, which notes move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from store.notebook import PlacingReport
from ui.runtime.i18n import listed, numbered, sentence
from ui.services.packs.pack_plan import PackPlan
from ui.widgets.dialogs import Dialog


class PackDialog(Dialog):
    """Accepted when the user wants the pack installed."""

    def __init__(self, plan: PackPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Install an update pack"))
        self.resize(620, 520)
        manifest, key = plan.manifest, plan.pack.key
        title = QLabel(
            self.tr("{name} · number {counter}").format(name=manifest.name, counter=manifest.counter)
        )
        font = title.font()
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        about = [
            self.tr("From {publisher}, made on {day}").format(
                publisher=manifest.publisher, day=manifest.created.isoformat()
            ),
            self.tr("Signed with the trusted key {key} {comment}").format(key=key.name, comment=key.comment),
        ]
        if plan.before is not None:
            about.append(self.tr("Installed now: number {counter}").format(counter=plan.before.counter))
        if plan.expired:
            about.append(
                self.tr("Meant to be used until {day}; there may be a newer pack.").format(
                    day=manifest.expires
                )
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addWidget(title)
        for text in about:
            line = QLabel(text.strip())
            line.setWordWrap(True)
            line.setProperty("secondary", True)
            column.addWidget(line)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(True)
        self.tree.setAccessibleName(self.tr("What the pack changes"))
        self._fill(plan)
        column.addWidget(self.tree, 1)
        self.nothing = QLabel(self.tr("Everything in this pack is in the library already."))
        self.nothing.setVisible(not (plan.coming or plan.withdrawn or plan.words))
        column.addWidget(self.nothing)
        buttons = QDialogButtonBox()
        self.install = buttons.addButton(self.tr("Install"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.install.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _fill(self, plan: PackPlan) -> None:
        """Say first what may surprise: what leaves, what changes, which notes move."""
        self._group(self.tr("Withdrawn: {n}"), [each.name for each in plan.withdrawn])
        self._group(self.tr("Replaced: {n}"), [each.plan.document.name for each in plan.replaced])
        self._group(
            self.tr(
                "Notes, highlights and bookmarks in {n} document|"
                "Notes, highlights and bookmarks in {n} documents"
            ),
            [f"{each.title}  {self._placing(each.placing)}" for each in plan.notes],
        )
        self._group(self.tr("New: {n}"), [each.plan.document.name for each in plan.added])
        self._group(self.tr("Your own corrections are kept: {n}"), list(plan.kept_decisions))
        self._group(
            self.tr("Cannot be read: {n}"),
            [f"{each.source}  {sentence(each.reason)}" for each in plan.rejected],
        )
        unchanged = [f"{each.source}  {sentence(each.reason)}" for each in plan.skipped]
        self._group(self.tr("There already: {n}"), unchanged, opened=False)
        if plan.words:
            self._group(self.tr("Tables of words: {n}"), [], len(plan.words))

    def _group(self, head: str, lines: Sequence[str], count: int = 0, opened: bool = True) -> None:
        if not lines and not count:
            return
        top = QTreeWidgetItem([numbered(head, n=count or len(lines))])
        self.tree.addTopLevelItem(top)
        for line in lines:
            item = QTreeWidgetItem([line])
            item.setToolTip(0, line)
            top.addChild(item)
        top.setExpanded(opened)

    def _placing(self, placing: PlacingReport) -> str:
        """Return what becomes of annotations, in words."""
        counts = (
            (placing.kept, self.tr("{n} stays|{n} stay")),
            (placing.moved, self.tr("{n} moves along|{n} move along")),
            (len(placing.unsure), self.tr("{n} to be confirmed")),
            (len(placing.lost), self.tr("{n} unplaced")),
        )
        return listed(numbered(text, n=count) for count, text in counts if count)
