"""Storage: the tables of library.db, and documents, clauses and decisions as their rows."""
