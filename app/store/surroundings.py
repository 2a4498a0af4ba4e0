"""Where a library does not lie well: in a folder that a program synchronises, or on another computer."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Place = Literal["synced", "network"]
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial", "DROPBOX_PATH")
_FOLDERS = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "mi unidad", "mobile documents", "icloud drive",
    "iclouddrive", "cloudstorage", "nextcloud", "owncloud", "pcloud drive", "pclouddrive", "megasync", "syncthing",
    "tresorit", "proton drive",
)  # fmt: skip
_MARKS = (".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".sync.ffs_db", ".tresorit")
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "9p", "afs", "ceph", "glusterfs", "davfs",
     "webdav", "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "vboxsf"}
)  # fmt: skip


def troubled_place(
    path: Path, environment: Mapping[str, str] = os.environ, mounts: Path = Path("/proc/self/mountinfo")
) -> Place | None:
    """Why a library there may be damaged by others or not be safe at once, or None where it lies well.

    Whether a folder is on another computer is known of Windows shares, and on Linux by the kinds of file systems.
    """
    path = path.absolute()
    if str(path).startswith(("\\\\", "//")) or _kind_of_mount(path, mounts) in _REMOTE:
        return "network"
    synced = [Path(environment[name]) for name in _VARIABLES if environment.get(name)]
    for folder in path.parents:
        if folder in synced or folder.name.casefold().split(" - ")[0] in _FOLDERS:
            return "synced"
        if folder != folder.parent and any((folder / mark).exists() for mark in _MARKS):
            return "synced"
    return None


def _kind_of_mount(path: Path, mounts: Path) -> str:
    """The kind of the file system that holds a path; empty where the system does not tell."""
    if sys.platform != "linux":
        return ""
    best, kind = -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) > best:  # of two on one place the first is beneath
            best, kind = len(point.parts), after.split()[0]
    return kind
