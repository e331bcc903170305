"""Stray capitals in mid-sentence, and what shows that they belong to no name."""
