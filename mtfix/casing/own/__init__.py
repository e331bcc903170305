"""A user's own names, written as the user has them; and words whose case the user wants kept."""
