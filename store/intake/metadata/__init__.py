"""Metadata that a document states: title block, issuers, dates, kind, duty notes, citations."""
