"""Annotations on the screen: bookmarks and notes as lists, and every change of them undoable."""
