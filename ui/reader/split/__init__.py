"""Two texts side by side: what corresponds in them, and how they are scrolled."""
