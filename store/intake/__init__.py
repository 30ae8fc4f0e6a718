"""The intake: policy files become documents. Pure Python; knows no database, index or window."""

from store.intake.profile import SourceProfile
from store.intake.reading import read_bytes, read_file, read_shipped, shipped_sources

__all__ = ["SourceProfile", "read_bytes", "read_file", "read_shipped", "shipped_sources"]
