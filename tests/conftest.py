"""Fixtures for all tests; no test reads or writes a real user's folders, or needs a display."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: Where Linux keeps files in memory. SQLite waits for the disk at each change, and the tests make thousands.
_MEMORY, _ENOUGH = Path("/dev/shm"), 4 << 30
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

_HOME = Path(tempfile.mkdtemp(prefix="yice-tests-"))
_REDIRECTED = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/appdata",
    "LOCALAPPDATA": "home/localappdata",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_RUNTIME_DIR": "home/run",
    "YICE_DATA_DIR": "home/yice",
}
# Before anything imports Qt or asks for a folder.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name, _folder in _REDIRECTED.items():
    os.environ[_name] = str(_HOME / _folder)
for _folder in sorted(set(_REDIRECTED.values())):
    (_HOME / _folder).mkdir(parents=True, exist_ok=True, mode=0o700)
# Windows makes no data folder for the app, and neither may the tests.
(_HOME / "home/yice").rmdir()

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from store.library import Library  # noqa: E402
from store.library.shipped import bundled  # noqa: E402
from store.model.errors import Cancelled  # noqa: E402
from store.notebook import Notebook  # noqa: E402
from store.system.paths import DataPaths, resources_dir  # noqa: E402
from tests.effort import THOROUGH, share_of  # noqa: E402
from tests.patience import PatientBot  # noqa: E402
from ui.services import language  # noqa: E402
from ui.services.workspace import Workspace  # noqa: E402

settings.register_profile(
    "yice",
    deadline=None,
    derandomize=not THOROUGH,
    max_examples=share_of(100),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("yice")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _application(request: pytest.FixtureRequest) -> None:
    """A QApplication before a command makes a lesser one to print with: a process has one only."""
    request.getfixturevalue("qapp")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave the language and the search for cycles as they were: a command or window changes them for all."""
    spoken, printed, collecting = language.language(), language.chosen_for_papers(), gc.isenabled()
    yield
    language.use(spoken)
    language.use_for_papers(printed)
    (gc.enable if collecting else gc.disable)()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's, patient."""
    return PatientBot(request)


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for one test, which ``YICE_DATA_DIR`` names; not made yet."""
    folder = tmp_path / "data"
    monkeypatch.setenv("YICE_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def paths(data_dir: Path) -> DataPaths:
    """The places inside :func:`data_dir`."""
    return DataPaths(data_dir)


@pytest.fixture(scope="session")
def resources() -> Path:
    """The resources that ship."""
    return resources_dir()


@pytest.fixture(scope="session")
def seeds(resources: Path) -> list[Path]:
    """The sources of the five documents that ship, in shipping order, byte for byte as received."""
    from store.intake import shipped_sources

    return [folder / "source.txt" for folder in shipped_sources(resources)]


@pytest.fixture(scope="session")
def shipped_library(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """library.db as it ships, made once; only to be copied."""
    path = tmp_path_factory.mktemp("made") / "library.db"
    bundled.build_library(path, resources)
    return path


@pytest.fixture(scope="session")
def shipped_folder(shipped_library: Path, resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ships (library.db, index, stamp), made once; only to be read."""
    from index.corpus.index_files import build

    folder = tmp_path_factory.mktemp("shipped")
    shutil.copyfile(shipped_library, folder / "library.db")
    opened = Library.open(folder / "library.db")
    build(opened, folder / "index")
    opened.close()
    bundled.write_stamp(folder, resources)
    return folder


@pytest.fixture
def shipped(shipped_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program find :func:`shipped_folder` as what it ships, also while somebody edits the intake."""
    _ship(shipped_folder, monkeypatch)
    return shipped_folder


def _ship(folder: Path, patch: pytest.MonkeyPatch) -> None:
    inputs = (folder / bundled.STAMP_FILE).read_text().split()[1]
    patch.setattr(bundled, "_inputs", lambda resources: inputs)
    patch.setattr("ui.services.workspace.shipped_dir", lambda: folder)


@pytest.fixture(scope="session")
def first_start(shipped_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the first start makes, made once; only to be copied."""
    paths = DataPaths(tmp_path_factory.mktemp("first") / "data")
    with pytest.MonkeyPatch.context() as patch:
        _ship(shipped_folder, patch)
        opened = Workspace.open(paths)
        assert opened.notebook.path == paths.notebook_db
        opened.close()
    return paths.root


@pytest.fixture
def workspace(paths: DataPaths, first_start: Path, shipped: Path) -> Iterator[Workspace]:
    """A workspace just after the first start: five documents, their index, an empty notebook."""
    shutil.copytree(first_start, paths.root)
    opened = Workspace.open(paths)
    opened.created = True
    yield opened
    opened.close()


@pytest.fixture
def library(shipped_library: Path, data_dir: Path) -> Iterator[Library]:
    """A library of one's own with the five documents."""
    data_dir.mkdir(exist_ok=True)
    shutil.copyfile(shipped_library, data_dir / "library.db")
    opened = Library.open(data_dir / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def notebook(data_dir: Path) -> Iterator[Notebook]:
    """An empty notebook."""
    data_dir.mkdir(exist_ok=True)
    opened = Notebook.open(data_dir / "notebook.db")
    yield opened
    opened.close()


def pytest_sessionfinish() -> None:
    """Empty the clipboard: the offscreen platform frees it after Python is gone, and what Python put on it
    then brings the process down. Platforms with a screen free theirs in time.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Take half as many processes again as processors: tests of the window wait for part of their time."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no branches in properties: it doubles the time of their many trials; examples take them too."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Take the tests out of the search for cycles, which would go through all of them each time."""
    gc.collect()
    gc.freeze()


def pytest_sessionstart() -> None:
    """Let a job be interrupted anywhere, as the program does: in a callback of the collector nothing is lost.

    Python then only reports the interruption (Cancelled), and the job ends at its next step or by itself.
    """
    report = sys.unraisablehook

    def without_interruptions(found: sys.UnraisableHookArgs) -> None:
        if not issubclass(found.exc_type, Cancelled):
            report(found)

    sys.unraisablehook = without_interruptions


#: The packages are tested by `make test-packages`, which builds them first.
collect_ignore = [] if os.environ.get("YICE_PACKAGES") else ["packages"]
