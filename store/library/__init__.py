"""library.db: what the government wrote."""

from store.library.library import Library
from store.model.measures import measures

__all__ = ["Library", "measures"]
