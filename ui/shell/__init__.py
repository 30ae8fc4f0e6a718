"""The main window: its frame, rail, actions, history and wiring."""
