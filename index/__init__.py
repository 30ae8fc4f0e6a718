"""Search: the index, the query language, ranking, references and citations; knows Whoosh, not Qt."""
