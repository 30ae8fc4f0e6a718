"""The bundle's file of modules and patterns, and the hook that reads it."""

from __future__ import annotations

import importlib.util
import json
import marshal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PATTERN = "a+(?P<b>b)|c"
#: Stands in for PyInstaller's own part, runs the hook, and imports what is in the file.
SCRIPT = """
import json, os, sys, threading
from types import ModuleType, SimpleNamespace
frozen = ModuleType("pyimod02_importers")
class Loader:
    def __init__(self, name, archive, entry, package):
        self.name, self.archive = name, archive
        self.path = os.path.join(sys._MEIPASS, *name.split("."), *(["__init__.py"] if package else []))
    def create_module(self, spec):
        return None
    def get_code(self, name):
        return self.archive.extract(name)
    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)
frozen.PyiFrozenLoader = Loader
frozen.PyiFrozenFinder = type("PyiFrozenFinder", (), {"_pyz_entry_prefix": "room", "fallback_finder": None})
frozen.get_pyz_toc_tree = lambda: {"room": {"packed": "", "deeper": {}}, "other": ""}
sys.modules["pyimod02_importers"] = frozen
sys._MEIPASS = sys.argv[1]
for name in ("inspect", "zipfile"):
    sys.modules.pop(name, None)
hook = {}
exec(compile(open(sys.argv[2], encoding="utf-8").read(), "hook", "exec"), hook)
told = []
sys.told = told
import room.alpha
import inspect, zipfile
waiting = list(told)
threads = [threading.Thread(target=lambda: inspect.answer) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
import re
found = re.compile(sys.argv[3])
try:
    inspect.absent
except AttributeError as error:
    absent = str(error)
print(json.dumps({
    "alpha": room.alpha.value, "package": room.__path__ == [os.path.join(sys._MEIPASS, "room")],
    "waiting": waiting, "told": told, "answer": inspect.answer, "absent": absent,
    "file": inspect.__file__.endswith("inspect"), "kind": type(inspect).__name__,
    "modules": sorted(frozen.PyiFrozenFinder().iter_modules("room.")),
    "match": found.fullmatch("aab")["b"], "usual": re.compile("x.y").fullmatch("xzy") is not None,
}))
"""


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start_modules", PROJECT / ".ci/start_modules.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["start_modules"] = module
    spec.loader.exec_module(module)
    return module


def compiled(source: str) -> object:
    return compile(source, "source", "exec")


def test_modules_and_patterns_come_from_the_file(recipe: ModuleType, tmp_path: Path) -> None:
    import _sre
    import re._compiler as compiler

    taken = []

    class Noting:
        def __getattr__(self, name: str) -> object:
            return getattr(_sre, name)

        def compile(self, _pattern: str, *rest: object) -> object:
            taken.append(rest)
            return _sre.compile(_pattern, *rest)

    compiler._sre = Noting()
    try:
        compiler.compile(PATTERN)
    finally:
        compiler._sre = _sre
    say = "import sys; sys.told.append(__name__)\n"
    modules = {
        "room": (True, compiled(say)),
        "room.alpha": (False, compiled(say + "value = 3")),
        "inspect": (False, compiled(say + "answer = 42")),
        "zipfile": (False, compiled(say)),
    }
    flags, code, groups, names, places = json.loads(json.dumps(taken[0]))
    ready = marshal.dumps((flags, code, groups, names, tuple(places)))
    recipe.write(modules, {(PATTERN, 0): ready}, tmp_path / "start.modules")
    command = [sys.executable, "-S", "-c", SCRIPT, str(tmp_path), str(PROJECT / ".ci/start_hook.py"), PATTERN]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found["waiting"] == ["room", "room.alpha"]
    assert found["told"] == ["room", "room.alpha", "inspect"]  # once, and zipfile never
    assert (found["alpha"], found["answer"], found["package"], found["file"]) == (3, 42, True, True)
    assert "no attribute 'absent'" in found["absent"]
    assert found["kind"] == "module"
    assert found["modules"] == [["room.alpha", False], ["room.deeper", True], ["room.packed", False]]
    assert (found["match"], found["usual"]) == ("b", True)


def test_a_start_is_noted(recipe: ModuleType) -> None:
    found = recipe.started()
    assert {"ui.shell.main_window", "store.library.library", "PySide6.QtWidgets"} <= set(found.modules)
    (text, flags), code = next(iter(found.patterns.items()))
    assert isinstance(text, str)
    assert isinstance(flags, int)
    assert len(marshal.loads(code)) == 5


def test_a_module_of_python_has_its_code(recipe: ModuleType) -> None:
    assert recipe.of_python("json")[0] is True
    assert recipe.of_python("textwrap")[0] is False
    assert recipe.of_python("sys") is None
    assert recipe.of_python("no_such_module") is None
