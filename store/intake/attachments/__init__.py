"""Papers inside a paper: 附件, 附表, 附录, a second notice in the same file, forms."""
