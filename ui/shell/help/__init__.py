"""What the menu Help shows: keys and the guide."""
