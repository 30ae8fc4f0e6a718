"""The bundle's file of what a start of the program imports, and of the patterns that it compiles.

``start_hook.py`` reads it: eight bytes with the length of an index, the index (of each module whether it is a
package, where its code begins and how long it is; and the patterns), and the code as Python's own marshalled
form, not packed.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import marshal
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import CodeType
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
_SCRIPT = """
import _sre, sys
import re._compiler as compiler
from types import SimpleNamespace
patterns, given, usual = [], [], compiler.compile
def note(pattern, *compiled):
    if pattern.__class__ is str:
        patterns.append((pattern, given[-1], *compiled))
    return _sre.compile(pattern, *compiled)
def compile(pattern, flags=0):
    given.append(int(flags))
    return usual(pattern, flags)
compiler._sre = SimpleNamespace(**{name: getattr(_sre, name) for name in dir(_sre)} | {"compile": note})
compiler.compile = compile
import json
from ui import app
told = app.Program._on_ready
def tell(self, window):
    print(json.dumps([list(sys.modules), patterns]), flush=True)
    told(self, window)
app.Program._on_ready = tell
from ui.commandline.entry_point import run
run(["--data-dir", sys.argv[1]])
"""


class Started(NamedTuple):
    """Notes of a start: modules in the order of their import, and patterns as ``_sre.compile`` gets them.

    A pattern is its text and its flags, and what it was compiled to.
    """

    modules: list[str]
    patterns: dict[tuple[str, int], bytes]


def started() -> Started:
    """Start the program from its source and note what it uses.

    Raises:
        SystemExit: It does not start.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "YICE_SMOKE_TEST": "1"}
    with tempfile.TemporaryDirectory(prefix="yice-start-") as folder:
        for _start in range(2):  # the first makes the data folder
            command = [sys.executable, "-c", _SCRIPT, folder]
            answer = subprocess.run(
                command,
                env=environment,
                cwd=PROJECT,
                capture_output=True,
                text=True,
                check=False,
                timeout=180,
            )
    if answer.returncode or not answer.stdout.strip():
        raise SystemExit(f"The program does not start: {answer.stderr[-500:]}")
    modules, noted = json.loads(answer.stdout.splitlines()[-1])
    patterns = {
        (text, given): marshal.dumps((flags, code, groups, names, tuple(places)))
        for text, given, flags, code, groups, names, places in noted
    }
    return Started(modules, patterns)


def of_python(name: str) -> tuple[bool, CodeType] | None:
    """Return whether a module of Python's own library is a package, and its code; None if it has none."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    if spec is None or not isinstance(spec.loader, importlib.machinery.SourceFileLoader):
        return None
    code = spec.loader.get_code(name)
    return None if code is None else (spec.submodule_search_locations is not None, code)


def write(
    modules: Mapping[str, tuple[bool, CodeType]], patterns: Mapping[tuple[str, int], bytes], place: Path
) -> None:
    """Write the file."""
    index, blobs, at = {}, [], 0
    for name, (package, code) in modules.items():
        blob = marshal.dumps(code)
        index[name] = (package, at, len(blob))
        blobs.append(blob)
        at += len(blob)
    head = marshal.dumps((index, dict(patterns)))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"".join((len(head).to_bytes(8, "little"), head, *blobs)))
