"""The commands, one a module; each makes a ``Command`` and calls it ``COMMAND``."""
