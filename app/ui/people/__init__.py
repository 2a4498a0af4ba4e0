"""Whose journey it is: personas, their routes, fields of one's own, and maps of one origin side by side."""
