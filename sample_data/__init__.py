"""One invented portfolio in the forms in which such data come, and what makes it."""
