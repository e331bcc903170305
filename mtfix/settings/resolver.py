"""The settings of each file: which configuration counts for it, with the command line on top."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtfix.formats.names import read_all
from mtfix.formats.segments import Options
from mtfix.settings import rules
from mtfix.settings.discovery import config_in
from mtfix.settings.errors import SettingsError
from mtfix.settings.globs import Glob
from mtfix.settings.grammar import TABLE, settings_from
from mtfix.settings.keys import KEYS, Shape
from mtfix.settings.layers import Layer, merged
from mtfix.settings.model import Settings


class Resolver:
    """Finds the settings of files; what was found for a folder is remembered.

    Args:
        overrides: what the command line says, by the names of keys (`mtfix.settings.keys`); paths
            and patterns are relative to the working directory.
        config_file: the configuration of all files, instead of those that are found.
        isolated: whether none is looked for.
    """

    def __init__(
        self,
        overrides: Mapping[str, Any] | None = None,
        config_file: Path | None = None,
        isolated: bool = False,
    ) -> None:
        self._top = command_line(overrides or {})
        self._config_file = config_file
        self._isolated = isolated
        self._nearest: dict[str, Path | None] = {}
        self._settings: dict[Path | None, Settings] = {}

    def for_path(self, path: Path | None) -> Settings:
        """The settings of a file.

        Args:
            path: the file, which need not exist; None for standard input, which counts as a file
                of the working directory.

        Raises:
            SettingsError: a configuration has a mistake.
            PackError: a rule pack has one.
            InputError: a file of names cannot be read.
        """
        return self.for_folder(Path() if path is None else path.parent)

    def for_folder(self, folder: Path) -> Settings:
        """The settings of the files right in a folder.

        Args:
            folder: the folder.

        Raises:
            SettingsError: a configuration has a mistake.
            PackError: a rule pack has one.
            InputError: a file of names cannot be read.
        """
        config = self._config_file
        if config is None and not self._isolated:
            config = self._nearest_config(os.path.abspath(folder))
        if config not in self._settings:
            self._settings[config] = self._resolved(config)
        return self._settings[config]

    def _nearest_config(self, folder: str) -> Path | None:
        """The configuration of a folder, or of the nearest above it that has one."""
        passed = []
        while folder not in self._nearest:
            passed.append(folder)
            found = config_in(Path(folder))
            above = os.path.dirname(folder)
            if found is not None or above == folder:
                self._nearest[folder] = found
                break
            folder = above
        self._nearest.update(dict.fromkeys(passed, self._nearest[folder]))
        return self._nearest[folder]

    def _resolved(self, config: Path | None) -> Settings:
        layers: tuple[Layer, ...] = (self._top,)
        if config is not None:
            from mtfix.settings.files import chain  # TOML is read only where there is some

            layers = (*chain(config), self._top)
        return settings_of(layers)


def command_line(overrides: Mapping[str, Any]) -> Layer:
    """What the command line says, as a layer.

    Args:
        overrides: by the names of keys.

    Raises:
        SettingsError: a value cannot be one.
    """
    here = Path.cwd()
    values: dict[str, Any] = {}
    for name, value in overrides.items():
        key = KEYS[name]
        texts = [value] if isinstance(value, str) else value if key.shape is Shape.LIST else ()
        fault = next(filter(None, map(key.value.fault, map(str, texts))), "")
        if fault:
            raise SettingsError(f"{key.option or name}: {fault}")
        if key.value.made is Glob:
            values[name] = tuple(Glob(item, here) for item in value)
        elif key.shape is Shape.LIST:
            values[name] = tuple(value)
        else:
            values[name] = value if key.shape is Shape.ONE else dict(value)
    return Layer(values, overrides)


def settings_of(layers: tuple[Layer, ...]) -> Settings:
    """The settings that layers make together.

    Args:
        layers: the nearest last.

    Raises:
        SettingsError: they name rules that are not there.
        PackError: a rule pack has a mistake.
        InputError: a file of names cannot be read.
    """
    found = merged(layers)
    packs = found.get("packs", ())
    rules.check(layers, packs)
    names, lexicons = _names(layers)
    found.pop("names-files", None)
    found["names"] = names
    found["ignore"] = rules.ignored(layers, packs)
    for table in ("safety", "per-file-ignores"):
        found[table] = tuple(found.get(table, {}).items())
    found.pop("extend", None)
    options = {
        name.removeprefix("strings.").replace("-", "_"): found.pop(name)
        for name in list(found)
        if name.startswith("strings.")
    }
    grammar = settings_from(found, layers[-1])
    found = {name: value for name, value in found.items() if not name.startswith(f"{TABLE}.")}
    return Settings(
        layers=layers,
        grammar=grammar,
        lexicons=lexicons,
        strings=Options(**options, language=found.get("language")),
        **{name.replace("-", "_"): value for name, value in found.items()},
    )


def _names(layers: tuple[Layer, ...]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """All names, those of lists before those that stand in the same file, and the lexicons."""
    names: list[str] = []
    lexicons: list[Path] = []
    for layer in layers:
        given = read_all(layer.values.get("names-files", ()))
        names += (*given.names, *layer.values.get("names", ()))
        lexicons += given.lexicons
    if lexicons:
        from mtfix.casing.layers import layered

        layered(tuple(lexicons))  # a damaged file is told before anything is read or written
    return tuple(names), tuple(lexicons)
