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
    """The style, what to include, and the folder that the last PDF went to."""

    style: Style = "official"
    options: Options = field(default_factory=Options)
    folder: str = ""

    @classmethod
    def load(cls, store: Store) -> Choices:
        """What was remembered; defaults where nothing was."""
        style: Style = "plain" if store.get("printing/style", "official") == "plain" else "official"
        options = Options()
        for each in fields(Options):
            known: bool = getattr(options, each.name)
            options = replace(options, **{each.name: store.get(f"printing/{each.name}", known)})
        return cls(style, options, store.get("printing/folder", ""))

    def save(self, store: Store) -> None:
        """Remember."""
        store.set("printing/style", self.style)
        for each in fields(Options):
            store.set(f"printing/{each.name}", getattr(self.options, each.name))
        if self.folder:
            store.set("printing/folder", self.folder)
