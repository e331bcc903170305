"""The translation held against its source: what was lost is restored, or flagged.

Start reading at `tokens`, which finds what a translation must keep; `alignment` tells which blocks
answer to each other, `matches` what has become of each token; `restore` writes them back where
their place is certain; `checks` flags the rest.
"""
