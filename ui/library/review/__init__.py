"""Checking how files were read: their list, the lines, the clauses and fields, the doubts."""
