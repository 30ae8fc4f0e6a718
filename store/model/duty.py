"""Responsible organisations of a clause and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DutyRole = Literal["lead", "support", "joint"]


@dataclass(frozen=True, slots=True)
class Duty:
    """An organisation and its role in a clause; ``joint`` where the source does not set roles apart."""

    organisation: str
    role: DutyRole = "joint"
