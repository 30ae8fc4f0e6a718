"""``make setup`` names what is missing, and does nothing twice."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

CI = Path(__file__).resolve().parents[2] / ".ci"
PYTHON = Path(sys.executable)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux libraries")


@pytest.fixture
def ci(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(CI))
    names = ("words", "steps", "system", "pip_runner", "environment", "prepare", "bundle")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
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


class Checkout:
    """A small checkout whose packages are taken from a folder: no network, and nothing of this checkout."""

    def __init__(self, root: Path, ci: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.ci = root, ci
        self.environment = ci["environment"]
        self.wheels = root / "wheels"
        self.wheels.mkdir(parents=True)
        scripts = self.environment.SCRIPTS
        for name, value in {
            "PROJECT": root, "LOCK": root / "requirements.lock", "VENV": root / ".venv",
            "NEW": root / ".vnew", "OLD": root / ".vold", "PYTHON": root / ".venv" / scripts / "python",
        }.items():  # fmt: skip
            monkeypatch.setattr(self.environment, name, value)
        monkeypatch.setattr(ci["steps"], "PROJECT", root)
        monkeypatch.setattr(ci["steps"], "LOG", root / "log.txt")
        self.lock(run="one", bundle="two", test="three")

    def lock(self, **kits: str) -> None:
        """Write a lock with one package a kit, and the wheels of those packages."""
        sections = []
        for kit, name in kits.items():
            digest = self.wheel(name)
            sections.append(f"# --- {kit} ---\n{name}==1.0 --hash=sha256:{digest}\n")
        (self.root / "requirements.lock").write_text("\n".join(sections))

    def wheel(self, name: str) -> str:
        """Make the wheel of a package with a program that tells its Python; return the wheel's hash."""
        file = self.wheels / f"{name}-1.0-py3-none-any.whl"
        info = f"{name}-1.0.dist-info"
        files = {
            f"{name}.py": "import sys\n\ndef main():\n    print(sys.prefix)\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/entry_points.txt": f"[console_scripts]\ntell-{name} = {name}:main\n",
        }
        files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in files) + f"{info}/RECORD,,\n"
        with zipfile.ZipFile(file, "w") as archive:
            for path, text in files.items():
                archive.writestr(zipfile.ZipInfo(path), text)
        return hashlib.sha256(file.read_bytes()).hexdigest()

    def ensure(self, kit: str = "run") -> None:
        self.environment.ensure(kit, wheels=self.wheels)

    def said(self, name: str) -> str:
        """What the program of a package prints: the environment that it runs in."""
        program = self.root / ".venv" / self.environment.SCRIPTS / f"tell-{name}"
        return subprocess.run([program], capture_output=True, text=True, check=True).stdout.strip()

    def names(self) -> set[str]:
        return {path.name for path in self.root.iterdir() if path.name.startswith(".v")}


@pytest.fixture(scope="module")
def empty_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with pip alone, made once: that is what takes the time."""
    folder = tmp_path_factory.mktemp("empty") / ".vnew"
    subprocess.run([sys._base_executable, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def checkout(
    empty_environment: Path, tmp_path: Path, ci: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> Checkout:
    made = Checkout(tmp_path / "医 策 (1)", ci, monkeypatch)
    environment = made.environment
    copy = partial(shutil.copytree, empty_environment, environment.NEW, symlinks=True)
    monkeypatch.setattr(environment, "_make", lambda _: copy(copy_function=environment._link))
    return made


def test_an_environment_grows_and_moves_with_its_programs(checkout: Checkout) -> None:
    checkout.ensure()
    assert checkout.said("one") == str(checkout.root / ".venv")
    with pytest.raises(FileNotFoundError):
        checkout.said("three")
    checkout.ensure("test")
    assert checkout.said("one") == checkout.said("three") == str(checkout.root / ".venv")
    checkout.lock(run="four", bundle="two", test="three")
    checkout.ensure()  # what was there of the other kits stays there
    assert checkout.said("four") == checkout.said("three")
    assert checkout.names() == {".venv"}


def test_an_environment_that_cannot_be_replaced_still_works(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.ensure()
    checkout.lock(run="four", bundle="two", test="three")
    (checkout.wheels / "four-1.0-py3-none-any.whl").unlink()
    with pytest.raises(checkout.ci["steps"].StepError, match=r"里没有适合这台电脑的组件 four[^✗]*没有改动"):
        checkout.ensure()
    checkout.wheel("four")
    monkeypatch.setattr(checkout.environment, "_swap", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        checkout.ensure()
    assert checkout.said("one")
    monkeypatch.undo()


def test_a_swap_that_was_ended_in_the_middle_is_put_right(checkout: Checkout) -> None:
    checkout.ensure()
    (checkout.root / ".venv").rename(checkout.root / ".vold")
    (checkout.root / ".vnew").mkdir()
    checkout.environment.recover()
    assert checkout.said("one")
    checkout.ensure("bundle")
    assert checkout.said("two")
    assert checkout.names() == {".venv"}


def test_the_environment_of_somebody_else_is_left_alone(checkout: Checkout, tmp_path: Path) -> None:
    checkout.ensure()
    shared = tmp_path / "shared"
    (checkout.root / ".venv").rename(shared)
    (checkout.root / ".venv").symlink_to(shared)
    before = sorted(shared.rglob("*"))
    checkout.ensure("test")
    assert not (checkout.root / ".venv").is_symlink()
    assert checkout.said("three") == str(checkout.root / ".venv")
    assert sorted(shared.rglob("*")) == before


def test_a_python_that_is_none_is_named(checkout: Checkout) -> None:
    with pytest.raises(checkout.ci["steps"].StepError, match=r"不是 Python 3\.11"):
        checkout.environment.ensure("run", python="/bin/sh")


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
