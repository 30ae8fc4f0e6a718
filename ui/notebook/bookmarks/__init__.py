"""The bookmarks panel: bookmarks in their folders."""
