"""Files as they were received: their pages, and the place of a clause in them. No Qt."""
