"""Readers: every format, and every way in which a file can be wrong."""
