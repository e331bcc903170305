"""Tests of the translation held against its source."""
