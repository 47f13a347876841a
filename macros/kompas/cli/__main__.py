"""For `python -m kompas.cli`, where the command itself is not on the path."""

from kompas.cli import main

main()
