"""Where a library does not lie well: in a folder that a program synchronises, or on another computer."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from app.store.mounts import MOUNTS, is_remote

Place = Literal["synced", "network"]
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial", "DROPBOX_PATH")
_FOLDERS = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "mi unidad", "mobile documents", "icloud drive",
    "iclouddrive", "cloudstorage", "nextcloud", "owncloud", "pcloud drive", "pclouddrive", "megasync", "syncthing",
    "tresorit", "proton drive",
)  # fmt: skip
_MARKS = (".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".sync.ffs_db", ".tresorit")


def troubled_place(path: Path, environment: Mapping[str, str] = os.environ, mounts: Path = MOUNTS) -> Place | None:
    """Why a library there may be damaged by others or not be safe at once, or None where it lies well."""
    path = path.absolute()
    if str(path).startswith(("\\\\", "//")) or is_remote(path, mounts):
        return "network"
    synced = [Path(environment[name]) for name in _VARIABLES if environment.get(name)]
    for folder in path.parents:
        if folder in synced or folder.name.casefold().split(" - ")[0] in _FOLDERS:
            return "synced"
        if folder != folder.parent and any((folder / mark).exists() for mark in _MARKS):
            return "synced"
    return None
