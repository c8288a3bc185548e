"""``python -m tollbook`` is the command line."""

from __future__ import annotations

from tollbook.cli import main

if __name__ == "__main__":
    main()
