"""Print content: turns an excerpt into blocks of paragraphs and tables."""
