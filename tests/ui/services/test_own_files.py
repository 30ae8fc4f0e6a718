"""Small files of a data folder that nobody can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model.wording import text
from store.system.paths import DataPaths
from ui.services.own_files import set_aside_garbage

GOOD = {
    "settings.ini": b"[window]\ntheme=dark\n",
    "codes.json": b'{"stamp": "a", "codes": {}, "former": {}}',
    "templates/plain.toml": 'name = "本院"\n'.encode(),
}


def write(paths: DataPaths, name: str, content: bytes) -> Path:
    path = paths.root / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(content)
    return path


def test_what_can_be_read_stays(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    files = [write(paths, name, content) for name, content in GOOD.items()]
    assert set_aside_garbage(paths) == []
    assert all(path.exists() for path in files)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("garbage", [b"\x00" * 300, b"\xff\xfe\x81", b"a = " + b"[" * 20_000])
def test_garbage_is_set_aside_and_told_once(tmp_path: Path, name: str, garbage: bytes) -> None:
    if name == "settings.ini" and garbage.startswith(b"a"):
        pytest.skip("to Qt a line of text is a setting")
    paths = DataPaths(tmp_path)
    path = write(paths, name, garbage)
    (notice,) = set_aside_garbage(paths)
    assert path.name in text(notice)
    assert not path.exists()
    (kept,) = path.parent.iterdir()
    assert kept.read_bytes() == garbage
    assert kept.name in text(notice)
    assert set_aside_garbage(paths) == []
