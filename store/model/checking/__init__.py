"""What a person sets right when checking how a file was read."""
