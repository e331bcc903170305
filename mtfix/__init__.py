"""mtfix turns raw machine translation into text that can be published, and shows every edit.

    >>> import mtfix
    >>> mtfix.fix("October 5 p> < p > recently, he left. < / p >", to="text").text
    'October 5.\\n\\nRecently, he left.\\n'
"""

from mtfix.api import fix
from mtfix.config import Config
from mtfix.edits import Cause, Edit, Flag, Withheld
from mtfix.result import Result

__all__ = ["Cause", "Config", "Edit", "Flag", "Result", "Withheld", "__version__", "fix"]

__version__ = "0.1.0"
