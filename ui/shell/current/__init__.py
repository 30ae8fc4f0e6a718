"""The current clause, and what is done to it from menus, keys and lists."""
