"""Text in any script, laid out by Pango."""
