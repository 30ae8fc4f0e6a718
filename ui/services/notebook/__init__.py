"""Services of the notebook: lists of annotations, filters, baskets, files."""
