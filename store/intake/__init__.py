"""The intake: policy files become documents. Pure Python; knows no database, index or window."""

from store.intake.importer import (
    ReadFile,
    begin_reading,
    load,
    read_bytes,
    read_file,
    read_lines,
    read_shipped,
    shipped_profile,
    shipped_sources,
)
from store.intake.profile import SourceProfile

__all__ = [
    "ReadFile",
    "SourceProfile",
    "begin_reading",
    "load",
    "read_bytes",
    "read_file",
    "read_lines",
    "read_shipped",
    "shipped_profile",
    "shipped_sources",
]
