"""The command line: ``tollbook code``, ``tollbook demo``, ``tollbook doctor`` and the commands around the book."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.stdout is None or sys.stderr is None:
        sys.exit(1)  # closed by the caller: nothing could be printed, not even why
    from tollbook.cli.app import app  # noqa: PLC0415 (start-up)

    app()
