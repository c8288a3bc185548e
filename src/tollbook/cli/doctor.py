"""Whether everything Tollbook needs is here."""

from __future__ import annotations

import platform
import resource
import sys
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable

import typer

from tollbook import __version__

PACKAGES = ("lxml", "trafilatura", "py3langid", "rapidfuzz", "geographiclib", "PyYAML", "rich", "typer")
BUILT = ("actors.json", "codebooks.json", "countries.json", "gazetteer.bin", "localities.bin", "sites.json")


def doctor() -> None:
    """Tell versions, built files, languages and memory. Ends with 1 when something is missing."""
    missing = 0
    for name, value, there in found():
        missing += not there
        print(f"{name:14} {value}")
    print("all is here" if not missing else f"MISSING: {missing}; install Tollbook again, or run `make build` in its source")
    if missing:
        raise typer.Exit(1)


def found() -> Iterator[tuple[str, str, bool]]:
    """What there is: a name, what was found, and whether it is as it should be."""
    yield "tollbook", __version__, True
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True
    for name in PACKAGES:
        yield _package(name)
    knowledge = resources.files("tollbook.knowledge") / "built"
    for name in BUILT:
        yield _built(knowledge / name)
    languages = sorted(p.name.removesuffix(".json") for p in _listed(resources.files("tollbook.languages") / "built"))
    yield "languages", " ".join(languages) or "none", "en" in languages
    yield _memory()


def _package(name: str) -> tuple[str, str, bool]:
    try:
        return name, metadata.version(name), True
    except metadata.PackageNotFoundError:
        return name, "not installed", False


def _built(file: Traversable) -> tuple[str, str, bool]:
    if not file.is_file():
        return file.name, "not built", False
    return file.name, f"{len(file.read_bytes()) / 1e6:,.1f} MB", True


def _listed(folder: Traversable) -> list[Traversable]:
    return [p for p in folder.iterdir() if p.name.endswith(".json")] if folder.is_dir() else []


def _memory() -> tuple[str, str, bool]:
    """Peak memory after one report was coded with everything loaded."""
    from tollbook.model.report import Report  # noqa: PLC0415 (start-up)
    from tollbook.pipeline import code_report  # noqa: PLC0415 (start-up)

    code_report(Report("doctor", "Two soldiers were killed in an attack on a base near Gao, Mali, the army said.", language="en"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return "memory", f"{peak:,.0f} MB at most, with one report coded", True
