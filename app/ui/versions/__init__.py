"""Versions of a map: which there are, how the map came about, and what is done with one."""
