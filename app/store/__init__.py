"""The library: every project of a laptop in one SQLite file.  The only room that imports sqlalchemy."""
