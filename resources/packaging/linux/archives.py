"""Archives for Linux: a .deb as UOS and Kylin want it, and a tar.xz that needs no root."""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import shutil
import tarfile
from pathlib import Path

from folder import EPOCH
from linux import debian
from targets import PROJECT, Target
from windows.programs import version

HERE = Path(__file__).resolve().parent
#: UOS: its own program is in /opt/apps/<domain name in reverse>/files, its entries beside it.
NAME = "io.github.yice"
OPT = f"opt/apps/{NAME}"
#: What Qt's own parts load and every desktop with Qt 5 has already; the versions are those of Debian 10.
DEPENDS = (
    "libc6 (>= {glibc}), libstdc++6, libgl1, libegl1, libxkbcommon0, libxkbcommon-x11-0, libfontconfig1, "
    "libfreetype6, libdbus-1-3, libglib2.0-0, libx11-6, libx11-xcb1, libxcb1, libxcb-randr0, "
    "libxcb-render0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-xfixes0, libxcb-xkb1, libsm6, libice6, "
    "zlib1g, liblzma5"
)
#: What is used where it is there: printers, input methods; for arm64 the older Qt's pictures in TIFF.
RECOMMENDS = {
    "amd64": "libcups2, fcitx | ibus | fcitx5",
    "arm64": "libcups2, fcitx | ibus | fcitx5, libtiff5",
}
X_LIBRARIES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-util1",
)
#: The library of ctypes, which the interpreter's wheel for arm64 comes without.
FFI = "libffi8"
DESCRIPTION = """\
offline search of health policies, for hospital administrators
 医策：医疗政策离线检索、批注与打印。全部内容都在本机，不连接网络。"""


def libraries(root: Path, machine: str) -> None:
    """Add to ``root`` the X libraries that Qt 6 needs and that a desktop with Qt 5 may lack.

    They are Debian 12's, and ask for no newer glibc than 2.14 (checked with the rest of the package).
    """
    packages = X_LIBRARIES
    if machine == "arm64":
        packages = (*X_LIBRARIES, FFI)
        (ffi,) = debian.libraries((FFI,), machine)
        shutil.copyfile(ffi, root / "runtime/libffi.so.6")
    for library in debian.libraries(X_LIBRARIES, machine):
        name = ".".join(library.name.split(".")[:3])  # libxcb-cursor.so.0.0.0: known by its first number
        shutil.copyfile(library, root / "lib/PySide6/Qt/lib" / name)
    for package, file in debian.copyrights(packages, machine).items():
        shutil.copyfile(file, root / "app/resources/licences" / f"{package}.txt")


