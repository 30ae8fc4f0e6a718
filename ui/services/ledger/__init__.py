"""The ledger 台账 without Qt: rows from clauses, what is typed into them, their order and state."""
