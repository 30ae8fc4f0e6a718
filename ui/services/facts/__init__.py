"""Facts of the documents in the library: indicators, duties, dates, citations. No Qt."""
