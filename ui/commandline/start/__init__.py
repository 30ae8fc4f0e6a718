"""The start of the program: the window, or a command from its words to its exit code."""
