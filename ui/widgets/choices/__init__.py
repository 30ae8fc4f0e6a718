"""What the user chooses from: chips, segments, lists of choices."""
