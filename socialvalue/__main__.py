"""`python -m socialvalue` is `socialvalue`."""

import sys

from socialvalue.cli import main

if __name__ == "__main__":
    sys.exit(main())
