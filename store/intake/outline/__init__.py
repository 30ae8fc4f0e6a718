"""Labels and numbering become a tree of clauses."""
