"""Highlighting: the bar over selected words, its menus and colours."""
