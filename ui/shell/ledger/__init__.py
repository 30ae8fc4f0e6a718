"""The ledger in the window: its page, what it prints and saves, and what puts rows into it."""
