"""FILE → TABLES: reads a file, finds its tables, converts and checks every cell, and keeps all of it or nothing."""
