"""Side-by-side measurements of the terminal, one command: `scripts/bench`."""
