"""What the window remembers, and the dialogs that change it."""
