"""The drawer below the map: what the map says, page by page."""
