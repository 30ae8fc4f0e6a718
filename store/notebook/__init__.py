"""notebook.db: what the user wrote."""

from store.notebook.anchors import Placement, anchor_for, locate
from store.notebook.notebook import Notebook
from store.notebook.records import (
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
    PlacingReport,
    Span,
    State,
    Style,
    Suggestion,
)
from store.notebook.refinding import Refound, refind

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
    "Placed",
    "Placement",
    "PlacingReport",
    "Refound",
    "Span",
    "State",
    "Style",
    "Suggestion",
    "anchor_for",
    "locate",
    "refind",
]
