"""Backups to look into and put back, and a library that is checked and repaired."""
