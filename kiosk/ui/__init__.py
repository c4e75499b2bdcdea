"""What a visitor sees. Shows a value, passes a touch on, decides nothing."""
