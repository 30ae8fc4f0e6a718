"""The notes panel: annotations of all documents, filtered and sorted."""
