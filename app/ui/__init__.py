"""The window around the canvas: start page, menus, dialogs, settings, theme."""
