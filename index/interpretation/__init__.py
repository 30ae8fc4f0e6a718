"""Interpretation of queries: questions, duties, other spellings, corrections."""
