"""Manifests beside the program's files: hashes, a bill of materials, a list of unsigned binaries."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import uuid
from pathlib import Path

from bundled_parts import PARTS
from targets import Target
from windows.programs import version

_SPACE = uuid.UUID("0a2d2cb4-0fa0-4d0e-b0c5-3fb3b0f3b6d1")


def write(target: Target, root: Path) -> None:
    """Write sbom.json, unsigned.txt (Windows) and, last, SHA256SUMS into the package's folder."""
    (root / "sbom.json").write_text(
        json.dumps(bill(target, root), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    if target.system == "windows":
        lines = [f"{digest(file)}  {file.relative_to(root).as_posix()}" for file in unsigned(root)]
        (root / "unsigned.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "SHA256SUMS").write_text(checksums(root), encoding="utf-8")


def checksums(root: Path) -> str:
    """Return the lines that ``sha256sum -c`` reads, for every file below ``root``."""
    files = sorted(file for file in root.rglob("*") if file.is_file() and file.name != "SHA256SUMS")
    return "".join(f"{digest(file)}  {file.relative_to(root).as_posix()}\n" for file in files)


def digest(file: Path) -> str:
    """Return the SHA-256 of ``file`` in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def bill(target: Target, root: Path) -> dict[str, object]:
    """Return the bill of materials (CycloneDX 1.5) of the package in ``root``.

    It has every package of the lock file, and the parts that are none.
    """
    files = [file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()]
    components: list[dict[str, object]] = []
    text = target.lock.read_text(encoding="utf-8")
    for name, number in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M):
        purl = f"pkg:pypi/{name}@{number}"
        component = {"type": "library", "name": name, "version": number, "purl": purl, "bom-ref": purl}
        licences = [{"license": {"name": text}} for text in _licence(root, name, number)]
        components.append({**component, **({"licenses": licences} if licences else {})})
    for part in PARTS:
        if any(part.holds(file) for file in files):
            kind = "name" if part.licence.startswith("LicenseRef-") else "id"
            entry: dict[str, object] = {"type": "library", "name": part.name}
            entry |= {"version": part.version} if part.version else {}
            components.append({**entry, "licenses": [{"license": {kind: part.licence}}]})
    program = {"type": "application", "name": "yice", "version": version(), "bom-ref": "yice"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, f'{target.name} {version()} {text}')}",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
    }


def _licence(root: Path, name: str, number: str) -> list[str]:
    """Return what a wheel says of its licence, in a list that may be empty."""
    wanted = re.sub(r"[-_.]+", "_", name).lower()
    for file in (root / "lib").glob(f"*-{number}.dist-info/METADATA"):
        if re.sub(r"[-_.]+", "_", file.parent.name.split("-")[0]).lower() == wanted:
            said = re.findall(r"^License(?:-Expression)?: (\S.*)$", file.read_text(encoding="utf-8"), re.M)
            return [line for line in said if len(line) < 100][:1]
    return []


def unsigned(root: Path) -> list[Path]:
    """Return the executables and libraries for Windows that bear no Authenticode signature."""
    kinds = (".exe", ".dll", ".pyd")
    binaries = sorted(file for file in root.rglob("*") if file.suffix.lower() in kinds)
    return [file for file in binaries if not _has_signature(file.read_bytes())]


def _has_signature(data: bytes) -> bool:
    """Return whether a PE file's directory of certificates (entry 4 of the optional header) is filled."""
    (head,) = struct.unpack_from("<I", data, 0x3C)
    (magic,) = struct.unpack_from("<H", data, head + 24)
    directories = head + 24 + (112 if magic == 0x20B else 96)
    offset, size = struct.unpack_from("<II", data, directories + 4 * 8)
    return bool(offset and size)
