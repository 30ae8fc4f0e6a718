"""Tags put on what is chosen in a panel, and the list of all tags at work; each step undoable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from store.model.errors import YiceError
from store.notebook import Notebook
from ui.appearance.theme import ThemeManager
from ui.notebook.notebook_editor import NotebookEditor


class TagController(QObject):
    """Opens the dialogs of tags over a window."""

    def __init__(
        self,
        notes: NotebookEditor,
        notebook: Notebook,
        themes: ThemeManager,
        widget: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes, self._notebook, self._themes, self._widget = notes, notebook, themes, widget

    def ask(self, ids: Sequence[str]) -> None:
        """Ask for a tag for these annotations, and let their tags be taken off."""
        from ui.notebook.tag_dialogs import TagDialog

        notes, notebook = self._notes, self._notebook
        dialog = TagDialog(notes.complete_tag, self._present(ids), len(ids), self._widget.window())
        dialog.chosen.connect(
            lambda name: notes.change(self.tr("Add Tag"), lambda: notebook.tags.add(ids, name))
        )
        dialog.removed.connect(
            lambda name: notes.change(self.tr("Take off Tag"), lambda: notebook.tags.remove(ids, name))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def manage(self) -> None:
        """Show all tags, to be renamed, merged and deleted."""
        from ui.notebook.tag_dialogs import TagsDialog

        notes, notebook = self._notes, self._notebook
        dialog = TagsDialog(notes.tags, self._themes, self._widget.window())
        dialog.renamed.connect(
            lambda old, new: notes.change(self.tr("Rename Tag"), lambda: notebook.tags.rename(old, new))
        )
        dialog.deleted.connect(
            lambda name: notes.change(self.tr("Delete Tag"), lambda: notebook.tags.delete(name))
        )
        # Queued: while a name is being edited, its line must not go.
        notes.changed.connect(dialog.refresh, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _present(self, ids: Sequence[str]) -> list[str]:
        """Return the tags that any of these has."""
        try:
            found = [self._notebook.annotations.get(each) for each in ids]
        except YiceError:
            return []
        return sorted({tag for each in found if each is not None for tag in each.tags})
