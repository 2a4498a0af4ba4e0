"""Charts: what a map says, as drawings that screen and paper paint alike."""
