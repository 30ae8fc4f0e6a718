"""The window by its parts: its frame, what of it is shown, and how its areas are wired."""
