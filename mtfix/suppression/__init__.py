"""Suppression: what the user exempts from rules, by comments in the text and by patterns.

``<!-- mtfix off -->`` … ``<!-- mtfix on -->`` exempts a region from all rules, ``<!-- mtfix off
RULE -->`` from some, ``off-next`` exempts the next paragraph. Start reading at `read`. What a text
is written in does not matter here: the caller tells where a comment is but an example, and where
paragraphs end. Files of strings say the same in their own comments; see `mtfix.containers`.
"""

from mtfix.suppression.exempt import Suppressions, read
from mtfix.suppression.usage import Comment, unused

__all__ = ["Comment", "Suppressions", "read", "unused"]
