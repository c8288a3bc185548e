"""Where a user's own knowledge lives."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "TOLLBOOK_KNOWLEDGE"
FILE = "suggestions.db"


def knowledge_folder() -> Path | None:
    """The folder of the user's own knowledge: what TOLLBOOK_KNOWLEDGE names (empty: none), else ~/.local/share/tollbook.

    The folder need not exist.

    >>> import os; os.environ["TOLLBOOK_KNOWLEDGE"] = ""
    >>> knowledge_folder() is None
    True
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named).expanduser() if named else None
    home = os.environ.get("XDG_DATA_HOME")
    try:
        return (Path(home) if home else Path.home() / ".local" / "share") / "tollbook"
    except RuntimeError:
        return None


def kept_in(folder: Path | None, group: str) -> bool:
    """Whether a folder may hold accepted ``places`` or ``actors``; no file is read."""
    return folder is not None and ((folder / FILE).is_file() or (folder / group).is_dir())
