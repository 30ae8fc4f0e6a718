"""Installers for Windows: the setup, the MSI package for group policy, and the portable zip."""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from folder import EPOCH
from targets import UnavailableError
from windows.programs import version

HERE = Path(__file__).resolve().parent
_NAMESPACE = uuid.UUID("6d1f0b4e-57f3-4f0e-9c56-0d3b6a8b7a11")
_ZIP_DATE = (2026, 1, 1, 0, 0, 0)
#: What makes the folder of the zip keep its data beside the program.
PORTABLE = "[data]\nfolder = data\n"
#: The code page of simplified Chinese, in which an MSI package keeps its texts.
_CODE_PAGE = "\r\n\r\n936\t_ForceCodepage\r\n"
#: What of the package is Chinese: table, column, key, text.
_CHINESE = (
    ("Property", "Value", "Property = 'ProductName'", "医策 Yice"),
    ("Shortcut", "Name", "Shortcut = 'Start'", "医策"),
    ("LaunchCondition", "Description", "Description = 'newer'", "已安装更新版本的医策。"),
)


def setup(root: Path, work: Path, target: Path) -> Path:
    """Make the NSIS setup of ``root``.

    Raises:
        UnavailableError: Debian's nsis is absent.
    """
    _need("makensis", "nsis")
    defines = {"VERSION": version(), "FOLDER": root, "OUTPUT": target, "ICON": work / "yice.ico"}
    options = [f"-D{name}={value}" for name, value in defines.items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    subprocess.run(["makensis", "-V2", "-WX", *options, str(HERE / "setup.nsi")], check=True, env=environment)
    return target


def portable(root: Path, target: Path) -> Path:
    """Make the zip whose program keeps its data in the folder ``data`` beside it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = sorted(path for path in root.rglob("*") if path.is_file())
        for name, content in [(f.relative_to(root).as_posix(), f.read_bytes()) for f in files] + [
            ("yice.ini", PORTABLE.encode())
        ]:
            entry = zipfile.ZipInfo(f"yice/{name}", _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target


def msi(root: Path, work: Path, target: Path) -> Path:
    """Make the MSI package (per machine) of ``root``; every part has the same code in every build.

    Raises:
        UnavailableError: Debian's wixl or msitools is absent.
    """
    _need("wixl", "wixl")
    _need("msibuild", "msitools")
    source = work / "yice.wxs"
    source.write_text(_wix(root), encoding="utf-8")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    subprocess.run(
        ["wixl", "-a", "x64", "-o", str(target), str(source)], check=True, env=environment, cwd=root.parent
    )  # its paths are relative
    _translate(target, work, environment)
    return target


def _translate(package: Path, work: Path, environment: dict[str, str]) -> None:
    """Put the Chinese names into an MSI package: wixl writes every text that is not ASCII as nothing."""
    page = work / "_ForceCodepage.idt"
    page.write_text(_CODE_PAGE, encoding="ascii", newline="")
    commands = [["-i", str(page)]]
    for table, column, key, text in _CHINESE:
        commands.append(["-q", f"UPDATE {table} SET {column} = '{text}' WHERE {key}"])
    for command in commands:
        subprocess.run(["msibuild", str(package), *command], check=True, env=environment)


def _wix(root: Path) -> str:
    """Return the description of the package for wixl: one component a file, in the order of the names."""
    components: list[str] = []
    files = _directory(root, root, components)
    values = {
        "PRODUCT": str(uuid.uuid5(_NAMESPACE, version())),
        "UPGRADE": str(_NAMESPACE),
        "VERSION": version(),
        "PACK": _code("pack"),
        "MENU": _code("menu"),
        "FILES": files,
        "COMPONENTS": "".join(f'<ComponentRef Id="{name}"/>' for name in [*components, "Menu", "Pack"]),
    }
    text = (HERE / "yice.wxs").read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _directory(folder: Path, root: Path, components: list[str]) -> str:
    parts = []
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for file in files:
        name = file.relative_to(root).as_posix()
        code = f"c{uuid.uuid5(_NAMESPACE, name).hex}"
        components.append(code)
        source = quoteattr(file.relative_to(root.parent).as_posix())
        parts.append(f'<Component Id="{code}" Guid="{_code(name)}" Win64="yes">')
        parts.append(f'<File Id="f{code[1:]}" Name={quoteattr(file.name)} Source={source} KeyPath="yes"/>')
        parts.append("</Component>")
    for child in sorted(path for path in folder.iterdir() if path.is_dir()):
        code = f"d{uuid.uuid5(_NAMESPACE, child.relative_to(root).as_posix()).hex}"
        parts.append(f'<Directory Id="{code}" Name={quoteattr(child.name)}>')
        parts.append(_directory(child, root, components) + "</Directory>")
    return "\n".join(parts)


def _code(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"component {name}"))


def _need(tool: str, package: str) -> None:
    if not shutil.which(tool):
        raise UnavailableError(f"{tool} is missing: install the package {package}.")
