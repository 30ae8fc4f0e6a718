"""Where files are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.system import paths
from store.system.program_folder import program_dir


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.ENVIRONMENT_VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_the_option_then_portable_then_the_environment_then_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert paths.data_paths().root == paths.user_data_dir()
    monkeypatch.setenv(paths.ENVIRONMENT_VARIABLE, str(tmp_path / "env"))
    assert paths.data_paths().root == tmp_path / "env"
    assert paths.data_paths(portable=True).root == program_dir() / "yice-data"
    assert paths.data_paths(str(tmp_path / "option"), portable=True).root == tmp_path / "option"


def test_relative_and_home_folders_become_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_paths("数据").root == tmp_path / "数据"
    assert paths.data_paths("~/yice").root == tmp_path / "yice"


def test_everything_is_below_the_root(tmp_path: Path) -> None:
    found = paths.DataPaths(tmp_path)
    places = (found.library_db, found.notebook_db, found.index_dir, found.backups_dir, found.settings_ini)
    assert len(set(places)) == 5
    assert all(place.parent == tmp_path for place in (*places, found.crash_dir))


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/x"}, "/x/yice"),
        ("linux", {}, "{home}/.local/share/yice"),
        ("darwin", {}, "{home}/Library/Application Support/Yice"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Yice"),
        ("win32", {}, "{home}/AppData/Local/Yice"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="spelled with slashes")
def test_the_users_own_folder_by_the_custom_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variables: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert paths.user_data_dir() == Path(expected.format(home=tmp_path))


def test_a_bundle_finds_its_resources_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "yice"))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert program_dir() == tmp_path
    assert paths.resources_dir() == tmp_path / "_internal" / "resources"
    assert paths.shipped_dir() == tmp_path / "_internal" / "resources" / "shipped"


def test_a_checkout_finds_its_resources(resources: Path) -> None:
    assert (resources / "library").is_dir()
    assert paths.shipped_dir().parent.name == "build"
