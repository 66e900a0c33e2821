"""The exit statuses; docs/commands.md says them too, and a test compares."""

FINE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
CLOSED, TERMINATED = 129, 143  # by SIGHUP and SIGTERM: 128 + the signal, as shells say it (POSIX.1-2017, 2.8.2)
