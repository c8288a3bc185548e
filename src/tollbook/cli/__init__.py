"""The command line: ``tollbook code``, ``tollbook demo``, ``tollbook doctor`` and the commands around the book."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from tollbook.cli.app import app  # noqa: PLC0415 (start-up)

    app()
