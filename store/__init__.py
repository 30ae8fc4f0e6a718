"""What the government wrote and what the user wrote: intake, library and notebook; knows neither Whoosh nor Qt."""
