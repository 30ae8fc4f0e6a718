"""What a document says of itself: title block, issuers, dates, kind, duty notes, citations."""
