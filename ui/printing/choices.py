"""Choices of the user for printing, remembered from one time to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Protocol, TypeVar, cast, get_args

from ui.printing.content.blocks import Options
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.layout.page_styles import A4, DEFAULT_STYLE, Paper, PaperSize, StyleName, page_styles

#: What is chosen for all papers alike.
_SHARED = ("printing/template",)
T = TypeVar("T", bool, int, float, str)


class SettingsStore(Protocol):
    """Interface of the settings, as far as it is needed here."""

    def get(self, key: str, default: T) -> T:
        """Return the value of a key in the type of ``default``."""

    def set(self, key: str, value: bool | int | float | str) -> None:
        """Remember a value."""


class TableChoices:
    """Settings of table papers: landscape by default, kept apart from those of other papers."""

    def __init__(self, store: SettingsStore, paper: TablePaper) -> None:
        self._store, self._before = store, f"printing/tables/{paper.name}/"
        self._proposed: dict[str, bool | str] = {
            "printing/style": "plain",
            "printing/landscape": paper.landscape,
            "printing/paper": paper.size,
        }

    def get(self, key: str, default: T) -> T:
        """Return what was chosen for such papers, else their default."""
        if key in _SHARED:
            return self._store.get(key, default)
        proposed = cast(T, self._proposed.get(key, default))
        return self._store.get(key.replace("printing/", self._before, 1), proposed)

    def set(self, key: str, value: bool | int | float | str) -> None:
        """Remember a value for such papers."""
        self._store.set(key if key in _SHARED else key.replace("printing/", self._before, 1), value)


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices for printing; a ``zoom`` of 0 fits the window."""

    style: StyleName = DEFAULT_STYLE
    options: Options = field(default_factory=Options)
    zoom: int = 0
    paper: Paper = A4
    template: str = "plain"

    @classmethod
    def load(cls, store: SettingsStore) -> Choices:
        """Return the remembered choices; defaults where there are none."""
        chosen = store.get("printing/style", str(DEFAULT_STYLE))
        style = chosen if chosen in page_styles() else DEFAULT_STYLE
        options = Options()
        for each in fields(Options):
            known: bool = getattr(options, each.name)
            options = replace(options, **{each.name: store.get(f"printing/{each.name}", known)})
        size_name = store.get("printing/paper", "A4")
        sizes: tuple[PaperSize, ...] = get_args(PaperSize)
        paper = Paper(
            next((each for each in sizes if each == size_name), "A4"),
            store.get("printing/landscape", False),
            store.get("printing/duplex", False),
        )
        zoom = store.get("printing/zoom", 0)
        return cls(style, options, zoom, paper, store.get("printing/template", "plain"))

    def save(self, store: SettingsStore) -> None:
        """Remember."""
        store.set("printing/style", self.style)
        for each in fields(Options):
            store.set(f"printing/{each.name}", getattr(self.options, each.name))
        store.set("printing/paper", self.paper.size)
        store.set("printing/landscape", self.paper.landscape)
        store.set("printing/duplex", self.paper.duplex)
        store.set("printing/template", self.template)
        store.set("printing/zoom", self.zoom)
