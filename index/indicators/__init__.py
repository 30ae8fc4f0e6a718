"""Quantified targets and the dates by which something is due, read out of clauses. No Whoosh, no corpus."""
