"""References to documents and clauses, document names and citations."""
