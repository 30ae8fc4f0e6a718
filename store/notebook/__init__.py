"""notebook.db: what the user wrote."""

from store.notebook.anchoring.anchors import Placement, anchor_for, locate
from store.notebook.anchoring.relocate import Refound
from store.notebook.model import (
    STYLES,
    Annotation,
    AnnotationPage,
    Change,
    Filing,
    Filter,
    Folder,
    FolderNode,
    HighlightStyle,
    MergeReport,
    Placed,
    PlaceSuggestion,
    PlacingReport,
    Span,
    State,
)
from store.notebook.notebook import Notebook

__all__ = [
    "STYLES",
    "Annotation",
    "AnnotationPage",
    "Change",
    "Filing",
    "Filter",
    "Folder",
    "FolderNode",
    "HighlightStyle",
    "MergeReport",
    "Notebook",
    "PlaceSuggestion",
    "Placed",
    "Placement",
    "PlacingReport",
    "Refound",
    "Span",
    "State",
    "anchor_for",
    "locate",
]
