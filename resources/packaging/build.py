"""Makes the packages: ``make packages``, or ``python resources/packaging/build.py TARGET…``.

A target is ``windows-x64``, ``linux-x64`` or ``linux-arm64``; without one, all are made. The results are in
dist/packages, or in the folder of ``--output``, with SHA256SUMS. ``--quick`` compresses those for Linux in a
tenth of the time, to be tried and not to be handed out. ``--folder-only`` stops when the program's folder is
complete. ``--certificate FILE.pfx --password-file FILE`` signs the Windows files (osslsigncode). The exit
code is 69 where this machine lacks what a step needs; the last line says what.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import folder
import manifests
import wheels
from linux import archives, interpreter
from targets import BUILD, HERE, OUTPUT, PROJECT, TARGETS, UNAVAILABLE, Target, UnavailableError
from windows import programs, setups
from windows.signing import Signer


def main() -> int:
    """Build what is asked for; 69 where that cannot be done on this machine."""
    try:
        return _build_all()
    except UnavailableError as error:
        print(error, file=sys.stderr)
        return UNAVAILABLE


def _build_all() -> int:
    """Build what is asked for and print the table of sizes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--folder-only", action="store_true")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--certificate", type=Path)
    parser.add_argument("--password-file", type=Path)
    options = parser.parse_args()
    unknown = [name for name in options.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no target {unknown[0]}; there are {', '.join(TARGETS)}")
    if not (PROJECT / "build/shipped/library.db").is_file():
        raise SystemExit("build/shipped has no library.db: run `make setup` first.")
    output: Path = options.output
    output.mkdir(parents=True, exist_ok=True)
    signer = Signer(options.certificate, options.password_file) if options.certificate else None
    made: list[tuple[Path, float]] = []
    for name in options.targets or TARGETS:
        made += _build(TARGETS[name], output, signer, options)
    lines = [
        f"{manifests.digest(file)}  {file.name}\n" for file in sorted(output.iterdir()) if _is_package(file)
    ]
    (output / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    for file, seconds in made:
        print(f"{file.name:<40} {file.stat().st_size / 1e6:7.1f} MB {seconds:7.1f} s")
    return 0


def _is_package(file: Path) -> bool:
    return file.suffix in (".exe", ".msi", ".zip", ".deb", ".xz")


def _build(
    target: Target, output: Path, signer: Signer | None, options: argparse.Namespace
) -> list[tuple[Path, float]]:
    """Return the packages of one target, each with the seconds that it took."""
    root = folder.lay(target, wheels.download(target))
    work = root.parent / "work"
    work.mkdir(parents=True, exist_ok=True)
    started: set[str] = set()
    if target.system == "windows":
        programs.build(root, work)
        if signer:
            signer.sign_all(manifests.unsigned(root))
    else:
        started = {"yice"}
        _linux_program(target, root)
    manifests.write(target, root)
    folder.normalise(root, started)
    if options.folder_only:
        return []
    name = f"yice-{programs.version()}-{target.name}"
    steps: list[tuple[str, Callable[[Path], Path]]]
    if target.system == "windows":
        steps = [
            (f"{name}-portable.zip", lambda place: setups.portable(root, place)),
            (f"{name}-setup.exe", lambda place: setups.setup(root, work, place)),
            (f"{name}.msi", lambda place: setups.msi(root, work, place)),
        ]
    else:
        preset = 0 if options.quick else 6
        steps = [
            (f"{name}.tar.xz", lambda place: archives.tar(root, place, preset)),
            (
                f"{archives.NAME}_{programs.version()}_{target.machine}.deb",
                lambda p: archives.deb(target, root, p, preset),
            ),
        ]

    def make(step: tuple[str, Callable[[Path], Path]]) -> tuple[Path, float]:
        begin = time.monotonic()
        place = step[1](output / step[0])
        if signer and place.suffix in (".exe", ".msi"):
            signer.sign_all([place])
        return place, time.monotonic() - begin

    with ThreadPoolExecutor(2) as pool:  # compressing takes the time, and needs no interpreter
        return list(pool.map(make, steps))


def _linux_program(target: Target, root: Path) -> None:
    """Copy the executable, the X libraries, and the icon of the menu entry."""
    stub = (root.parent / "deploy-stub").read_bytes()
    (root / "yice").write_bytes(interpreter.executable(stub, HERE / "start.py"))
    archives.libraries(root, target.machine)
    subprocess.run([sys.executable, str(PROJECT / ".ci/icon.py")], check=True, cwd=PROJECT)
    shutil.copyfile(PROJECT / "build/yice.png", BUILD / "yice.png")


if __name__ == "__main__":
    sys.exit(main())
