"""TABLES, KEPT: every load for ever in one DuckDB file, published read-only for the pages."""
