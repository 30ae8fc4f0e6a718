"""The page of the ledger 台账: a sheet of rows that is typed into."""
