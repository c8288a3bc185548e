"""The pages of the desk, one file a page."""

from __future__ import annotations

from fastapi import FastAPI

from tollbook.web.pages import account, actors, exports, imports, incident, names, overview, places, report, review


def add_to(app: FastAPI) -> None:
    """Add every page and form to the application."""
    for part in (overview, incident, report, review, actors, places, names, imports, exports, account):
        part.add_to(app)
