"""A notebook that is damaged, emptied or gone: what can be had of it, put in its place. No Qt.

A process that is killed at any moment of this leaves either the damaged file or what was saved of it in reach
of the next start.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from store.model.errors import NotebookGone, NotebookSalvaged, NotebookSetAside, Phrase, YiceError
from store.notebook import Notebook
from store.system.files import replace_file, set_aside
from store.system.paths import DataPaths

_NAMES = {
    "bookmark": ("书签", "bookmarks"),
    "note": ("批注", "notes"),
    "highlight": ("划线", "highlights"),
    "folder": ("文件夹", "folders"),
    "basket": ("打印篮", "baskets"),
}


@dataclass(frozen=True, slots=True)
class Rescued:
    """What happened: the damaged file and the newest backup that is sound, where there are such."""

    kept: Path | None
    backup: Path | None
    emptied: bool = False

    def notice(self, notebook: Notebook) -> YiceError:
        """What to tell of it, now that there is a notebook again."""
        kinds = notebook.kinds()
        if self.kept is None:
            return NotebookGone(path=notebook.path.name, backup=self.backup)
        details = {"kept": self.kept.name, "file": self.kept, "backup": self.backup}
        if not kinds:
            state = Phrase("成了空文件（0 字节）", "is an empty file (0 bytes)")
            damaged = Phrase("已损坏，没有内容可以救回", "is damaged, nothing of it could be saved")
            return NotebookSetAside(
                state=state if self.emptied else damaged, hint=_hint(self.backup), **details
            )
        count = sum(kinds.values()) - kinds.get("folder", 0)
        return NotebookSalvaged(count=count, what=_list(kinds), lost=self._lost(notebook), **details)

    def _lost(self, notebook: Notebook) -> Phrase:
        """How much less than in the backup there is, and what has no place any more."""
        gone = 0
        with contextlib.suppress(YiceError):
            gone = notebook.backups.contents(self.backup).gone if self.backup else 0
        unplaced = sum(1 for each in notebook.find().items if not each.document_key)
        zh, en = "", ""
        if gone:
            zh, en = f"，比最近的备份少 {gone} 项", f", {gone} fewer than in the last backup"
        if unplaced:
            zh, en = f"{zh}，{unplaced} 项已失去位置", f"{en}, {unplaced} without their place"
        return Phrase(zh, en)


def rescue(paths: DataPaths) -> Rescued | None:
    """See to it that there is a notebook; None where there never was one.

    The damaged file is set aside, never deleted. To be called by one process at a time. CannotWrite.
    """
    from store.notebook.backup.backups import keep_last_good

    path = paths.notebook_db
    # Made beside first, so that nothing half-made is ever in its place.
    staged = path.with_name("notebook.salvaged.db")
    backup = keep_last_good(paths.backups_dir, path.stem)
    kept: Path | None = None
    emptied = False
    if path.exists():
        emptied = path.stat().st_size == 0
        _salvage(path, staged)
        kept = set_aside(path)
    elif staged.exists():
        # Killed between the last two steps, the time before.
        kept = max(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}"), default=None)
    else:
        _begin(staged)
    if path.with_name(path.name + "-wal").exists():
        # The log of a file that is gone would be taken for that of the new one.
        set_aside(path)
    replace_file(staged, path)
    return Rescued(kept, backup, emptied) if kept or backup else None


def _salvage(damaged: Path, target: Path) -> None:
    from store.notebook.recovery.salvage import salvage

    try:
        salvage(damaged, target)
    except YiceError:
        _begin(target)


def _begin(path: Path) -> None:
    """Make an empty notebook."""
    for tail in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    Notebook.open(path).close()


def _list(kinds: dict[str, int]) -> Phrase:
    """What was saved, by kind."""
    found = [(*names, kinds[kind]) for kind, names in _NAMES.items() if kinds.get(kind)]
    return Phrase("、".join(f"{zh} {n}" for zh, _, n in found), ", ".join(f"{n} {en}" for _, en, n in found))


def _state(emptied: bool) -> Phrase:
    if emptied:
        return Phrase("成了空文件（0 字节）", "is an empty file (0 bytes)")
    return Phrase("已损坏，没有内容可以救回", "is damaged, nothing of it could be saved")


def _hint(backup: Path | None) -> Phrase:
    if backup is None:
        return Phrase("，也没有可用的备份", ", and there is no backup")
    return Phrase("，可从备份恢复", "; a backup can be restored")
