"""Random portfolios as the returns of twelve months, held against a plain dictionary of what is right."""
