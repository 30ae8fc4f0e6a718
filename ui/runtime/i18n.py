"""The window's languages: English in the source, Chinese out of resources/i18n through compiled .qm files.

In a checkout ``python -m ui.runtime.i18n`` compiles the .ts files to build/i18n; the bundle carries the
result. Nothing is compiled while the program runs.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from store.model import wording
from store.model.errors import CannotWrite, YiceError
from store.model.message import Message
from store.model.wording import CHINESE, ENGLISH, Language, text
from store.system.paths import program_dir, resources_dir

QM = "yice_zh_CN.qm"


def sources() -> list[Path]:
    """The .ts files, one for each folder of ui/."""
    return sorted((resources_dir() / "i18n" / "zh_CN").glob("*.ts"))


def compiled() -> Path:
    """Where the compiled translation is: in the resources of the bundle, in build/ of a checkout."""
    shipped = resources_dir() / "i18n" / QM
    return shipped if shipped.exists() else program_dir() / "build" / "i18n" / QM


def is_current() -> bool:
    """Whether the compiled translation is there and not older than its sources."""
    target = compiled()
    return target.exists() and all(one.stat().st_mtime <= target.stat().st_mtime for one in sources())


def build(force: bool = False) -> Path:
    """Compile the .ts files into one .qm if it is missing or older; for ``make setup`` and for tests."""
    import subprocess

    target = program_dir() / "build" / "i18n" / QM
    if not force and is_current():
        return compiled()
    target.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [_lrelease(), *map(str, sources()), "-qm", str(target)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CannotWrite(path=target, reason=done.stderr.strip() or done.stdout.strip())
    return target


def _lrelease() -> str:
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    found = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if not found:
        raise CannotWrite(path=QM, reason="pyside6-lrelease")
    return found


def install(app: QCoreApplication, code: str) -> list[QTranslator]:
    """Install the translations of ``code`` (zh_CN or en); returns what :func:`remove` takes out again."""
    locale = QLocale(code if code != ENGLISH else "en_US")
    QLocale.setDefault(locale)
    installed: list[QTranslator] = []
    if code == ENGLISH:
        return installed
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt_folder / "qtbase_zh_CN.qm", compiled()):
        translator = QTranslator(app)
        if file.exists() and translator.load(str(file)):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def remove(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take translations out again, before another language is installed."""
    for translator in translators:
        app.removeTranslator(translator)


def language() -> Language:
    """The language of the window."""
    return ENGLISH if QLocale().language() == QLocale.Language.English else CHINESE


def sentence(said: YiceError | Message) -> str:
    """Render an expected error or a message in the language of the window."""
    return text(said.message if isinstance(said, YiceError) else said, language())


def sentences(messages: Iterable[Message]) -> str:
    """Render several messages in one line, in the language of the window."""
    return wording.sentences(messages, language())


def listed(texts: Iterable[str], kind: wording.Kind = "list") -> str:
    """Join words (a、b or a, b) or parts of a sentence (a，b) as the language of the window does."""
    return wording.joined(texts, language(), kind)


if __name__ == "__main__":
    print(build("--force" in sys.argv))
