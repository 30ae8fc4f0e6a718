"""What a query may mean: questions, duties, other spellings, corrections."""
