"""notebook.db: what the user wrote."""

from store.notebook.anchors import Placement, anchor_for, locate
from store.notebook.notebook import Notebook

__all__ = ["Notebook", "Placement", "anchor_for", "locate"]
