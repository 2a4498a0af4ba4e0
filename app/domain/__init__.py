"""What a journey map is and how it may change.  Standard library only."""
