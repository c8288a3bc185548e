"""Tests see no user's own knowledge, unless one sets a folder for it."""

from __future__ import annotations

import os

os.environ["TOLLBOOK_KNOWLEDGE"] = ""
