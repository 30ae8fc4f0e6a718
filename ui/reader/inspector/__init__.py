"""The inspector beside the page: citation, duties, related clauses, notes."""
