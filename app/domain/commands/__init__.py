"""What a person can do: pure functions from a document to an ``Edit``, one file a noun."""
