"""Paints a Drawing: on a QPainter, as PDF, SVG and PNG.  Knows no document and measures no text."""
