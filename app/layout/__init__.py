"""A document and a theme become a drawing.  One pure function; nothing after it measures anything."""
