"""What to change: the opportunities of a map as a list and as a board of impact and effort."""
