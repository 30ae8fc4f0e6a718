"""Lines become paragraphs, tables and named parts."""
