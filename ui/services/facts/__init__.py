"""What the documents of the library say in figures: indicators, duties, dates, citations. No Qt."""
