"""What a check of the data folder found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found: in which file, what is wrong, and what mends it; Chinese sentences."""

    where: str
    what: str
    repair: str
