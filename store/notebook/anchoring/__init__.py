"""Anchoring: where an annotation holds, also when the text has changed."""
