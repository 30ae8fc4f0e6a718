"""Packs as the user meets them: chosen, previewed, installed, taken back; new ones on the share offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from store.model.errors import Cancelled
from store.packs.pack import SUFFIX
from store.system import log
from store.system.site_settings import site_settings
from ui.library.import_controller import ImportController
from ui.library.import_report import placing_sentence
from ui.runtime.i18n import numbered
from ui.runtime.jobs import Task
from ui.runtime.settings import Settings
from ui.services.packs.pack_folder import install_new, new_packs
from ui.services.packs.pack_installing import PackDone, can_undo, install_pack, undo_pack
from ui.services.workspace import Workspace
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ui.library.packs.pack_dialog import PackDialog
    from ui.services.packs.pack_plan import PackPlan

_FOLDER_KEY = "packs/chosen"
#: The site settings: a folder on the share, and whether its packs are installed without being asked for.
SHARE_KEY, UNASKED_KEY = "packs/folder", "packs/install"


class PackController(QObject):
    """One pack after the other; changes go through the queue of the import controller."""

    def __init__(
        self,
        workspace: Workspace,
        importer: ImportController,
        banner: Banner,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace, self._importer, self._banner = workspace, importer, banner
        self._settings, self._window = settings, window
        self._waiting: list[Path] = []
        #: Preview that is open; None without one.
        self.dialog: PackDialog | None = None

    def choose(self) -> None:
        """Ask for packs and open them."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Install an update pack"),
            self._settings.get(_FOLDER_KEY, str(Path.home())),
            self.tr("Update packs ({pattern})").format(pattern=f"*{SUFFIX}"),
        )
        if names:
            self._settings.set(_FOLDER_KEY, str(Path(names[0]).parent))
            self.open([Path(name) for name in names])

    def open(self, files: Sequence[Path]) -> None:
        """Show what packs would change, one after the other; each is installed when the user says so."""
        idle = not self._waiting and self.dialog is None
        self._waiting += files
        if idle:
            self._next()

    def undo(self) -> None:
        """Take the last pack back, which is asked first."""
        step = can_undo(self._workspace.library)
        if step is None:
            self._banner.tell(self.tr("There is no update to take back."))
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Go back to the version before"))
        text = self.tr("Take back {name}, number {counter}?").format(name=step.name, counter=step.counter)
        box.setText(text)
        box.setInformativeText(
            numbered(
                self.tr(
                    "Its document is as it was before. What you added since and your notes stay.|"
                    "Its {n} documents are as they were before. What you added since and your notes stay."
                ),
                n=len(step.touched),
            )
        )
        back = box.addButton(self.tr("Go back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(back)
        box.accepted.connect(self._take_back)
        box.finished.connect(box.deleteLater)
        box.open()

    def look(self) -> None:
        """Look for new packs on the share, in the background; where it is not there nothing is said."""
        site = site_settings()
        folder = site.place(SHARE_KEY)
        if folder is None:
            return
        unasked = site.values.get(UNASKED_KEY, "").lower() in ("yes", "true", "1", "on")

        def work(_task: Task) -> list[Path]:
            return new_packs(self._workspace, folder)

        self._importer.jobs.start(work, lambda found: self._found(found, unasked), _quietly)

    # -- inside -----------------------------------------------------------------------------------------

    def _found(self, found: list[Path], unasked: bool) -> None:
        if found and unasked:
            self._importer.run(
                lambda _task, stopped: install_new(self._workspace, found, stopped),
                self._told_all,
                self.tr("Installing update packs"),
                changes=bool,
            )
        elif found:
            text = numbered(
                self.tr("{n} new update pack is on the share.|{n} new update packs are on the share."),
                n=len(found),
            )
            self._banner.inform(text, self.tr("View"), lambda: self.open(found))

    def _told_all(self, done: list[PackDone]) -> None:
        for each in done:
            self._installed(each)

    def _next(self) -> None:
        """Read the next pack; what is wrong with it is told, and the one after it comes."""
        if not self._waiting:
            return
        path = self._waiting[0]
        self._importer.run(
            self._reading(path), self._show, self.tr("Checking the update pack"), failure=self._skip
        )

    def _reading(self, path: Path) -> Callable[[Task, Callable[[], bool]], PackPlan | None]:
        def read(task: Task, stopped: Callable[[], bool]) -> PackPlan | None:
            from ui.services.packs.pack_plan import plan_pack

            def progress(done: float, total: int) -> None:
                task.report(done / max(total, 1))

            try:
                return plan_pack(self._workspace, path, progress, stopped, task.interruptible)
            except Cancelled:
                return None

        return read

    def _show(self, plan: PackPlan | None) -> None:
        from ui.library.packs.pack_dialog import PackDialog

        self._waiting[:1] = []
        if plan is None:
            self._waiting.clear()
            self._banner.tell(self.tr("Cancelled; nothing was changed."))
            return
        dialog = self.dialog = PackDialog(plan, self._window)

        def finished(_code: int) -> None:
            self.dialog = None
            dialog.deleteLater()
            if _code:
                self._install(plan)
            else:
                self._next()

        dialog.finished.connect(finished)
        dialog.open()

    def _install(self, plan: PackPlan) -> None:
        def done(result: PackDone) -> None:
            self._installed(result)
            self._next()

        self._importer.run(
            lambda _task, _stopped: install_pack(self._workspace, plan),
            done,
            self.tr("Installing the update pack"),
            cancellable=False,
            changes=bool,
            failure=self._skip,
        )

    def _installed(self, done: PackDone) -> None:
        log.event("pack", added=done.added, replaced=done.replaced, withdrawn=done.withdrawn)
        text = self.tr("Installed {name}: {added} new, {replaced} replaced, {withdrawn} withdrawn.").format(
            name=done.name, added=done.added, replaced=done.replaced, withdrawn=done.withdrawn
        )
        whole = "  ".join(part for part in (text, placing_sentence(done.placing)) if part)
        self._banner.inform(whole, self.tr("Go back"), self.undo)

    def _take_back(self) -> None:
        def done(result: PackDone) -> None:
            text = self.tr("Taken back: {name}. Its documents are as they were before.").format(
                name=result.name
            )
            whole = "  ".join(part for part in (text, placing_sentence(result.placing)) if part)
            self._banner.inform(whole)

        self._importer.run(
            lambda _task, _stopped: undo_pack(self._workspace),
            done,
            self.tr("Taking the update back"),
            cancellable=False,
            changes=bool,
        )

    def _skip(self, _error: Exception) -> None:
        self._waiting[:1] = []
        self._next()


def _quietly(error: Exception) -> None:
    """Note what went wrong on the share: off the network nothing is said."""
    log.fault("packs.share", error)
