"""Actual costs of past months beside plans of those to come alone: a rolling outlook is no baseline, and so it is asked which of the two it is."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.ingest.files import workbook

PROJECTS = (
    "Project ID;Name;Currency;Baseline start;Baseline finish\nZA;First;EUR;2026-07-01;2026-12-31\nZB;Second;EUR;2026-07-01;2026-12-31\n"
)
ZA, ZB = [130, 110, 120, 500, 400], [230, 210, 220, 50, 40]


def _desk(folder: Path) -> Desk:
    desk = Desk(folder, setup=False)
    desk.kept(desk.file("projects.csv", PROJECTS))
    return desk


def _csv(desk: Desk, *heads: str, first: str = "Project", total: bool = False) -> Path:
    rows = [[first, *heads], *([name, *map(str, row), *([str(sum(row))] if total else [])] for name, row in (("ZA", ZA), ("ZB", ZB)))]
    return desk.file("rolling.csv", "".join(";".join(row) + "\n" for row in rows))


def _figures(desk: Desk) -> list[float | None]:
    """Actual cost of both in October, and the budget and the planned value of the first."""
    return [desk.figure("ac", "ZA"), desk.figure("ac", "ZB"), desk.figure("bac", "ZA"), desk.figure("pv", "ZA", "2026-12-31")]


@pytest.mark.parametrize(
    ("done", "plan"),
    [
        *(("Actual {}/2026", "Plan {}/2026"), ("Ist {}/2026", "Plan {}/2026"), ("{}/2026 Ist", "{}/2026 Soll"), ("Réel {}/2026", "Prévu {}/2026")),
        *(("Real {}/2026", "Planificado {}/2026"), ("Effettivo {}/2026", "Pianificato {}/2026"), ("Real {}/2026", "Planejado {}/2026")),
        *(("Werkelijk {}/2026", "Gepland {}/2026"), ("2026-{} (A)", "2026-{} (P)")),
    ],
)  # fmt: skip
def test_what_is_planned_only_after_the_actual_months_is_asked_about_and_by_a_yes_left_out(tmp_path: Path, done: str, plan: str) -> None:
    desk = _desk(tmp_path)
    path = _csv(desk, *(done.format(month) for month in ("08", "09", "10")), *(plan.format(month) for month in ("11", "12")))
    desk.asked("outlook", path)
    said = desk.kept(path, options=("--yes",))
    assert any("it is left out, being what is still expected" in problem["says"] for problem in said["problems"])
    assert _figures(desk) == [360, 660, None, None]


def test_it_is_the_baseline_where_that_is_said(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    path = _csv(desk, "Nov-26 Plan", "Dec-26 Plan", "Aug-26 Actual", "Sep-26 Actual", "Oct-26 Actual")
    said = desk.answered("outlook", "baseline", path)
    assert any("taken as the baseline of those periods" in problem["says"] for problem in said["problems"])
    assert [desk.figure("ac", "ZA"), desk.figure("bac", "ZA")] == [1020, 240]


def test_the_answer_holds_for_the_next_month_and_is_told(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    row = "ZA;Labour;EUR;" + ";".join(map(str, ZA)) + "\n"
    heads = "Project ID;Description;Currency;Ist 08/2026;Ist 09/2026;Ist 10/2026"
    desk.answered("outlook", "expected", desk.file("october.csv", f"{heads};Plan 11/2026;Plan 12/2026\n{row}"))
    said = desk.load(desk.file("november.csv", f"{heads};Ist 11/2026;Plan 12/2026\n{row}"), options=("--yes",))
    assert any("“Plan 12/2026” (400). As said, it is left out" in problem["says"] for problem in said["problems"])
    assert not [question for question in said["questions"] if question["key"].startswith("outlook") and not question["answer"]]


def test_measures_above_below_and_in_the_rows_are_the_same(tmp_path: Path) -> None:
    months = [f"{month:02}/2026" for month in range(8, 13)]
    shapes = {
        "above": [[None, "Ist", None, None, "Plan", None], ["Projekt", *months], ["ZA", *ZA], ["ZB", *ZB]],
        "below": [["Projekt", *months], [None, "Ist", "Ist", "Ist", "Plan", "Plan"], ["ZA", *ZA], ["ZB", *ZB]],
        "rows": [["Project", "Measure", *months]]
        + [row for name, each in (("ZA", ZA), ("ZB", ZB)) for row in ([name, "Actual", *each[:3], 0, 0], [name, "Plan", None, None, None, *each[3:]])],
        "down": [["Month", "ZA", "ZA", "ZB", "ZB"], [None, "Actual", "Plan", "Actual", "Plan"]]
        + [[month, *((a, None, b, None) if at < 3 else (None, a, None, b))] for at, (month, a, b) in enumerate(zip(months, ZA, ZB, strict=True))],
    }  # fmt: skip
    for name, rows in shapes.items():
        desk = _desk(tmp_path / name)
        path = workbook(desk.folder / f"{name}.xlsx", {"Costs": rows})
        desk.answered("outlook", "expected", path)
        assert _figures(desk) == [360, 660, None, None], name


def test_categories_add_up(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    heads = "Project;Category;Actual 08/2026;Actual 09/2026;Actual 10/2026;Plan 11/2026;Plan 12/2026"
    desk.kept(desk.file("kinds.csv", f"{heads}\nZA;Labour;130;110;120;500;400\nZA;Travel;3;1;2;5;4\n"), options=("--yes",))
    assert desk.figure("ac", "ZA") == 366


@pytest.mark.parametrize("expected", ["Plan", "Fcst"])
def test_a_total_of_both_is_called_by_its_heading_and_no_fault(tmp_path: Path, expected: str) -> None:
    desk = _desk(tmp_path)
    heads = [f"Ist {month}/2026" for month in ("08", "09", "10")] + [f"{expected} {month}/2026" for month in ("11", "12")]
    said = desk.kept(_csv(desk, *heads, "Summe", total=True), options=("--yes",))
    assert any("Left out as totals: “Summe” (G)." in problem["says"] for problem in said["problems"])
    assert not any("is taken for a total" in problem["says"] for problem in said["problems"])
    assert _figures(desk) == [360, 660, None, None]


def test_where_the_actual_months_are_planned_too_nothing_is_asked(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    desk.kept(_csv(desk, "Ist 08/2026", "Ist 09/2026", "Plan 09/2026", "Plan 10/2026", "Plan 11/2026"))
    assert desk.figure("ac", "ZA") == 240
    assert desk.figure("bac", "ZA") == 1020
