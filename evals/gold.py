"""Scores the walk on the development set of renditions and holds it to its floors.

Run as ``python evals/gold.py [--shared ../shared] [--raise-floors]``; without the set it says so and stops. The figures are "on
annotator-written renditions of real reports", never "on news text". Floors stand in ``floors.json`` under ``gold`` and only rise.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
NAME = "gold"
LANGUAGES = ("en", "es", "fr")  # the others have too few reports for a floor
STRICT = ("evidence spans exact", "lines within the contract")  # nothing less than all will do
SLACK = 0.02  # a floor is set so much under its figure: one report or two of the set
Figures = dict[str, float]


def arguments() -> argparse.Namespace:
    """Where the set is, and whether to raise the floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder with gold/, beside the checkout"
    )
    parser.add_argument("--raise-floors", action="store_true", help="write the figures that are above their floor as new floors")
    return parser.parse_args()


def tollbook(*words: str) -> str:
    """What a Tollbook command prints."""
    return subprocess.run([sys.executable, "-m", "tollbook", *words], check=True, capture_output=True, encoding="utf-8").stdout


def predict(gold: Path, folder: Path) -> tuple[Path, Path]:
    """The coded reports and the incidents of the set, as a user would make them."""
    reports, coded, incidents = gold / "dev" / "reports.jsonl", folder / "coded.jsonl", folder / "incidents.jsonl"
    coded.write_text(tollbook("code", "--input", str(reports), "--json"), encoding="utf-8")
    found = tollbook("export", "--format", "incidents", "--input", str(reports), "--coded", str(coded))
    incidents.write_text(found, encoding="utf-8")
    return coded, incidents


def scored(gold: Path, *words: str) -> str:
    """What the set's own scorer prints for predictions made now."""
    with tempfile.TemporaryDirectory() as name:
        coded, incidents = predict(gold, Path(name))
        command = [sys.executable, str(gold / "score.py"), str(gold / "dev"), str(coded), "--incidents", str(incidents)]
        return subprocess.run([*command, "--by", "lang", *words], check=True, capture_output=True, encoding="utf-8").stdout


def figures(sheet: dict[str, Any]) -> Figures:
    """The figures that have floors; every one is better the higher it is."""
    found = dict(sheet["headline"]["parts"]) | {"headline": sheet["headline"]["value"]}
    for name, row in sheet["figures"].items():
        if name in ("statements", "perpetrator names", "target names", "toll value"):
            found[f"{name} F1"] = row["f1"]
        elif name in ("evidence spans exact", "date within 1 day", "country", "admin1", "target", "estimate killed"):
            found[name] = row["value"]
    found["reports free of background tolls"] = 1 - sheet["figures"]["background tolls"]["per report"]
    found["distractors free of tolls"] = 1 - sheet["figures"]["distractors with a main toll"]["value"]
    found["lines within the contract"] = 0.0 if sheet["problems"] else 1.0
    for language in LANGUAGES:
        rows = sheet["by"].get(language, {})
        found |= {f"{language} {name}": value for name, value in rows.items() if name != "reports" and value is not None}
    return {name: round(value, 4) for name, value in found.items()}


def raised(old: Figures, new: Figures) -> Figures:
    """The floors after these figures: none falls.

    >>> raised({"a": 0.5}, {"a": 0.4, "b": 0.7})
    {'a': 0.5, 'b': 0.68}
    """
    risen = {n: v if n in STRICT else round(max(v - SLACK, 0.0), 3) for n, v in new.items()}
    return {n: max(old.get(n, 0.0), risen.get(n, 0.0)) for n in sorted({*old, *risen})}


def linked(sheet: dict[str, Any], found: Figures) -> Figures:
    """The figures of the linking, which have floors of their own: no incident may be merged with another."""
    merged = len(sheet["linking"]["merged"])
    return {"B-cubed F1": found["B-cubed F1"], "incidents not merged": 0.0 if merged else 1.0}


def main() -> int:
    """Score, compare, and raise the floors where that was asked; 1 where a figure is under its floor."""
    chosen = arguments()
    gold = chosen.shared / "gold"
    if not (gold / "dev" / "reports.jsonl").is_file():
        print(f"{NAME}: skipped, no development set at {gold}")
        return 0
    sheet = json.loads(scored(gold, "--json"))
    found = figures(sheet)
    everything = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    floors: Figures = everything.get(NAME, {})
    if chosen.raise_floors:
        everything[NAME] = floors = raised(floors, found)
        FLOORS.write_text(json.dumps(everything, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    fallen = [name for name, floor in floors.items() if found.get(name, 0.0) < floor]
    linking = everything.get("gold_linking", {})
    fallen += [name for name, value in linked(sheet, found).items() if value < linking.get(name, 0.0)]
    for name, value in found.items():
        floor = f"floor {floors[name]:.3f}" if name in floors else "no floor"
        print(f"  {name:36} {value:.3f}  {floor}{'  FALLEN' if name in fallen else ''}")
    for name, value in linked(sheet, found).items():
        print(f"  linking: {name:27} {value:.3f}  floor {linking.get(name, 0.0):.3f}")
    print(f"{NAME}: {len(found)} figures on annotator-written renditions of real reports, {len(fallen)} under their floors")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
