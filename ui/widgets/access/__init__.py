"""Help for users of the keyboard or a screen reader."""
