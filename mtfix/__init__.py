r"""mtfix turns raw machine translation into text that can be published, and shows every edit.

>>> import mtfix
>>> mtfix.fix("October 5 p> < p > recently, he left. < / p >", to="text").text
'October 5.\n\nRecently, he left.\n'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtfix.api import fix
    from mtfix.config import Config, Grammar
    from mtfix.edits import Cause, Edit, Flag, Withheld
    from mtfix.result import Result

__all__ = [
    "Cause", "Config", "Edit", "Flag", "Grammar", "Result", "Withheld", "__version__", "fix",
]  # fmt: skip

__version__ = "0.1.0"

_HOMES = {
    "fix": "mtfix.api",
    "Config": "mtfix.config",
    "Grammar": "mtfix.config",
    "Cause": "mtfix.edits",
    "Edit": "mtfix.edits",
    "Flag": "mtfix.edits",
    "Withheld": "mtfix.edits",
    "Result": "mtfix.result",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: ``mtfix --version`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mtfix' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
