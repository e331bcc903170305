"""The language server: findings, quick fixes and fix-all in editors.

`analysis` reads a document and fixes it; `positions` speaks of places as editors do; `render` and
`actions` turn findings into what the protocol knows; `handlers` says what is answered to what;
`server` knows about time, and nobody else does: debouncing, threads, runs that have become stale.
"""
