"""Libraries out of Debian's packages, of any processor, with the apt of the machine that builds.

apt checks the signatures, and the lock file the hashes; nothing is installed, and root is not needed: apt's
own state is in the cache.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import time
from pathlib import Path

import wheels
from targets import HERE, UnavailableError

#: The packages that are taken, one a line: processor, name, version and the SHA-256 of the file.
LOCK = HERE / "locks/debian.lock"
HEADER = (
    "# Debian's packages whose libraries the packages for Linux hold. Made by `make lock`; do not edit.\n"
)


def libraries(packages: tuple[str, ...], machine: str) -> list[Path]:
    """Return the shared libraries of ``packages`` for Debian's architecture ``machine``, unpacked in the
    cache.

    Raises:
        SystemExit: A package is not the locked one.
        UnavailableError: apt is absent or does not reach the packages.
    """
    state = wheels.cache() / f"debian-{machine}"
    with wheels.alone(state):
        pinned = _pinned(machine)
        for name in packages:
            version, digest = pinned[name]
            folder = state / "files" / f"{name}-{digest}"
            if not folder.is_dir():
                _unpack(_fetched(name, version, digest, machine, state), folder)
        folders = [state / "files" / f"{name}-{pinned[name][1]}" for name in packages]
    found = (path for folder in folders for path in folder.rglob("lib*.so.*"))
    return sorted(
        (path for path in found if path.is_file() and not path.is_symlink()), key=lambda path: path.name
    )


def copyrights(packages: tuple[str, ...], machine: str) -> dict[str, Path]:
    """Return the file that tells authors and licence of each of ``packages``, which were fetched before."""
    files = wheels.cache() / f"debian-{machine}" / "files"
    pinned = _pinned(machine)
    return {name: files / f"{name}-{pinned[name][1]}/usr/share/doc/{name}/copyright" for name in packages}


def lock(packages: dict[str, tuple[str, ...]]) -> None:
    """Write the lock file: what apt offers here of ``packages``, which are listed by processor.

    Raises:
        UnavailableError: apt is absent or does not reach its packages.
    """
    lines = []
    for machine, names in packages.items():
        state = wheels.cache() / f"debian-{machine}"
        with wheels.alone(state):
            _update(machine, state)
            for name in names:
                file = _get(name, machine, state)
                version = file.name.split("_")[1].replace("%3a", ":")
                lines.append(f"{machine} {name} {version} {_digest(file)}\n")
    LOCK.write_text(HEADER + "".join(lines), encoding="utf-8")


def _pinned(machine: str) -> dict[str, tuple[str, str]]:
    """Return version and hash of the locked packages for a processor, by name."""
    lines = re.findall(rf"^{machine} (\S+) (\S+) (\S+)$", LOCK.read_text(encoding="utf-8"), re.M)
    return {name: (version, digest) for name, version, digest in lines}


def _fetched(name: str, version: str, digest: str, machine: str, state: Path) -> Path:
    for left in range(wheels.TRIES - 1, -1, -1):
        try:
            _update(machine, state)
            file = _get(f"{name}={version}", machine, state)
            break
        except UnavailableError:
            if not left:
                raise
            time.sleep(wheels.PAUSE)
    if _digest(file) != digest:
        file.unlink()
        raise SystemExit(f"{file.name} of this machine's apt is another file than the locked one.")
    return file


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _unpack(package: Path, folder: Path) -> None:
    draft = folder.with_name("draft")
    subprocess.run(["rm", "-rf", str(draft)], check=True)
    _run(["dpkg-deb", "-x", str(package), str(draft)], package.parent)
    draft.rename(folder)


def _options(machine: str, state: Path) -> list[str]:
    """Return apt's options for a separate state, with the sources of the system."""
    for name in ("lists/partial", "archives/partial", "files"):
        (state / name).mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    settings = {
        "APT::Architecture": machine,
        "APT::Architectures": machine,
        "APT::Sandbox::User": "",
        "Acquire::Retries": "2",
        "Acquire::http::Timeout": "30",
        "Dir::State": str(state),
        "Dir::State::lists": str(state / "lists"),
        "Dir::State::status": str(state / "status"),
        "Dir::Cache": str(state),
    }
    return [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]


def _update(machine: str, state: Path) -> None:
    _run(["apt-get", *_options(machine, state), "-qq", "update"], state)


def _get(package: str, machine: str, state: Path) -> Path:
    """Download ``package`` (or ``package=version``); return its file."""
    place = state / "archives"
    _run(["apt-get", *_options(machine, state), "-qq", "download", package], place)
    files = place.glob(f"{package.split('=')[0]}_*.deb")
    return max(files, key=lambda file: file.stat().st_mtime)


def _run(command: list[str], folder: Path) -> None:
    try:
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise UnavailableError(f"{command[0]} is missing: packages for Linux are built on Debian.") from error
    if answer.returncode:
        last = (answer.stderr.strip() or "no word").splitlines()[-1]
        raise UnavailableError(f"{command[0]} does not give the libraries of Debian ({last})")
