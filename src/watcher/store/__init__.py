"""What we remember: one SQLite file, one writer, one module per noun."""
