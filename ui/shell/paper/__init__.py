"""The place for paper in the window: the basket, and whatever else is printed."""
