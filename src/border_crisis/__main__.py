"""`python -m border_crisis`."""

from border_crisis.cli import main

main()
