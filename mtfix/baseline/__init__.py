"""The baseline: findings that were there before, so that a check tells of new ones only.

A finding is known again by its rules, what it says and the letters around it, not by its line
(`mtfix.findings`). Findings that were fixed are told until the baseline is pruned or written anew.

- `entry`: what is known of a finding;
- `known`: what is new, and what is there no more;
- `file`: how all of it is written and read.
"""

from mtfix.baseline.entry import Entries, Entry, entries
from mtfix.baseline.known import Baseline

__all__ = ["Baseline", "Entries", "Entry", "entries"]
