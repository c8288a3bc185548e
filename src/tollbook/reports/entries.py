"""The entries of the small knowledge files this stage reads itself."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any

from tollbook.model.error import KnowledgeError


def entries_of(package: str, *path: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of one YAML file in order; KnowledgeError where it is not a source and a list of entries.

    >>> entries_of("tollbook.knowledge", "news_agencies.yaml")[0]["name"]
    'AFP'
    """
    import yaml  # noqa: PLC0415 (start-up)

    file = resources.files(package).joinpath(*path)
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{package} {'/'.join(path)}: not YAML ({error})") from error
    if not isinstance(data, dict) or not data.get("source") or not isinstance(data.get("entries"), list):
        raise KnowledgeError(f"{package} {'/'.join(path)}: needs a source and a list of entries")
    return tuple(data["entries"])
