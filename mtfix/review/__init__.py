"""Review: a page, a server and a terminal view in which edits are accepted or rejected."""
