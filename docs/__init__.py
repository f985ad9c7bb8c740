"""What people look up: design decisions, and the pages that are written from the declarations."""
