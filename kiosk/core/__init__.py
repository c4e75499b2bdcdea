"""Rules. Same input, same answer: no screen, no disk, no clock, no thread."""
