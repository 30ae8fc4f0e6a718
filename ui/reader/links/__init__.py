"""Links in the text, their previews, and related clauses."""
