"""An environment is made, grows and moves, and is put right after an interruption."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

PYTHON = Path(sys.executable)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux libraries")


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
