"""The language server: findings, quick fixes and fix-all in editors.

`analysis` reads a document and fixes it; `positions` speaks of places as editors do; `render` and
`actions` turn findings into what the protocol knows; `server` talks. Only it
knows about time: debouncing, threads, runs that have become stale.
"""
