"""The intake: policy files become documents. Pure Python; knows no database, index or window.

Reading files loads a hundred modules. The index, which needs one rule of them, loads that rule alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.intake.importer import (
        ParsedFile,
        begin_reading,
        can_unlock,
        load,
        read_bytes,
        read_lines,
        read_shipped,
        shipped_profile,
        shipped_sources,
        unlocked,
    )
    from store.intake.profile import SourceProfile

__all__ = [
    "ParsedFile",
    "SourceProfile",
    "begin_reading",
    "can_unlock",
    "load",
    "read_bytes",
    "read_lines",
    "read_shipped",
    "shipped_profile",
    "shipped_sources",
    "unlocked",
]


def __getattr__(name: str) -> object:
    """Load the intake when something of it is first asked for."""
    if name not in __all__:
        raise AttributeError(name)
    from store.intake import importer, profile

    return getattr(profile if name == "SourceProfile" else importer, name)
