"""System requirements on Linux: finds what is missing, installs it where that is allowed.

Qt's own message names libxcb-cursor0 whichever library is absent; the loader (``ldd``) tells the truth.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from steps import PROJECT, StepError
from words import chinese, say, sentence

sys.path.insert(0, str(PROJECT))

from ui.services.system_libraries import debian_package

#: Tools of a build, by the package that has them.
TOOLS = {"objdump": "binutils"}

#: What recognises the text of scans; without it one test is skipped, and the program says what to install.
RECOGNISER = ("tesseract-ocr", "tesseract-ocr-chi-sim")
#: What makes the packages and runs those for Windows and for older Linux; see resources/packaging/README.md.
#: Program and package; a program that is not on the path has its whole name.
PACKAGING = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "makensis": "nsis",
    "wixl": "wixl",
    "msibuild": "msitools",
    "osslsigncode": "osslsigncode",
    "/usr/lib/wine/wine64": "wine64",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "debootstrap": "debootstrap",
    "readelf": "binutils",
}
#: A screen and an accessibility bus for the tests that drive the real window; program and package.
SCREEN = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xev": "x11-utils",
    "dbus-daemon": "dbus",
    "at-spi-bus-launcher": "at-spi2-core",
}
#: The plugins and libraries that the program loads; the others of PySide6 may lack what they like.
LOADED = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/iconengines/libqsvgicon.so",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6PrintSupport.so.6",
    "lib/libQt6Network.so.6",
)


def missing(python: Path, build: bool = False) -> list[str]:
    """Return what the loader does not find for Qt, and for a build PyInstaller's tools; sorted."""
    where = "import PySide6; print(PySide6.__path__[0])"
    folder = subprocess.run(
        [str(python), "-c", where], capture_output=True, text=True, check=True
    ).stdout.strip()
    found = {name for file in LOADED for name in _not_found(Path(folder) / "Qt" / file)}
    if build:
        found |= {"objdump"} if not (shutil.which("objdump") and shutil.which("strip")) else set()
        found |= _missing_libpython(python)
    return sorted(found)


def _not_found(file: Path) -> list[str]:
    if not file.exists():
        return []
    environment = {**os.environ, "LC_ALL": "C"}
    listing = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False, env=environment)
    return [line.split()[0] for line in listing.stdout.splitlines() if "not found" in line]


def _missing_libpython(python: Path) -> set[str]:
    """Debian's Python keeps its shared library in its own package; PyInstaller needs it."""
    code = (
        "import sys\n"
        "from PyInstaller.depend.bindepend import get_python_library_path as path\n"
        "try: sys.exit(not path())\n"
        "except Exception: sys.exit(1)"
    )
    if subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0:
        return set()
    return {f"libpython{sys.version_info.major}.{sys.version_info.minor}.so.1.0"}


def debian_packages(names: list[str]) -> list[str]:
    """Return the Debian packages that hold the missing libraries, as far as known."""
    return sorted({TOOLS.get(name) or debian_package(name) for name in names} - {""})


def is_debian() -> bool:
    """Return whether apt-get rules this system."""
    return shutil.which("apt-get") is not None


def provide(names: list[str]) -> None:
    """Install the missing packages where this process may; otherwise do nothing."""
    _install(debian_packages(names))


def provide_recogniser() -> None:
    """Install what recognises the text of scans, where this process may and it is not there."""
    if shutil.which("tesseract") is None:
        _install(list(RECOGNISER))


def provide_packaging() -> None:
    """Install what makes and tries the packages, where this process may and it is not there."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
    absent = [package for name, package in PACKAGING.items() if shutil.which(name, path=path) is None]
    if not (absent == ["wine64"] and shutil.which("wine64")):  # from another source than Debian
        _install(absent)


def provide_screen() -> None:
    """Install what the tests of the real window need, where this process may; they are skipped without it."""
    libexec = os.pathsep.join((os.environ.get("PATH", ""), "/usr/libexec", "/usr/lib/at-spi2-core"))
    _install([package for name, package in SCREEN.items() if shutil.which(name, path=libexec) is None])


def _install(packages: list[str]) -> None:
    if not (packages and is_debian() and os.geteuid() == 0):
        return
    say("system", names=" ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    patient = ["-o", "Acquire::Retries=3", "-o", "Acquire::http::Timeout=30"]
    for command in (["apt-get", "update", "-qq", *patient], [*install, *patient]):
        with contextlib.suppress(subprocess.TimeoutExpired):  # what is absent afterwards is told by name
            subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL, timeout=900)


def explanation(names: list[str]) -> str:
    """Return what is missing and the exact command that helps."""
    text = sentence("missing", names="、".join(names) if chinese() else ", ".join(names))
    packages = debian_packages(names)
    if packages and is_debian():
        return f"{text}\n{sentence('install_debian', packages=' '.join(packages))}"
    return f"{text}\n{sentence('install_other')}"


def need_venv(python: str) -> None:
    """Make sure that a Python can make virtual environments (Debian packs that apart).

    Raises:
        StepError: It cannot, and that cannot be mended here.
    """
    check = [python, "-c", "import ensurepip, venv"]
    if subprocess.run(check, capture_output=True, check=False).returncode == 0:
        return
    version = "import sys; print('python%d.%d-venv' % sys.version_info[:2])"
    name = subprocess.run([python, "-c", version], capture_output=True, text=True, check=True).stdout.strip()
    provide([name])
    if subprocess.run(check, capture_output=True, check=False).returncode != 0:
        raise StepError(explanation([name]))
