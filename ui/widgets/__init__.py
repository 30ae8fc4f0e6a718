"""Small widgets that several places in the window share."""
