"""Libraries out of Debian's packages, of any processor, with the apt of the machine that builds.

apt checks the signatures; nothing is installed, and root is not needed: apt's own state is in the cache.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import wheels


def libraries(packages: tuple[str, ...], machine: str) -> list[Path]:
    """Return the shared libraries of ``packages`` for Debian's architecture ``machine``, unpacked in the
    cache.

    Raises:
        SystemExit: apt is absent or does not reach its packages.
    """
    state = wheels.cache() / f"debian-{machine}"
    files = state / "files"
    if not all((files / name).is_dir() for name in packages):
        _fetch(packages, machine, state)
    found = (path for name in packages for path in (files / name).rglob("lib*.so.*"))
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _fetch(packages: tuple[str, ...], machine: str, state: Path) -> None:
    for name in ("lists/partial", "archives/partial", "files"):
        (state / name).mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    settings = {
        "APT::Architecture": machine,
        "APT::Architectures": machine,
        "APT::Sandbox::User": "",
        "Dir::State": str(state),
        "Dir::State::lists": str(state / "lists"),
        "Dir::State::status": str(state / "status"),
        "Dir::Cache": str(state),
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    _run(["apt-get", *options, "-qq", "update"], state)
    _run(["apt-get", *options, "-qq", "download", *packages], state / "archives")
    for name in packages:
        (package,) = (state / "archives").glob(f"{name}_*.deb")
        _run(["dpkg-deb", "-x", str(package), str(state / "files" / name)], state)


def _run(command: list[str], folder: Path) -> None:
    try:
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SystemExit(f"{command[0]} is missing: packages for Linux are built on Debian.") from error
    if answer.returncode:
        raise SystemExit(f"This step failed: {' '.join(command)}\n{answer.stderr.strip()}")
