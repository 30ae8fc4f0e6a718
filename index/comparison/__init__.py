"""What answers to what in two texts: likeness of clauses, their assignment, kinds of pairs, changed words."""
