"""Questions: their words, the articles that answer, and the answering sentence."""
