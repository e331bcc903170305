"""What a configuration file may say, and which file counts for a text.

Start reading at `mtfix.settings.keys`: the one table of all keys. `Resolver` finds the settings
of a file, `Settings` holds them.
"""

from mtfix.settings.errors import SettingsError
from mtfix.settings.globs import Glob, covers
from mtfix.settings.model import Settings
from mtfix.settings.resolver import Resolver

__all__ = ["Glob", "Resolver", "Settings", "SettingsError", "covers"]
