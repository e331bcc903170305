"""Tests of LanguageTool beside mtfix."""
