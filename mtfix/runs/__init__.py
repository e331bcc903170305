"""Many files: which ones, with what settings, what comes of each, and what is remembered of it.

Start reading at `mtfix.runs.run`, which draws the flow:

    arguments ─▶ discovery ─▶ recipe of each file ─▶ cache ─▶ pool ─▶ outcomes, in order
"""
