"""Where nobody has claimed an attack: "no group has claimed it", "ninguna de las milicias ha asumido la acción"."""

from __future__ import annotations

from tollbook.model.reading import Reading

REACH = 16
"""Tokens from "nobody" to the words of claiming."""


def unclaimed(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The token ranges that say so, whether as one fixed wording or as a subject that means nobody with a verb of claiming."""
    found = [(h.first, h.last) for h in reading.all("unclaimed")]
    for nobody in reading.all("no_one", "neither"):
        end = min(nobody.last + REACH, reading.sentence_of(nobody.first).last)
        end = next((i for i in range(nobody.last, end) if reading.tokens[i].text in ";:"), end)
        owning = [h for h in reading.within("responsibility", nobody.last, end) if h.traits["stance"] == "claims"]
        last = [h.last for h in (*owning, *(h for w in ("behind", "owning_up") for h in reading.within(w, nobody.last, end)))]
        paired = nobody.word != "neither" or bool(last and reading.within("nor", nobody.last, min(last)))
        fixed = any(nobody.first <= h.first < end for h in reading.all("unclaimed"))
        if last and paired and not fixed:
            found.append((nobody.first, min(last)))
    return tuple(sorted(found))
