"""Fonts, shaping, breaking into lines: text is measured here once, for screen and paper alike."""
