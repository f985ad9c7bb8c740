"""Projects called by their names are taken for the ones that are known, and never where two could be meant."""

from datetime import date
from pathlib import Path

import pytest

from tests.findings.sheets import kept, said, stored
from tests.ingest.files import Rows

D = date
BOOKED = [("P1", D(2026, 1, 15), 10), ("P2", D(2026, 1, 16), 20)]


@pytest.mark.parametrize("heading", ["Project", "Vorhaben", "Initiative of the board"])
@pytest.mark.parametrize("names", [("Alpha", "Beta"), ("alpha", "P2"), ("P1 - Alpha", "Beta (P2)")], ids=str)
def test_a_project_named_by_its_name_is_the_one_that_is_known(tmp_path: Path, heading: str, names: tuple[str, str]) -> None:
    lines = "".join(f"{name};2026-01-{15 + n};{10 * (n + 1)};x\n" for n, name in enumerate(names))
    desk = kept(tmp_path, "costs.csv", f"{heading};Posting date;Amount;Text\n{lines}", "--yes")
    assert stored(desk, "costs", "project_id", "date", "amount") == BOOKED


def test_names_of_the_same_upload_serve_and_a_name_of_two_projects_does_not(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Projects": [["Project ID", "Name", "Currency"], ["X", "Xi", "EUR"], ["Y", "Alpha", "EUR"]],
        "Costs": [["Project", "Date", "Amount"], ["Xi", D(2026, 1, 5), 1], ["Alpha", D(2026, 1, 5), 2]],
    }
    found = said(tmp_path, "both.xlsx", sheets)
    assert [(p["sheet"], p["row"]) for p in found["problems"] if p["severity"] == "error"] == [("Costs", 3)]
    told = [p["says"] for p in found["problems"] if "called by their names" in p["says"]]
    assert told == ["Projects are called by their names and taken for those known: “Xi” for X."]