def tar(root: Path, target: Path, preset: int) -> Path:
    """Make the archive that is unpacked anywhere and started with ``yice/yice``; ``preset`` is that of xz."""
    with (
        lzma.open(target, "wb", preset=preset) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        _add_tree(archive, root, "yice")
    return target


def deb(target: Target, root: Path, place: Path, preset: int) -> Path:
    """Make the Debian package (deb(5), format 2.0) of ``root``; no tool of Debian is needed."""
    content, sizes = io.BytesIO(), 0
    checks: list[str] = []
    with tarfile.open(fileobj=content, mode="w", format=tarfile.GNU_FORMAT) as archive:
        _add_folders(archive, f"./{OPT}/files", "./usr/bin", *_entry_folders())
        _add_tree(archive, root, f"./{OPT}/files", checks)
        for name, data in _entries():
            _add_file(archive, f"./{name}", data)
            checks.append(_check(name, data))
        _add_link(archive, "./usr/bin/yice", f"/{OPT}/files/yice")
        sizes = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    glibc = ".".join(map(str, target.glibc or ()))
    fields = {
        "Package": NAME,
        "Version": version(),
        "Architecture": target.machine,
        "Maintainer": "Yice contributors <yice@localhost>",
        "Installed-Size": str(sizes),
        "Depends": DEPENDS.format(glibc=glibc),
        "Recommends": RECOMMENDS[target.machine],
        "Section": "text",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    control = "".join(f"{name}: {value}\n" for name, value in fields.items())
    info = io.BytesIO()
    with tarfile.open(fileobj=info, mode="w", format=tarfile.GNU_FORMAT) as archive:
        _add_file(archive, "./control", control.encode())
        _add_file(archive, "./md5sums", ("\n".join(checks) + "\n").encode())
        _add_file(archive, "./postinst", (HERE / "postinst").read_bytes(), 0o755)
        _add_file(archive, "./postrm", (HERE / "postinst").read_bytes(), 0o755)
    members = (
        ("debian-binary", b"2.0\n"),
        ("control.tar.gz", gzip.compress(info.getvalue(), mtime=EPOCH)),
        ("data.tar.xz", lzma.compress(content.getvalue(), preset=preset)),
    )
    place.write_bytes(b"!<arch>\n" + b"".join(_member(name, data) for name, data in members))
    return place


def _check(name: str, data: bytes) -> str:
    """Return a line of md5sums, by which dpkg --verify finds what was damaged."""
    return f"{hashlib.md5(data, usedforsecurity=False).hexdigest()}  {name}"


def _member(name: str, data: bytes) -> bytes:
    """Return one member of an ar archive (ar(5))."""
    head = f"{name:<16}{EPOCH:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode("ascii")
    return head + data + b"\n" * (len(data) % 2)


def _entries() -> list[tuple[str, bytes]]:
    """Menu entry, icon and file type, for UOS's folder and for other desktops; the manual page."""
    desktop = (HERE / "yice.desktop").read_bytes()
    kind = (HERE / "yice.xml").read_bytes()
    icon = (PROJECT / "build/packages/yice.png").read_bytes()
    shared = [
        (f"applications/{NAME}.desktop", desktop),
        (f"mime/packages/{NAME}.xml", kind),
        (f"icons/hicolor/256x256/apps/{NAME}.png", icon),
    ]
    pages = {"zh_CN/": "zh_CN", "": "en"}
    manuals = {
        place: gzip.compress((PROJECT / "resources/man" / language / "yice.1").read_bytes(), mtime=EPOCH)
        for place, language in pages.items()
    }
    info = (HERE / "info").read_text(encoding="utf-8").replace("@VERSION@", version()).encode()
    return [
        (f"{OPT}/info", info),
        *((f"{OPT}/entries/{name}", data) for name, data in shared),
        *((f"usr/share/{name}", data) for name, data in shared),
        *((f"usr/share/man/{place}man1/yice.1.gz", manual) for place, manual in manuals.items()),
    ]


def _entry_folders() -> list[str]:
    return sorted({f"./{Path(name).parent.as_posix()}" for name, _ in _entries()})


def _plain(entry: tarfile.TarInfo, mode: int) -> tarfile.TarInfo:
    entry.mtime, entry.mode, entry.uid, entry.gid = EPOCH, mode, 0, 0
    entry.uname = entry.gname = "root"
    return entry


def _add_folders(archive: tarfile.TarFile, *folders: str) -> None:
    every = {parent.as_posix() for folder in folders for parent in (Path(folder), *Path(folder).parents)}
    for folder in sorted(every - {"."}):
        entry = tarfile.TarInfo(f"./{folder}")
        entry.type = tarfile.DIRTYPE
        archive.addfile(_plain(entry, 0o755))


def _add_file(archive: tarfile.TarFile, name: str, data: bytes, mode: int = 0o644) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(_plain(entry, mode), io.BytesIO(data))


def _add_link(archive: tarfile.TarFile, name: str, target: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = tarfile.SYMTYPE, target
    archive.addfile(_plain(entry, 0o777))


def _add_tree(archive: tarfile.TarFile, root: Path, prefix: str, checks: list[str] | None = None) -> None:
    for path in sorted(root.rglob("*")):
        name = f"{prefix}/{path.relative_to(root).as_posix()}"
        if path.is_dir():
            entry = tarfile.TarInfo(name)
            entry.type = tarfile.DIRTYPE
            archive.addfile(_plain(entry, 0o755))
            continue
        data = path.read_bytes()
        _add_file(archive, name, data, path.stat().st_mode & 0o755)
        if checks is not None:
            checks.append(
                f"{hashlib.md5(data, usedforsecurity=False).hexdigest()}  {name.removeprefix('./')}"
            )
