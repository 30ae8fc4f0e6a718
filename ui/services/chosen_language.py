"""The languages that were chosen for a data folder: what the window's settings say, read without Qt."""

from __future__ import annotations

from pathlib import Path

from store.model.wording import CHINESE, Language, languages
from store.system.site_settings import site_settings

#: The settings: the language of the program, and that of papers, which is the same where none is named.
KEY, PAPER_KEY = "window/language", "printing/language"
#: More than a file of settings has.
_MOST_BYTES = 1_000_000


def chosen_language(settings: Path) -> Language:
    """Return the language of the program: the user's choice, else that of the hospital's IT, else Chinese.

    ``settings`` is the window's settings.ini, which need not be there. A locked value holds before the
    user's; a language that has no tables is none.
    """
    return _chosen(settings, KEY) or CHINESE


def chosen_paper_language(settings: Path) -> Language | None:
    """Return the language of what the program prints on papers; None for that of the program."""
    return _chosen(settings, PAPER_KEY)


def _chosen(settings: Path, key: str) -> Language | None:
    site = site_settings()
    own = "" if site.is_locked(key) else _in_file(settings, key)
    return next((code for code in (own, site.values.get(key, "")) if code in languages()), None)


def language_called(name: str) -> Language | None:
    """Return the language that a person means: its code in any spelling, or the part before the country.

    >>> language_called("zh-cn"), language_called("zh"), language_called("EN"), language_called("fr")
    ('zh_CN', 'zh_CN', 'en', None)
    """
    wanted = name.replace("-", "_").lower()
    for code in languages():
        if wanted in (code.lower(), code.lower().partition("_")[0]):
            return code
    return None


def _in_file(path: Path, key: str) -> str:
    """Return the value of ``key`` in a file as QSettings writes it; empty where it is not there."""
    try:
        with path.open("rb") as file:
            lines = file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    wanted, _, wanted_name = key.partition("/")
    section = ""
    for line in map(str.strip, lines):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        name, equals, value = line.partition("=")
        if section.lower() == wanted and equals and name.strip() == wanted_name:
            return value.strip().strip('"')
    return ""
