"""``make setup`` names what is missing, and does nothing twice."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

CI = Path(__file__).resolve().parents[2] / ".ci"
PYTHON = Path(sys.executable)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux libraries")


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
    prepare = ci["steps"]
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


def test_a_step_that_fails_stops_with_a_sentence(
    ci: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ci["steps"], "LOG", tmp_path / "setup/log.txt")
    with pytest.raises(ci["steps"].StepError, match=r"没有成功.*最后一行是：no luck"):
        ci["steps"].run(PYTHON, "-c", "print('no luck'); raise SystemExit(3)")
    assert "no luck" in (tmp_path / "setup/log.txt").read_text(encoding="utf-8")


def test_setup_speaks_the_language_of_the_system(
    ci: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ci["words"]
    for locale, expected in {"zh_CN.GB18030": True, "C": True, "": True, "en_GB.UTF-8": False}.items():
        monkeypatch.setenv("LC_ALL", locale)
        monkeypatch.delenv("LC_MESSAGES", raising=False)
        monkeypatch.delenv("LANG", raising=False)
        assert words.chinese() is expected, locale
    for key, sentence in words.SENTENCES.items():
        wanted = set(re.findall(r"\{(\w+)\}", sentence["zh"]))
        assert wanted == set(re.findall(r"\{(\w+)\}", sentence["en"])), key


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'",
            "连不上软件源",
        ),
        ("ERROR: No matching distribution found for olefile==0.47", "组件 olefile：连不上软件源"),
        (
            "ERROR: Could not find a version that satisfies the requirement olefile==0.47 "
            "(from versions: 0.46)",
            "没有适合这台电脑的组件 olefile",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n    olefile==0.47 from https://a/b", "olefile 与"),
        ("OSError: [Errno 28] No space left on device", "磁盘空间不足"),
    ],
)
def test_what_pip_says_becomes_one_sentence(ci: dict[str, ModuleType], said: str, expected: str) -> None:
    ear = ci["pip_runner"]._Ear()
    for line in said.split("\n"):
        ear(line)
    assert expected in ear.reason(None, "run")


def test_ctrl_c_ends_with_a_sentence(ci: dict[str, ModuleType], capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise KeyboardInterrupt

    assert ci["steps"].told(work) == 130
    assert "再运行一次" in capsys.readouterr().err


def test_a_bundle_that_does_not_start_is_not_put_into_its_place(
    ci: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = ci["bundle"]
    monkeypatch.setattr(bundle, "LOG", tmp_path / "log.txt")
    program = tmp_path / "yice/yice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 缺少系统库 libxcb.so.1 >&2\nexit 2\n")
    program.chmod(0o755)
    with pytest.raises(ci["steps"].StepError, match=r"打不开窗口.*libxcb\.so\.1"):
        bundle.start(program.parent)


def test_a_path_that_ldd_cannot_tell_apart_is_not_built_in(ci: dict[str, ModuleType]) -> None:
    safe = ci["bundle"].SAFE
    assert safe.fullmatch("/srv/王 小明/医策 v1.2")
    assert not safe.fullmatch("/srv/yice (1)")
