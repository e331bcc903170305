"""Titles of works: films, books, songs, journals."""
