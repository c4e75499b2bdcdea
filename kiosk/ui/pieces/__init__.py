"""The pieces that screens are made of, as drawn in the look."""
