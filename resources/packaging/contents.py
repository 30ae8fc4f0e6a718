"""Contents of a package, and the parts of Qt and of the standard library that are left out.

build.spec, which makes a folder with PyInstaller, reads the same lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

#: Folders and patterns of files that the program reads; the place in the package is the same.
DATA = (
    ("resources/library", "**/*"),
    ("resources/thesaurus", "**/*"),
    ("resources/themes", "**/*"),
    ("resources/i18n", "**/*.toml"),
    ("resources/icons", "**/*.svg"),
    ("resources/templates", "*.toml"),
    ("resources/guide", "*"),
    ("resources/fonts", "*.otf"),
    ("resources/fonts", "OFL.txt"),
    ("resources/licences", "*.txt"),
    ("resources/icons", "**/LICENSE"),
    ("store", "**/migrations/*.py"),  # peewee's runner finds them with glob
    (".", "LICENSE"),
    (".", "THIRD-PARTY-NOTICES.md"),
)

_UNUSED_NAMES = (
    "_asyncio _bz2 _codecs_jp _codecs_kr _codecs_iso2022 _crypt _curses _curses_panel _dbm _gdbm _hashlib "
    "_msi _overlapped _ssl _uuid libbz2 _tkinter _testbuffer _testcapi _testclinic _testimportmultiple "
    "_testinternalcapi _testmultiphase _ctypes_test _xxtestfuzz _xxsubinterpreters audioop nis "
    "ossaudiodev readline spwd winsound xxlimited xxlimited_35 libcrypto-3 libssl-3 tcl86t tk86t "
    "libreadline libncursesw libpanelw libtinfo libgdbm libgdbm_compat libcrypt libz liblzma libuuid "
    "asyncio curses dbm distutils ensurepip idlelib lib-dynload lib2to3 pydoc_data site-packages ssl "
    "test tkinter turtledemo unittest venv xmlrpc"
)

#: Parts of the standard library that nothing here calls. Without OpenSSL no connection can be encrypted,
#: and none is opened. Of libraries that every Linux desktop has (libz, liblzma, libuuid) the system's own are
#: used: an older copy loaded first would break what the system links against its own.
UNUSED_STANDARD = frozenset(_UNUSED_NAMES.split())

KEPT_PLUGINS = (
    "platforms/libqxcb",
    "platforms/libqoffscreen",
    "platforms/libqwayland",
    "platforms/qwindows",
    "platforms/qoffscreen",
    "platforminputcontexts/",  # Chinese is typed through ibus or fcitx
    "platformthemes/libqxdgdesktopportal",
    "xcbglintegrations/",
    "wayland-shell-integration/libxdg-shell",
    "wayland-decoration-client/",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
    "iconengines/",
    "imageformats/libqsvg",
    "imageformats/libqjpeg",
    "imageformats/qsvg",
    "imageformats/qjpeg",
    "imageformats/qico",
    "imageformats/libqtiff",
    "imageformats/qtiff",
    "printsupport/",
    "styles/",
)
_QT_LIBRARIES = (
    "Core",
    "Gui",
    "Widgets",
    "Svg",
    "PrintSupport",
    "DBus",
    "XcbQpa",
    "OpenGL",
    "WaylandClient",
    "WaylandEglClientHwIntegration",
    "WlShellIntegration",
)
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6(\w+?)(?:\.so\.6|\.dll)$")
_QT_MODULE = re.compile(r"PySide6/Qt(\w+)\.(?:abi3\.so|pyd)$")
_QT_MODULES = ("Core", "Gui", "Widgets", "Svg", "PrintSupport")
_QT_RUNTIME = re.compile(
    r"PySide6/(?:\w+\.py|pyside6\.abi3\.dll|libpyside6\.abi3\.so.*|vcruntime140(?:_1)?\.dll|msvcp140(?:_[12])?\.dll"
    r"|support/(?:__init__|deprecated)\.py)$"
)
_NOT_RUN = (".pyi", ".h", ".pxd", ".pyx", ".c", ".cpp", ".lib", ".exe", ".typed")
_RAPIDFUZZ = re.compile(r"rapidfuzz/(?:.*_avx2|process_cpp_impl|.*_sse2)")  # the plain one runs everywhere


def data_files(project: Path) -> Iterator[tuple[Path, str]]:
    """Files that the program reads, with their place in the package."""
    for folder, pattern in DATA:
        for file in sorted((project / folder).glob(pattern)):
            if file.is_file() and "cache" not in str(file.relative_to(project)):
                yield file, file.relative_to(project).as_posix()
    shipped = project / "build/shipped"
    for file in sorted(path for path in shipped.rglob("*") if path.is_file()):
        yield file, f"resources/shipped/{file.relative_to(shipped).as_posix()}"
    for file in sorted((project / "build/i18n").glob("*.qm")):
        yield file, f"resources/i18n/{file.name}"


def from_wheel(name: str) -> bool:
    """Return whether a wheel's file ``name`` goes into a package."""
    if name.endswith(("/", *_NOT_RUN)) or ".data/" in name or "/tests/" in name:
        return False
    if name.startswith("PySide6/"):
        return _from_qt(name)
    return not _RAPIDFUZZ.match(name)


def _from_qt(name: str) -> bool:
    if "/translations/" in name:
        return name.endswith("/qtbase_zh_CN.qm")
    if "virtualkeyboard" in name:
        return False
    if "/plugins/" in name:
        return any(f"/plugins/{kept}" in name for kept in KEPT_PLUGINS)
    if library := _QT_LIBRARY.search(name):
        kept = _QT_LIBRARIES if name.startswith("PySide6/Qt/") else _QT_MODULES
        return library[1] in kept
    if module := _QT_MODULE.search(name):
        return module[1] in _QT_MODULES
    if "/lib/" in name and name.startswith("PySide6/Qt/"):
        return "icu" in name
    return bool(_QT_RUNTIME.match(name))
