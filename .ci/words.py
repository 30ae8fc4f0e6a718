"""Sentences of setup in Chinese or English: as the system's language is, Chinese where that names none."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

#: Each sentence in both languages.
SENTENCES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def chinese() -> bool:
    """Return whether to speak Chinese: a locale that names another language asks for English."""
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := os.environ.get(name))), "")
    language = locale.split(".")[0].split("_")[0].lower()
    return language in ("", "c", "posix", "zh")


def sentence(key: str, **values: object) -> str:
    """Return the sentence of ``key`` with its values, in the language of the system."""
    return SENTENCES[key]["zh" if chinese() else "en"].format(**values)


def say(key: str, **values: object) -> None:
    """Print the sentence of ``key`` at once."""
    print(sentence(key, **values), flush=True)


def prepare_streams() -> None:
    """Let a terminal that cannot show a character show a question mark instead of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
