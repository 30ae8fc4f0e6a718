"""Dialogs of the menu Help: keys and the guide."""
