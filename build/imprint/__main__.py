"""python -m imprint."""

from .cli import main

main()
