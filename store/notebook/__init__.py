"""notebook.db: what the user wrote."""

from store.notebook.anchoring.anchors import Placement, anchor_for, locate
from store.notebook.anchoring.relocate import RelocatedAnchor
from store.notebook.model import (
    STYLES,
    Annotation,
    AnnotationFilter,
    AnnotationPage,
    Filing,
    Folder,
    FolderNode,
    HighlightStyle,
    ItemChange,
    MergeReport,
    PlacedAnnotation,
    PlaceSuggestion,
    PlacingReport,
    Span,
    State,
)
from store.notebook.notebook import Notebook

__all__ = [
    "STYLES",
    "Annotation",
    "AnnotationFilter",
    "AnnotationPage",
    "Filing",
    "Folder",
    "FolderNode",
    "HighlightStyle",
    "ItemChange",
    "MergeReport",
    "Notebook",
    "PlaceSuggestion",
    "PlacedAnnotation",
    "Placement",
    "PlacingReport",
    "RelocatedAnchor",
    "Span",
    "State",
    "anchor_for",
    "locate",
]
