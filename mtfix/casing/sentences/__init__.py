"""Where sentences begin and end, and the capitals with which they begin."""
