"""Frame of the window: bar, rail, columns and status line, which of its pages is in front, and its size."""
