"""Writes a document as set text: head, clauses, tables, duty notes."""
