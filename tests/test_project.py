"""The project's own rules: what lies where, who imports whom, nothing of one machine in the tree."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("store", "index", "ui")
TOP_LEVEL = {
    "main.py", "ui", "store", "index", "resources", "tests", "build.spec",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "LICENSE", "THIRD-PARTY-NOTICES.md",
    "pyproject.toml", "requirements.lock", "Makefile",
}  # fmt: skip
LONGEST_MODULE = 350
#: Texts in which a foreign path or host would be a leak; sources of documents are as received.
TEXTS = {".py", ".md", ".toml", ".lock", ".spec", ".txt", ".json", ".ts", ".qss", ".svg", ""}
#: Third-party packages by the one layer that may know them.
HOME_OF = {"PySide6": "ui", "shiboken6": "ui", "whoosh": "index", "peewee": "store", "playhouse": "store"}

#: The documents that ship, as they were received.
SOURCES = {
    "shanxi-36-measures-report": "b712276ea79759ac5b1d075fc3b6871d9cde9378170cc5782e3d9d12b0b9dbd4",
    "shanxi-bethune-hospital-plan": "11e56048dd67aaced9efd124d100b85b4c52f11ccfe8a915ba45803eaa007934",
    "shanxi-county-health-integration": "d677403621d4f40c87c705f363a18214e496b0887c7388788535ac5c433ac3bd",
    "shanxi-health-reform-tasks-2021": "5647f16b96e9a72027c73a521550681d619c32030390e3c7be044c3ee70983a2",
    "shanxi-regional-centre-policy-list": "c7d2ac5a2b13f98993fdd63a3947cc2f6ea29396116eee6faa753f3d3e0d4244",
}


def tracked() -> list[Path]:
    """The files that belong to the project: those of git, or all of them in an unpacked archive."""
    command = ["git", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(
            command, cwd=PROJECT, capture_output=True, text=True, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the project is not a git checkout")
    return [file for line in answer.stdout.splitlines() if (file := PROJECT / line).is_file()]


def modules(*packages: str) -> list[Path]:
    return sorted(file for package in packages for file in (PROJECT / package).rglob("*.py"))


def full_imports(file: Path) -> set[str]:
    """Everything that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


def imports(file: Path) -> set[str]:
    """The top names of everything that a module imports."""
    return {name.split(".")[0] for name in full_imports(file)}


def test_only_the_chosen_names_at_the_top() -> None:
    names = {file.relative_to(PROJECT).parts[0] for file in tracked()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_nothing_of_a_machine_or_a_registry() -> None:
    # The brackets keep this file from finding itself.
    hosts = r"pyp[i]\.org|pythonhoste[d]|npmj[s]\.|mirrors[.]|index-ur[l]|extra-inde[x]|find-link[s]"
    paths = r"(?<![\w.])/(?:roo[t]/|hom[e]/\w+/|wor[k]/|op[t]/|tm[p]/\w)|C:\\Use[r]s"
    leak = re.compile(f"{hosts}|{paths}")
    allowed = re.compile(r"--no-emit-(?:[a-z]+-[a-z]+)|/opt/apps/")  # where UOS keeps programs
    leaks = []
    for file in tracked():
        if file.suffix in TEXTS and "resources/library" not in file.as_posix():
            text = allowed.sub("", file.read_bytes().decode("utf-8", "replace"))
            leaks += [f"{file.relative_to(PROJECT)}: {hit.group()}" for hit in leak.finditer(text)]
    assert not leaks


def test_a_third_party_package_is_known_in_one_layer_only() -> None:
    strays = [
        f"{file.relative_to(PROJECT)} imports {name}"
        for package in PACKAGES
        for file in modules(package)
        for name in imports(file)
        if HOME_OF.get(name, package) != package
    ]
    assert not strays


def test_every_room_has_its_place_in_the_layers() -> None:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    layers = " | ".join(layer for contract in contracts for layer in contract.get("layers", ()))
    placed = {name.strip() for name in layers.split("|")}
    rooms = {
        ".".join(file.relative_to(PROJECT).with_suffix("").parts)
        for package in PACKAGES
        for file in (PROJECT / package).iterdir()
        if file.name not in ("__init__.py", "__pycache__") and (file.is_dir() or file.suffix == ".py")
    }
    assert len(rooms) > 30
    assert rooms - placed == set()


def test_main_knows_the_window_and_the_command_line_only() -> None:
    assert imports(PROJECT / "main.py") <= {"__future__", "sys", "ui"}


def test_qt_is_imported_for_the_window_only() -> None:
    for name in ("ui/__init__.py", "ui/commandline/entry_point.py", "ui/services/workspace.py"):
        tree = ast.parse((PROJECT / name).read_text(encoding="utf-8"))
        early = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert "PySide6" not in {word for node in early for word in ast.unparse(node).split()}


def test_nothing_opens_a_connection() -> None:
    network = re.compile(r"(socket|ssl|http|urllib\.request|ftplib|smtplib|requests|asyncio|xmlrpc)\b")
    assert not [
        (file.name, name) for file in modules(*PACKAGES) for name in full_imports(file) if network.match(name)
    ]
    wide_open = re.compile(r"QTcpSocket|QUdpSocket|QNetworkAccessManager|QSslSocket|QTcpServer|QWebSocket")
    assert not [file.name for file in modules("ui") if wide_open.search(file.read_text(encoding="utf-8"))]


def test_no_module_grows_past_reading() -> None:
    files = modules(*PACKAGES)
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert not {str(file): length for file, length in lengths.items() if length > LONGEST_MODULE}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(PROJECT))
        for file in modules(*PACKAGES)
        if file.stat().st_size and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_the_sources_are_byte_for_byte_as_received() -> None:
    folders = [file.parent for file in (PROJECT / "resources/library").glob("*/source.txt")]
    sums = {one.name: hashlib.sha256((one / "source.txt").read_bytes()).hexdigest() for one in folders}
    assert sums == SOURCES


def test_every_locked_package_has_hashes_and_every_dependency_is_locked() -> None:
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    entry = r"^([a-z0-9-]+)==(\S+)[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}(?: \\)?\n"
    locked = dict(re.findall(entry, lock, re.M))
    assert len(locked) == len(re.findall(r"^[a-z0-9-]+==", lock, re.M))
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        name, _, version = requirement.partition("==")
        assert locked[name.lower().replace("_", "-")] == version


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_documents_link_to_files_that_exist() -> None:
    broken = []
    for page in PROJECT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (PROJECT / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken


def test_what_the_system_says_is_told_in_our_words() -> None:
    """English of the system never stands in a Chinese sentence: reasons come from one table."""
    said = [
        f"{file.relative_to(PROJECT)}:{number}"
        for room in ("ui", "index", "store")
        for file in (PROJECT / room).rglob("*.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\.strerror\b|reason=str\(", line)
    ]
    assert not said
