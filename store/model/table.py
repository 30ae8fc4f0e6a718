"""A table of a clause: rows of cells, caption and note."""

from __future__ import annotations

from dataclasses import dataclass

#: A cell with more characters names no column.
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows (the header row first where there is one), caption and note as printed."""

    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None
    note: str | None = None

    @property
    def has_header(self) -> bool:
        """Return whether the first row names the columns: all filled, short, and no bare figures."""
        first = self.rows[0] if len(self.rows) > 1 else ()
        return bool(first) and all(
            cell.strip() and len(cell) <= _LONGEST_NAME and not cell.strip()[0].isdigit() for cell in first
        )
