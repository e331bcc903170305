"""Finding the configuration file of a folder: two looks at the disk, if there is none."""

from __future__ import annotations

import os
from pathlib import Path

OWN = "mtfix.toml"
PROJECT = "pyproject.toml"


def config_in(folder: Path) -> Path | None:
    """The configuration file of a folder, if it has one.

    Args:
        folder: the folder; those above it are not asked.

    Raises:
        SettingsError: its pyproject.toml speaks of mtfix and cannot be read.
    """
    own, project = folder / OWN, folder / PROJECT
    if os.path.isfile(own):
        return own
    if not os.path.isfile(project):
        return None
    from mtfix.settings.files import is_ours  # nothing is read where there is nothing

    return project if is_ours(project) else None
