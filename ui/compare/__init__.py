"""The place where two documents stand beside each other: list of pairs, the two texts, what one settles."""
