"""Puts messages, lists and dates into the words of a language; the tables are in resources/i18n."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Literal

from store.model.message import Detail, Message

#: The code of a language: the name of its folder in resources/i18n.
Language = str
#: What is joined: words, parts of a sentence, sentences.
ListKind = Literal["list", "clauses", "sentences", "quotations"]
CHINESE: Language = "zh_CN"
ENGLISH: Language = "en"

#: An entry of a table: a sentence, or its forms for one and for any other ``count``.
_Entry = str | dict[str, str]
#: How the values of a list are joined and each rendered, by the format of a placeholder.
_JOINS: dict[str, tuple[ListKind, str]] = {
    "quoted": ("quotations", "quoted"),
    "clauses": ("clauses", ""),
    "sentences": ("sentences", ""),
}
_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
#: The files of a language; no two of them share an area; each is read when a message of them is rendered.
_FILES = ("messages.toml", "papers.toml", "commandline.toml")


def text(message: Message, language: Language = CHINESE) -> str:
    """Render a message. A code that no table has, out of a file of another version, is shown as it is."""
    entry = _entry(message.code, language)
    details = message.details
    if isinstance(entry, dict):
        entry = entry["one" if details.get("count") == 1 else "other"]
    return _Words(language).vformat(entry, (), details)


def joined(texts: Iterable[str], language: Language = CHINESE, kind: ListKind = "list") -> str:
    """Join texts without empty ones, as a ``list`` (a、b), ``clauses`` (a，b) or ``sentences`` (a；b)."""
    return _pattern(language, kind).join(each for each in texts if each)


def sentences(messages: Iterable[Message], language: Language = CHINESE) -> str:
    """Render several messages in one line."""
    return joined((text(each, language) for each in messages), language, "sentences")


def day(iso: str | None, language: Language = CHINESE) -> str:
    """Render ``2020-04-03`` as 2020年4月3日, in English as 2020/4/3; empty for None, no date as it is."""
    if not iso:
        return ""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return _pattern(language, "day").format(y=found.year, m=found.month, d=found.day)


def languages() -> tuple[Language, ...]:
    """Return the codes of the languages that have tables, the usual one first."""
    found = {file.parent.name for file in _FOLDER.glob(f"*/{_FILES[0]}")}
    return tuple(sorted(found | {CHINESE}, key=lambda code: (code != CHINESE, code)))


def table(language: Language) -> Mapping[str, _Entry]:
    """Return all entries of a language by code."""
    return {code: entry for name in _FILES for code, entry in _read(language, name).items()}


def _entry(code: str, language: Language) -> _Entry:
    """Return the entry of a code; the code itself where no file has it."""
    name = _file_of(language, code.partition(".")[0])
    return _read(language, name).get(code, code) if name else code


@lru_cache(maxsize=512)
def _file_of(language: Language, area: str) -> str | None:
    """Return the name of the file that has an area; only that one is parsed."""
    return next((name for name in _FILES if f"\n[{area}]\n" in _content(language, name)), None)


@lru_cache(maxsize=16)
def _content(language: Language, name: str) -> str:
    return (_FOLDER / language / name).read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def _read(language: Language, name: str) -> Mapping[str, _Entry]:
    """Return the entries of one file by code."""
    import tomllib

    areas = tomllib.loads(_content(language, name))
    return {f"{area}.{name}": entry for area, entries in areas.items() for name, entry in entries.items()}


def _pattern(language: Language, name: str) -> str:
    found = _read(language, _FILES[0])[f"format.{name}"]
    assert isinstance(found, str)
    return found


class _Words(Formatter):
    """Fills ``{name}`` and ``{name:day}``; of a list also ``:quoted``, ``:clauses`` and ``:sentences``.

    A message within a message is rendered in the same language.
    """

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Detail, format_spec: str) -> str:
        if isinstance(value, tuple):
            kind, spec = _JOINS.get(format_spec, ("list", format_spec))
            return joined((self.format_field(each, spec) for each in value), self._language, kind)
        if value is None:
            return ""
        said = text(value, self._language) if isinstance(value, Message) else str(value)
        if format_spec == "quoted":
            return _pattern(self._language, "quoted").format(said)
        return day(said, self._language) if format_spec == "day" else said
