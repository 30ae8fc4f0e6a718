"""Daily backups of the notebook, their comparison and restoring."""
