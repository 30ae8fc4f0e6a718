"""What the tests of workspaces share."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.system.paths import DataPaths
from ui.services import workspace as workspace_module
from ui.services.workspace import Workspace

LIST = "晋政办函〔2020〕28号"


WHEN = "2026-01-01T00:00:00.000Z"


def ships(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_module, "shipped_dir", lambda: folder)


def keys(workspace: Workspace) -> list[str]:
    return [entry.key for entry in workspace.library.documents()]


def names(paths: DataPaths) -> set[str]:
    return {path.name for path in paths.root.iterdir() if path.suffix != ".seal"}
