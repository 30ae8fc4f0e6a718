"""What a person set right in a reading: rows of a document, decisions on them, doubts about them."""
