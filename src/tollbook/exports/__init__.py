"""Incidents and coded reports in the formats of the field, each checked against its codebook."""

from __future__ import annotations

from tollbook.exports.known import Known
from tollbook.exports.write import FORMATS, PROFILES, UNSAID, Left, export

__all__ = ["FORMATS", "PROFILES", "UNSAID", "Known", "Left", "export"]
