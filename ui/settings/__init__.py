"""Settings of the window, and the dialogs that change them."""
