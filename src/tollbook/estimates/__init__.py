"""estimate: low, best and high of one incident from the claims about it, under a named counting rule."""

from __future__ import annotations

from tollbook.estimates.estimate import GROUPS, Estimate, estimate
from tollbook.estimates.figures import Figure, Telling, figures
from tollbook.estimates.grade import GRADES, grade
from tollbook.estimates.profiles import DEFAULT, Profile, profile, profile_names
from tollbook.estimates.voices import Voice, voices

__all__ = [
    "DEFAULT", "GRADES", "GROUPS", "Estimate", "Figure", "Profile", "Telling", "Voice", "estimate", "figures", "grade", "profile",
    "profile_names", "voices",
]  # fmt: skip
