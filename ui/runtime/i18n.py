"""The window's languages: English in the source, others out of resources/i18n through compiled .qm files.

In a checkout ``python -m ui.runtime.i18n`` compiles the .ts files to build/i18n; the bundle carries the
result. Nothing is compiled while the program runs.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from store.model.errors import CannotWrite
from store.model.wording import CHINESE, ENGLISH
from store.system.paths import resources_dir
from store.system.program_folder import program_dir
from ui.services.language import language, listed, named, numbered, sentence, sentences, use

__all__ = [
    "install",
    "language",
    "languages",
    "listed",
    "named",
    "numbered",
    "remove",
    "sentence",
    "sentences",
]

#: The language of the source, which needs no translation.
SOURCE = ENGLISH
#: The language used where none was chosen.
USUAL = CHINESE


def languages() -> dict[str, str]:
    """Return the languages of the window by their codes, in their own words; the usual one first."""
    codes = {USUAL, SOURCE, *(file.parent.name for file in _folder().glob("*/*.ts"))}
    codes |= {file.stem.removeprefix("yice_") for file in _folder().glob("yice_*.qm")}
    return {code: _own_name(code) for code in sorted(codes, key=lambda code: (code != USUAL, code))}


def _own_name(code: str) -> str:
    return "English" if code == SOURCE else QLocale(code).nativeLanguageName()


def _folder() -> Path:
    return resources_dir() / "i18n"


def sources(language: str = USUAL) -> list[Path]:
    """Return the .ts files of a language, one for each folder of ui/."""
    return sorted((_folder() / language).glob("*.ts"))


def compiled(language: str = USUAL) -> Path:
    """Return where the compiled translation is: in the resources of the bundle, in build/ of a checkout."""
    name = f"yice_{language}.qm"
    shipped = _folder() / name
    return shipped if shipped.exists() else program_dir() / "build" / "i18n" / name


def is_current(language: str = USUAL) -> bool:
    """Return whether the compiled translation is there and not older than its sources."""
    target = compiled(language)
    return target.exists() and all(one.stat().st_mtime <= target.stat().st_mtime for one in sources(language))


def build(force: bool = False) -> list[Path]:
    """Compile the .ts files of each language into one .qm if it is missing or older; for ``make setup``."""
    return [_build(language, force) for language in languages() if language != SOURCE]


def _build(language: str, force: bool) -> Path:
    import subprocess

    if not force and is_current(language):
        return compiled(language)
    target = program_dir() / "build" / "i18n" / f"yice_{language}.qm"
    target.parent.mkdir(parents=True, exist_ok=True)
    files = map(str, sources(language))
    made = target.with_suffix(f".{os.getpid()}.new")  # two that compile at once do not meet
    done = subprocess.run(
        [_lrelease(), *files, "-qm", str(made)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CannotWrite(path=target, reason=done.stderr.strip() or done.stdout.strip())
    # A window that is open maps the old file into its memory: written over, it would take the window down.
    made.replace(target)
    return target


def _lrelease() -> str:
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    found = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if not found:
        raise CannotWrite(path="pyside6-lrelease", reason="pyside6-lrelease")
    return found


def install(app: QCoreApplication, code: str) -> list[QTranslator]:
    """Make the application speak a language of :func:`languages`; returns what :func:`remove` takes out."""
    use(code)
    locale = QLocale(code if code != SOURCE else "en_US")
    QLocale.setDefault(locale)
    installed: list[QTranslator] = []
    if code == SOURCE:
        return installed
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt_folder / f"qtbase_{code}.qm", compiled(code)):
        translator = QTranslator(app)
        if file.exists() and translator.load(str(file)):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def remove(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take translations out again, before another language is installed."""
    for translator in translators:
        app.removeTranslator(translator)


if __name__ == "__main__":
    print(*build("--force" in sys.argv))
