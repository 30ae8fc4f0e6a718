"""Wide pages of facts from the documents: indicators, duties, citations."""
