"""What the commands write: results on standard output, messages and progress on standard error."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from time import monotonic

import typer

from tollbook.cli.card import Paper
from tollbook.cli.harmless import one_line

WELL, PROBLEMS, PARTLY = 0, 1, 3  # and 2 for wrong usage
EVERY_S = 0.2


def paper() -> Paper:
    """What cards are printed on here: the terminal's width and colours, or plain paper for files, pipes and NO_COLOR."""
    if not sys.stdout.isatty():
        return Paper()
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns or Paper().width  # some terminals say 0
    except OSError:
        width = Paper().width
    return Paper(max(width, 40), colour=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def write(words: str) -> None:
    """Write a line or a card in UTF-8, at once. A reader that has gone away ends the command without a word."""
    try:
        sys.stdout.buffer.write(words.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(WELL) from None
    except OSError as error:
        say(f"standard output cannot be written ({error.strerror})")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PROBLEMS) from None


def say(message: str) -> None:
    """One message on standard error, harmless to a terminal whatever names it holds."""
    print(f"tollbook: {one_line(message)}", file=sys.stderr)


@dataclass(slots=True)
class Progress:
    """How far a run has come, on standard error, where that is a terminal and the results do not go to it as well."""

    shown: bool = field(default_factory=lambda: sys.stderr.isatty() and not sys.stdout.isatty())
    began: float = field(default_factory=monotonic)
    told: float = 0.0
    done: int = 0
    failed: int = 0

    def note(self, name: str, reason: str | None) -> None:
        """Count one report; where it failed say which and why."""
        self.done += 1
        if reason is not None:
            self.failed += 1
            self.clear()
            say(f"{name}: {reason}")
        if self.shown and monotonic() - self.told > EVERY_S:
            self.told = monotonic()
            rate = self.done / max(self.told - self.began, 0.001)
            print(f"\r\033[K{self.done} reports, {rate:.0f} a second", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line of progress away."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def leave(self) -> None:
        """End the command by how its reports fared: 0 all done, 3 some, 1 none."""
        self.clear()
        if self.failed:
            raise typer.Exit(PARTLY if self.failed < self.done else PROBLEMS)
