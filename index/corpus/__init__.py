"""The library's text in memory and the posting lists that narrow a search; building and updating both."""
