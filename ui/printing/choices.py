"""What the user chose for printing, remembered from one time to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Protocol, TypeVar

from ui.printing.blocks import Options
from ui.printing.sheet import Style

T = TypeVar("T", bool, int, float, str)


class Store(Protocol):
    """What is needed of the settings."""

    def get(self, key: str, default: T) -> T:
        """The value of a key in the type of ``default``."""

    def set(self, key: str, value: bool | int | float | str) -> None:
        """Remember a value."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The style, what to include, the folder of the last PDF, the preview's zoom (0 fits) and size."""

    style: Style = "official"
    options: Options = field(default_factory=Options)
    folder: str = ""
    zoom: int = 0
    size: tuple[int, int] = (1120, 800)

    @classmethod
    def load(cls, store: Store) -> Choices:
        """What was remembered; defaults where nothing was."""
        style: Style = "plain" if store.get("printing/style", "official") == "plain" else "official"
        options = Options()
        for each in fields(Options):
            known: bool = getattr(options, each.name)
            options = replace(options, **{each.name: store.get(f"printing/{each.name}", known)})
        size = store.get("printing/width", 1120), store.get("printing/height", 800)
        return cls(style, options, store.get("printing/folder", ""), store.get("printing/zoom", 0), size)

    def save(self, store: Store) -> None:
        """Remember."""
        store.set("printing/style", self.style)
        for each in fields(Options):
            store.set(f"printing/{each.name}", getattr(self.options, each.name))
        store.set("printing/zoom", self.zoom)
        store.set("printing/width", self.size[0])
        store.set("printing/height", self.size[1])
        if self.folder:
            store.set("printing/folder", self.folder)
