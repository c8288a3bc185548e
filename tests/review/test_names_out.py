"""Names explained on the desk of one book go into the user's own knowledge with one command, and only what fits there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tollbook.review.desk_file import DeskFile
from tollbook.review.names import Names

TEXT = "Fighters of the Azure Dawn Brigade shot two guards dead at Qorvaneth, Mali, on 3 March 2026, the police said."


def tollbook(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "tollbook", *words]
    kept = {**os.environ, "TOLLBOOK_KNOWLEDGE": str(folder / "own")}
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=True).stdout


def test_what_the_desk_knows_becomes_the_users_own_knowledge(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    names = Names(DeskFile(str(tmp_path / "tollbook-desk.db")))
    names.add("actor", "Azure Dawn Brigade", {"country": "MLI"}, "ana")
    names.add("actor", "the Shabaab lads", {"id": "som.al_shabaab", "name": "Al-Shabaab"}, "ana")
    names.add("actor", "Nobody", {"dismissed": True}, "ana")
    names.add("place", "Qorvaneth", {"country": "MLI", "latitude": 16.3, "longitude": -1.4, "radius_km": 4}, "ana")
    names.add("place", "Somewhere", {"country": "MLI"}, "ana")
    told = tollbook(tmp_path, "names").splitlines()
    assert [line.split(":")[0] for line in told] == ["Azure Dawn Brigade", "the Shabaab lads", "Qorvaneth", "Somewhere"]
    assert ["written" in line for line in told] == [True, False, True, False]
    event = json.loads(tollbook(tmp_path, "code", "--json", "story.txt"))["events"][0]
    assert (event["place"]["name"], event["place"]["latitude"]) == ("Qorvaneth", 16.3)
    assert "mli.own.azure_dawn_brigade" in [a["id"] for a in event["actors"]]
    again = tollbook(tmp_path, "names").splitlines()
    assert not any("written" in line for line in again)
