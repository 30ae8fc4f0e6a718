"""Preview of a paper: its pages as they will come out, at any zoom, with the parts that are chosen."""
