"""``make setup`` names what is missing, and does nothing twice."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

CI = Path(__file__).resolve().parents[2] / ".ci"
PYTHON = Path(sys.executable)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux libraries")


@pytest.fixture
def ci(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(CI))
    names = ("system", "prepare")
    yield {name: importlib.import_module(name) for name in names}
    for name in names:
        sys.modules.pop(name, None)


@pytest.fixture
def loader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An ldd that misses a library, first on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    ldd = folder / "ldd"
    ldd.write_text(
        "#!/bin/sh\necho '\tlibxcb-cursor.so.0 => not found'\necho '\tlibc.so.6 => /lib/libc.so.6'\n"
    )
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return ldd


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd")
def test_this_machine_lacks_nothing(ci: dict[str, ModuleType]) -> None:
    assert ci["system"].missing(PYTHON) == []


@pytest.mark.usefixtures("loader")
def test_a_missing_library_is_named_with_its_package(ci: dict[str, ModuleType]) -> None:
    missing = ci["system"].missing(PYTHON)
    assert missing == ["libxcb-cursor.so.0"]
    assert ci["system"].debian_packages(missing) == ["libxcb-cursor0"]


def test_the_command_to_type_is_told(ci: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ci["system"], "is_debian", lambda: True)
    text = ci["system"].explanation(["libEGL.so.1", "libpython3.11.so.1.0", "objdump"])
    assert "sudo apt-get install -y binutils libegl1 libpython3.11" in text


def test_elsewhere_the_names_are_told(ci: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ci["system"], "is_debian", lambda: False)
    assert "libEGL.so.1" in ci["system"].explanation(["libEGL.so.1"])


def test_only_root_installs(ci: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(ci["system"], "is_debian", lambda: True)
    monkeypatch.setattr(ci["system"].subprocess, "run", lambda command, **_: calls.append(command))
    monkeypatch.setattr(ci["system"].os, "geteuid", lambda: 1000)
    ci["system"].provide(["libEGL.so.1"])
    assert calls == []
    monkeypatch.setattr(ci["system"].os, "geteuid", lambda: 0)
    ci["system"].provide(["libEGL.so.1"])
    assert [command[1] for command in calls] == ["update", "install"]
    assert "libegl1" in calls[1]


def test_a_step_is_done_again_only_when_its_input_changes(
    ci: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = ci["prepare"]
    monkeypatch.setattr(prepare, "PROJECT", tmp_path)
    source, stamp = tmp_path / "source", tmp_path / "stamps/step"
    source.mkdir()
    (source / "a.py").write_text("1")
    value = prepare.fingerprint([source])
    assert not prepare.is_done(stamp, value)
    prepare.mark_done(stamp, value)
    assert prepare.is_done(stamp, prepare.fingerprint([source]))
    (source / "__pycache__").mkdir()
    (source / "__pycache__/a.pyc").write_text("derived")
    assert prepare.is_done(stamp, prepare.fingerprint([source]))
    (source / "a.py").write_text("2")
    assert not prepare.is_done(stamp, prepare.fingerprint([source]))


def test_a_missing_step_stops_with_a_sentence(ci: dict[str, ModuleType]) -> None:
    with pytest.raises(ci["prepare"].StepError, match="step failed"):
        ci["prepare"].run(PYTHON, "-c", "raise SystemExit(3)")
