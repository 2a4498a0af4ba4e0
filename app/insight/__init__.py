"""What a map says: numbers with their n, their date and their cards.  Domain only; no words, no window."""
