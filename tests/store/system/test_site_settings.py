"""What the hospital's IT sets for all users: read from one file, believed where it makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.system import site_settings as module
from store.system.paths import data_paths
from store.system.site_settings import read, site_settings

TEXT = """
[data]
folder = 数据
[window]
theme = dark      ; 护眼可改为 care
[print]
hospital = 某市人民医院
[locked]
keys = window/theme，print/hospital, reading/zoom
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / "yice.ini"
    monkeypatch.setattr(module, "site_files", lambda: [file])
    monkeypatch.delenv("YICE_DATA_DIR", raising=False)
    site_settings.cache_clear()
    yield file
    site_settings.cache_clear()


def test_values_and_what_is_locked(site: Path) -> None:
    site.write_text(TEXT, encoding="utf-8")
    found = site_settings()
    assert found.values["window/theme"] == "dark"
    assert found.is_locked("print/hospital")
    assert not found.is_locked("reading/zoom")  # locked, but without a value
    assert not found.is_locked("data/folder")


def test_the_data_folder_is_the_sites_unless_one_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write_text(TEXT, encoding="utf-8")
    assert data_paths().root == site.parent / "数据"
    assert data_paths("/elsewhere").root == Path("/elsewhere").absolute()
    monkeypatch.setenv("YICE_DATA_DIR", str(site.parent / "own"))
    assert data_paths().root == site.parent / "own"


def test_the_file_may_be_of_an_old_editor(site: Path) -> None:
    site.write_bytes(TEXT.encode("gb18030"))
    assert site_settings().values["print/hospital"] == "某市人民医院"


@given(st.binary(max_size=300))
def test_garbage_is_no_settings_file_and_stops_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("site") / "yice.ini"
    file.write_bytes(data)
    found = read(file)
    assert found.unreadable is False or found.values == {}
