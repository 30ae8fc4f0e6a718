"""Checking of a reading: a person's decisions on how a file was read."""
