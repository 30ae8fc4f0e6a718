"""What the government wrote and what the user wrote: intake, library and notebook; neither Whoosh nor Qt."""
