"""What a terminal remembers (SQLite) and what it was given (content packs). Takes and returns core values."""
