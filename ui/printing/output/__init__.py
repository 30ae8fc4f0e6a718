"""Pages and blocks as PDF, on a printer, as HTML, text and spreadsheets."""
