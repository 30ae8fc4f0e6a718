"""Decisions of a person on a reading: rows of a document, decisions on them, doubts about them."""
