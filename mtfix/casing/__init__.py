"""Casing: names raised and stray capitals lowered, each on evidence that its reason names.

Start reading at `stage`, which lists the finders. `lexicon` says what is known of a word,
`lists` of the words around it, `evidence` what the text itself tells, `context` what stands
around a place.
"""
