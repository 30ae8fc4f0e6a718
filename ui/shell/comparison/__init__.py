"""The comparison as a part of the window: its panel, and its table on paper and in files."""
