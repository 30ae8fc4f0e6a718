"""One module a format; each registers itself. The registry imports every module of this room."""
