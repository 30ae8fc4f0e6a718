"""Files as they were received: what they look like, and where a clause stands in them. No Qt."""
