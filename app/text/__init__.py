"""Fonts that ship with the program, shaping and breaking into lines; nothing else in the program measures text."""
