"""Connects signals and slots of the window's parts, one module a place."""
