"""Pages with characters at places: to lines in reading order, tables and figures."""
