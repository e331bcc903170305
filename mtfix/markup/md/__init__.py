"""Markdown as machine translation leaves it: repaired sign by sign, confirmed by a parser.

Start reading at `repair`, the stage. `page` and `regions` tell what is code or otherwise closed;
one module a construct proposes repairs, `original` what only the source text can tell;
`confirm` has markdown-it-py parse the outcome, if it is installed.
"""
