"""library.db: what the government wrote."""

from store.library.library import Library
from store.library.measures import measures

__all__ = ["Library", "measures"]
