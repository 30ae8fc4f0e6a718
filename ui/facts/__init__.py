"""Wide pages on what the documents say in figures: indicators, who answers for what, who cites whom."""
