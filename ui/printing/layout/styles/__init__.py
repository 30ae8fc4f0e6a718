"""The page styles, one a module; each makes a ``PageStyle`` and calls it ``STYLE``."""
