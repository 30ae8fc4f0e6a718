"""What stands beside a package's files: hashes, bill of materials, unsigned binaries; builds repeat."""

from __future__ import annotations

import csv
import hashlib
import importlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.packages.package_files import BUILD, OUTPUT, PROJECT

TARGETS = ("windows-x64", "linux-x64", "linux-arm64")
MIB = 1 << 20
#: The size of a setup and of an installed program, in MB and MiB.
SETUP_MB, INSTALLED_MIB = 50, 160


def folder(target: str) -> Path:
    root = BUILD / target / "yice"
    if not root.is_dir():
        pytest.skip(f"the package {target} was not made")
    return root


@pytest.mark.parametrize("target", TARGETS)
def test_every_file_has_its_hash(target: str) -> None:
    root = folder(target)
    lines = (root / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: value for value, name in (line.split("  ", 1) for line in lines)}
    files = {file.relative_to(root).as_posix(): file for file in root.rglob("*") if file.is_file()}
    files.pop("SHA256SUMS")
    assert listed == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}


@pytest.mark.parametrize("target", TARGETS)
def test_the_bill_of_materials_names_every_locked_package(target: str) -> None:
    bill = json.loads((folder(target) / "sbom.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    lock = (PROJECT / f"resources/packaging/locks/{target}.lock").read_text(encoding="utf-8")
    pinned = {line.split()[0] for line in lock.splitlines() if "==" in line and line[0].isalpha()}
    named = {f"{part['name']}=={part.get('version')}" for part in bill["components"]}
    assert pinned
    assert pinned <= named


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PROJECT / "resources/packaging"))
    return importlib.import_module("bundled_parts")


@pytest.mark.parametrize("target", TARGETS)
def test_every_file_that_others_wrote_is_in_the_bill_and_in_the_notices(
    target: str, parts: ModuleType
) -> None:
    root = folder(target)
    of_wheels = set()
    for record in (root / "lib").glob("*.dist-info/RECORD"):
        rows = csv.reader(record.read_text(encoding="utf-8").splitlines())
        of_wheels |= {f"lib/{row[0]}" for row in rows}
    unknown = []
    for file in root.rglob("*"):
        name = file.relative_to(root).as_posix()
        own = not name.startswith(("lib/", "runtime/")) or "/files.dir/" in name  # the latter is shiboken6's
        source = name.removesuffix("c") if name.endswith(".pyc") else name
        known = source in of_wheels or any(part.holds(name) for part in parts.PARTS)
        if file.is_file() and not own and not known:
            unknown.append(name)
    assert unknown == []
    notices = (root / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8").lower()
    bill = json.loads((root / "sbom.json").read_text(encoding="utf-8"))
    names = {re.sub(r"[-_. ]", "", part["name"]) for part in bill["components"]}
    words = re.sub(r"[-_. ]", "", notices)
    assert sorted(name for name in names if name not in words) == []


def test_unsigned_binaries_are_listed() -> None:
    lines = (folder("windows-x64") / "unsigned.txt").read_text(encoding="utf-8").splitlines()
    names = {line.split("  ", 1)[1] for line in lines}
    assert {"yice.exe", "yice-cli.exe", "runtime/python3.dll"} <= names
    assert "runtime/python311.dll" not in names  # signed by the Python Software Foundation


def test_nothing_is_larger_than_it_may_be() -> None:
    for target in TARGETS:
        root = folder(target)
        assert (
            sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) <= INSTALLED_MIB * MIB
        ), target
    setups = [file for file in OUTPUT.rglob("*") if file.name.endswith("-setup.exe")]
    assert setups
    assert all(file.stat().st_size <= SETUP_MB * 1_000_000 for file in setups)


@pytest.mark.parametrize("target", TARGETS)
def test_a_second_build_gives_the_same_bytes(target: str, tmp_path: Path) -> None:
    first = (folder(target) / "SHA256SUMS").read_bytes()
    script = PROJECT / "resources/packaging/build.py"
    kept = tmp_path / "first"
    shutil.move(BUILD / target, kept)
    try:
        subprocess.run(
            [sys.executable, str(script), target, "--folder-only"], check=True, capture_output=True
        )
        assert (folder(target) / "SHA256SUMS").read_bytes() == first
    finally:
        shutil.rmtree(BUILD / target, ignore_errors=True)
        shutil.move(kept, BUILD / target)
