"""What is wrong with a configuration."""

from mtfix.formats.files import InputError


class SettingsError(InputError):
    """A mistake in a configuration, in one line for the user, with file and line.

    It is one of the whole run: whoever goes on after files that cannot be read should not go on
    after this.
    """
