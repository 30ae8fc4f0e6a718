"""What helps whoever uses the keyboard or a screen reader."""
