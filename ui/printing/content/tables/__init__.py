"""Papers that are tables: comparisons, indicators and duties, the ledger."""
