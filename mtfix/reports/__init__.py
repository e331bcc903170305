"""Reports: each renders results from their edits; nothing is ever compared again."""
