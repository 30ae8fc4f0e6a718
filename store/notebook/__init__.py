"""notebook.db: what the user wrote."""

from store.notebook.anchoring.anchors import Placement, anchor_for, locate
from store.notebook.anchoring.relocate import Refound, refind
from store.notebook.model import (
    STYLES,
    Annotation,
    Change,
    Filing,
    Filter,
    Folder,
    FolderNode,
    Found,
    MergeReport,
    Placed,
    PlaceSuggestion,
    PlacingReport,
    Span,
    State,
    Style,
)
from store.notebook.notebook import Notebook

__all__ = [
    "STYLES",
    "Annotation",
    "Change",
    "Filing",
    "Filter",
    "Folder",
    "FolderNode",
    "Found",
    "MergeReport",
    "Notebook",
    "PlaceSuggestion",
    "Placed",
    "Placement",
    "PlacingReport",
    "Refound",
    "Span",
    "State",
    "Style",
    "anchor_for",
    "locate",
    "refind",
]
