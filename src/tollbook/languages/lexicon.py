"""The words of one language, by class, and how they are found in a report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tollbook.languages.clitics import is_arabic, joined_by, plain, spellings
from tollbook.languages.pattern import CHOICE, Pattern, State
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import Hit, Token


@dataclass(frozen=True, slots=True)
class Word:
    """A class and its attributes, as one lexicon entry gives them."""

    word: str
    traits: Mapping[str, str]


class Branch:
    """A node of the tree of forms: the words that end here and the tokens that may follow.

    ``next`` and ``stems`` lead on in the tree; ``joint`` leads into patterns, whose nodes many ways share. A stem ends in a star.
    """

    __slots__ = ("joint", "next", "stems", "words")

    def __init__(self) -> None:
        self.next: dict[str, Branch] = {}
        self.stems: dict[str, Branch] = {}
        self.joint: dict[str, list[Branch]] | None = None
        self.words: list[Word] = []


class Lexicon:
    """All entries of a language folder, looked up over a whole report at once.

    A form is one or more tokens separated by blanks, with alternatives in brackets; a token that ends in ``*`` stands for every
    token that begins so.
    Arabic forms are found with what is written onto them too (conjunction, preposition, article); ``=word`` is not found with
    an article, and ``و+`` is the conjunction itself, a hit without width before any known word it is written onto.

    >>> tree = Lexicon("xx", [({"class": "harm", "metric": "killed"}, ("were killed", "kill*"))])
    >>> from tollbook.model.reading import Token
    >>> tokens = [Token(0, 4, "were", "were", 0), Token(5, 11, "killed", "killed", 0)]
    >>> [(h.word, h.first, h.last) for h in tree.find(tokens)]
    [('harm', 0, 2)]
    """

    def __init__(self, language: str, entries: Iterable[tuple[Mapping[str, str], Sequence[str]]]) -> None:
        self.language = language
        self.root = Branch()
        self.longest_stem = 0
        for traits, forms in entries:
            word = Word(traits["class"], {k: v for k, v in traits.items() if k != "class"})
            exact = "=" if word.traits.get("pos") == "verb" else ""  # no verb has an article
            for form in forms:
                written = form.casefold().replace("’", "'")
                if CHOICE.search(written):
                    self._add_pattern(Pattern(written), word, exact)
                else:
                    self._add([_plain(t) for t in (exact + written).split()], word)

    def _add(self, tokens: list[str], word: Word) -> None:
        branch = self.root
        for token in tokens:
            branch = self._grown(branch, token)
        branch.words.append(word)

    def _grown(self, branch: Branch, token: str) -> Branch:
        """The branch of the tree behind a token, made where there is none."""
        table, key = (branch.stems, token[:-1]) if _is_stem(token) else (branch.next, token)
        self.longest_stem = max(self.longest_stem, len(key) if table is branch.stems else 0)
        return table.setdefault(key, Branch())

    def _add_pattern(self, pattern: Pattern, word: Word, exact: str) -> None:
        """Its first tokens in the tree, so that few ways begin with one; the nodes behind them once for all ways there."""
        made: dict[State, Branch] = {}
        for token, state in pattern.steps(pattern.start):
            self._lead_on(self._grown(self.root, _plain(exact + token)), pattern, state, word, made)

    def _lead_on(self, branch: Branch, pattern: Pattern, state: State, word: Word, made: dict[State, Branch]) -> None:
        if pattern.may_end(state) and word not in branch.words:
            branch.words.append(word)
        for token, behind in pattern.steps(state):
            node = made.get(behind)
            if node is None:
                node = made[behind] = Branch()
                self._lead_on(node, pattern, behind, word, made)
            written = _plain(token)
            self.longest_stem = max(self.longest_stem, len(written) - 1 if _is_stem(written) else 0)
            branch.joint = {} if branch.joint is None else branch.joint
            into = branch.joint.setdefault(written, [])
            if node not in into:
                into.append(node)

    def _follow(self, branch: Branch, written: str) -> list[Branch]:
        """The branches behind a token: as it is written first, without what is written onto it next, stems last."""
        found: list[Branch] = []
        for spelling in spellings(written):
            norm = spelling.word
            for key in (norm,) if spelling.bare else ("=" + norm, norm):
                self._behind(branch, branch.next, key, key, found)
            if branch.stems or branch.joint is not None:
                for n in range(1, min(len(norm), self.longest_stem) + 1):
                    self._behind(branch, branch.stems, norm[:n], norm[:n] + "*", found)
        return found

    @staticmethod
    def _behind(branch: Branch, tree: Mapping[str, Branch], key: str, joint: str, found: list[Branch]) -> None:
        if key in tree:
            found.append(tree[key])
        if branch.joint is not None and joint in branch.joint:
            found += branch.joint[joint]

    def _conjunction(self, written: str) -> list[Word]:
        """The classes of the conjunction that is written onto a known word."""
        joint = joined_by(written)
        if joint is None or f"{joint[0]}+" not in self.root.next or self._knows(plain(written)):
            return []
        known = any(self._knows(s.word) for s in spellings(joint[1]))
        return self.root.next[f"{joint[0]}+"].words if known else []

    def _knows(self, norm: str) -> bool:
        return norm in self.root.next or "=" + norm in self.root.next

    def _ends(self, tokens: Sequence[Token], first: int) -> list[tuple[int, Word]]:
        ends: list[tuple[int, Word]] = []
        open_branches, i, sentence = [self.root], first, tokens[first].sentence
        while open_branches and i < len(tokens) and tokens[i].sentence == sentence:
            norm = tokens[i].norm
            open_branches = [b for branch in open_branches for b in self._follow(branch, norm)]
            i += 1
            ends += [(i, word) for branch in open_branches for word in branch.words]
        return ends

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Every entry that stands on the tokens: of one class only the longest from each start, none inside a longer one."""
        hits: list[Hit] = []
        reached: dict[str, int] = {}
        for first in range(len(tokens)):
            hits += [Hit(word.word, first, first, word.traits) for word in self._conjunction(tokens[first].norm)]
            best: dict[str, tuple[int, Word]] = {}
            for last, word in self._ends(tokens, first):
                if word.word not in best or last > best[word.word][0]:
                    best[word.word] = (last, word)
            for name, (last, word) in best.items():
                if last > reached.get(name, 0):
                    hits.append(Hit(name, first, last, word.traits))
                    reached[name] = last
        return tuple(hits)


def _is_stem(token: str) -> bool:
    return token.endswith("*") and len(token) > 1


def _plain(token: str) -> str:
    """A token of a form as it is kept: Arabic without vowel signs, a stem's star and a leading sign left in place."""
    if token.startswith("="):
        return "=" + plain(token[1:]) if is_arabic(token[1:]) else token[1:]
    return plain(token)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its ISO code; KnowledgeError where Tollbook does not know the language."""
    built = resources.files("tollbook.languages") / "built" / f"{language}.json"
    if not built.is_file():
        raise KnowledgeError(f"language {language!r}: Tollbook has no words for it (known: {', '.join(languages())})")
    data: list[dict[str, Any]] = json.loads(built.read_text(encoding="utf-8"))
    return Lexicon(language, ((entry["traits"], entry["forms"]) for entry in data))


@cache
def languages() -> tuple[str, ...]:
    """The ISO codes of the languages Tollbook reads, in order."""
    built = resources.files("tollbook.languages") / "built"
    return tuple(sorted(f.name.removesuffix(".json") for f in built.iterdir() if f.name.endswith(".json")))
