"""Forms with alternatives in brackets, "(a|ont) (aussi|) dit": which tokens they begin with, and what may follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tollbook.model.error import KnowledgeError

CHOICE = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
State = tuple[int, str]
"""How many parts of a pattern are begun, and the rest of the one begun last, without blanks before it."""


class Pattern:
    """A form as the steps from token to token that it allows; the forms themselves are never spelled out.

    >>> pattern = Pattern("(a|ont) (aussi|) dit")
    >>> sorted(pattern.steps(pattern.start))
    [('a', (2, '')), ('ont', (2, ''))]
    >>> sorted(pattern.steps((2, "")))
    [('aussi', (4, 'dit')), ('dit', (4, ''))]
    >>> pattern.may_end((4, "dit")), pattern.may_end((4, ""))
    (False, True)
    """

    start: State = (0, "")

    def __init__(self, form: str) -> None:
        self.parts = _parts(form)
        optional = [any(not option.strip() for option in part) for part in self.parts]
        self.open_end = len(optional) - next((n for n, o in enumerate(reversed(optional)) if not o), len(optional))

    def may_end(self, state: State) -> bool:
        """Whether nothing more has to follow."""
        begun, rest = state
        return not rest and begun >= self.open_end

    def steps(self, state: State) -> Iterator[tuple[str, State]]:
        """The tokens that may come next, each with the state behind it."""
        yield from dict.fromkeys(self._read("", state[1], state[0]))

    def _read(self, token: str, text: str, begun: int) -> Iterator[tuple[str, State]]:
        head, blank, rest = text.partition(" ")
        token += head
        if blank and token:
            yield token, self._state(begun, rest)
        elif blank:
            yield from self._read("", rest, begun)
        elif begun < len(self.parts):
            for option in self.parts[begun]:
                yield from self._read(token, option, begun + 1)
        elif token:
            yield token, (begun, "")

    def _state(self, begun: int, rest: str) -> State:
        rest = rest.lstrip(" ")
        return (begun, rest)


def _parts(form: str) -> list[list[str]]:
    """The stretches of a form in order, each with what may stand there: one text, or the options of a bracket."""
    parts: list[list[str]] = []
    done = 0
    while (choice := _outermost(form, done)) is not None:
        first, last = choice
        if first > done:
            parts.append([form[done:first]])
        parts.append(_options(form[first:last]))
        done = last
    return [*parts, [form[done:]]] if done < len(form) else parts


def _outermost(form: str, start: int) -> tuple[int, int] | None:
    """Where the next bracket with alternatives stands that is in no other one."""
    inner = CHOICE.search(form, start)
    if inner is None:
        return None
    first, last, depth = inner.start(), inner.end(), 0
    for i in range(inner.start() - 1, start - 1, -1):  # outwards, to the first bracket that is not closed before
        depth += (form[i] == ")") - (form[i] == "(")
        if depth < 0:
            first, depth = i, 0
    if first < inner.start():
        last = _closing(form, first)
    return first, last


def _closing(form: str, first: int) -> int:
    depth = 0
    for i in range(first, len(form)):
        depth += (form[i] == "(") - (form[i] == ")")
        if depth == 0:
            return i + 1
    raise KnowledgeError(f"{form}: a bracket is not closed")


def _options(text: str) -> list[str]:
    """What a bracket may stand for, brackets inside it spelled out; blanks are kept."""
    choice = CHOICE.search(text)
    if choice is None:
        return [text]
    spelled = (f for option in choice[1].split("|") for f in _options(text[: choice.start()] + option + text[choice.end() :]))
    return list(dict.fromkeys(spelled))
