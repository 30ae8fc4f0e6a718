"""notebook.db: what the user wrote."""

from store.notebook.anchoring.anchors import Placement, anchor_for, locate
from store.notebook.anchoring.quote_search import RelocatedAnchor
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
    PlacementState,
    PlaceSuggestion,
    PlacingReport,
    Span,
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
    "PlacementState",
    "PlacingReport",
    "RelocatedAnchor",
    "Span",
    "anchor_for",
    "locate",
]
