"""The PLOVER event and CAMEO code of one sentence, from its word list hits and a plain choice of the main one.

Only for the corpora of single coded sentences: reports are read by the pipeline, which knows far more than this.
"""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.coding import Evidence, codes_of
from tollbook.knowledge.codebooks import codebooks
from tollbook.languages.lexicon import lexicon
from tollbook.mentions.tokens import split
from tollbook.model.reading import Hit, Token

FUTURE = frozenset(
    {"will", "would", "shall", "plans", "plan", "planned", "planning", "intends", "intend", "'ll", "could", "may", "might"}
)
BACKGROUND = frozenset(
    {"after", "over", "following", "amid", "despite", "since", "before", "during", "against", "for", "of", "about", "on"}
)
MATERIAL = frozenset({"AID", "COOPERATE", "CONSULT", "RETREAT", "SUPPORT", "CONCEDE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
QUOTING = frozenset({"statement"})


@dataclass(frozen=True, slots=True)
class SentenceCodes:
    """The codes of a sentence and the words that carried them; no event where no word of the list stands in it."""

    event: str | None
    mode: str | None
    cameo: str | None
    trigger: str


def sentence_codes(text: str, language: str = "en") -> SentenceCodes:
    """The codes of the main act of a sentence.

    >>> sentence_codes("The rebels ambushed a convoy on Monday.")
    SentenceCodes(event='ASSAULT', mode='firearms', cameo='190', trigger='ambushed')
    >>> sentence_codes("The weather was fine.").event is None
    True
    """
    tokens, _ = split(text)
    hits = lexicon(language).find(tokens)
    told = (h for h in hits if h.word == "act" and "needs" not in h.traits)  # no object is looked for here
    acts = sorted((h for h in told if h.traits["act"] not in QUOTING), key=lambda h: h.first)
    if len(acts) == 0:
        return SentenceCodes(None, None, None, "")
    main = max(acts, key=lambda hit: (_weight(hit, tokens), -hit.first))
    others = tuple(dict.fromkeys(h.traits["act"] for h in acts if h.first > main.first and h.traits["act"] != main.traits["act"]))
    weapons = tuple(dict.fromkeys(h.traits["weapon"] for h in hits if h.word == "weapon"))
    codes = codes_of(Evidence(main.traits["act"], other_acts=others, weapons=weapons))
    words = text[tokens[main.first].start : tokens[main.last - 1].end]
    event = _in_mood(codes.plover_event, main, tokens)
    return SentenceCodes(event, codes.plover_mode if event == codes.plover_event else None, codes.cameo, words)


def _weight(hit: Hit, tokens: tuple[Token, ...]) -> float:
    """Verbs before nouns, early before late, plain words before words of many meanings, the clause before its background."""
    before = {token.norm for token in tokens[max(0, hit.first - 3) : hit.first]}
    weight = 2.0 if hit.traits["pos"] == "verb" and tokens[hit.last - 1].norm.endswith(("ed", "s", "t", "w", "ng")) else 1.0
    weight -= 0.5 if hit.traits.get("ambiguous") == "yes" else 0.0
    weight -= 0.8 if before & BACKGROUND else 0.0
    weight -= 0.9 * hit.first / max(1, len(tokens))
    return weight + (0.3 if hit.last - hit.first > 1 else 0.0)


def _in_mood(event: str | None, hit: Hit, tokens: tuple[Token, ...]) -> str | None:
    """What somebody will do is a promise or a threat, not yet the act."""
    ahead = [token.norm for token in tokens[max(0, hit.first - 3) : hit.first]]
    if "not" in ahead and event in MATERIAL:
        return "REJECT"
    if not FUTURE & set(ahead):
        return event
    return "AGREE" if event in MATERIAL else "THREATEN" if event in HOSTILE else event


def root(event: str | None, mode: str | None = None) -> str | None:
    """The 15 roots of PLV: PLOVER's events with CONCEDE and RETREAT as one.

    >>> root("RETREAT"), root("DEMAND"), root(None)
    ('YIELD', 'REQUEST', None)
    """
    if event is None or event == "YIELD":
        return event
    named = codebooks().plover(event, mode).event
    return "YIELD" if named in ("CONCEDE", "RETREAT") else named
