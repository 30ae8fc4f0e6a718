"""Comparison of two documents: likeness of clauses, their assignment, kinds of pairs, changed words."""
