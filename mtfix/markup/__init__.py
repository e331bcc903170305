"""HTML as machine translation leaves it: scanned without loss, repaired, read, converted.

Start reading at `scanner`, which finds tags and fragments of tags; `tree` decides what they
mean, `repair` turns that into edits, `confirm` has lxml check the outcome, `reading` makes the
`Document` that the rules see, and `convert` changes the kind of markup.
"""
