"""The exit statuses; docs/commands.md says them too, and a test compares."""

FINE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
