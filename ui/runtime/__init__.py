"""Background jobs, the single instance, crash dialog and translation."""
