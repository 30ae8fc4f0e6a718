"""Services that the window and the command line both need; no Qt."""
