"""Normal form of text, numerals, sounds, words and the thesaurus."""
