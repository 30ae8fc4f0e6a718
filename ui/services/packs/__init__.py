"""Packs in the data folder: looked through, installed, taken back, and found on a share. No Qt."""
