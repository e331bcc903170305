"""The command line: arguments to calls; the only place that prints."""
