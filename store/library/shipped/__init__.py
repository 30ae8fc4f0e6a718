"""Documents that ship: installed, renewed and restored beside those of the user."""
