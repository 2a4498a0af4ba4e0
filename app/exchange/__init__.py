"""Other people's formats in and out, and the templates that ship: everything becomes a ``MapDraft``."""
