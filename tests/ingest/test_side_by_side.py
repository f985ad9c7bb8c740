"""The value of a month and its running total side by side: the running total counts, whatever the sheet is called."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

PROJECTS = "Project ID;Name;Currency;Baseline start;Baseline finish\nZA;First;EUR;2026-07-01;2026-12-31\n"
ROWS = "ZA;{};100;800;900\nZA;{};120;920;1000\n"


def _desk(folder: Path) -> Desk:
    desk = Desk(folder, setup=False)
    desk.kept(desk.file("projects.csv", PROJECTS))
    return desk


def _figures(desk: Desk) -> list[float | None]:
    return [desk.figure(metric, "ZA", "2026-09-30") for metric in ("ac", "pv")]


@pytest.mark.parametrize(
    ("name", "heads", "months"),
    [
        ("costs.csv", "Project;Period;Actual (month);Actual YTD;Budget YTD", ("2026-08", "2026-09")),
        ("report.csv", "Project;Period;Actual (month);Actual YTD;Budget YTD", ("2026-08", "2026-09")),
        ("Istkosten.csv", "Projekt;Stichtag;Ist Monat;Ist kumuliert;Plan kumuliert", ("31.08.2026", "30.09.2026")),
        ("costs.csv", "Projet;Mois;Réel mois;Réel cumulé;Budget cumulé", ("2026-08", "2026-09")),
        ("costes.csv", "Proyecto;Mes;Real mes;Real acumulado;Presupuesto acumulado", ("2026-08", "2026-09")),
        ("costs.csv", "Project;Month;Actual MTD;Actual to date;Budget to date", ("Aug-26", "Sep-26")),
    ],
)
def test_the_running_total_counts_with_what_came_before_the_first_month(
    tmp_path: Path, name: str, heads: str, months: tuple[str, str]
) -> None:
    desk = _desk(tmp_path)
    said = desk.kept(desk.file(name, f"{heads}\n{ROWS.format(*months)}"))
    month, running = heads.split(";")[2:4]
    told = f"“{running}” rises by “{month}” from one period to the next: it is its running total, and what counts."
    assert told in [problem["says"] for problem in said["problems"]]
    assert _figures(desk) == [920, 1000]


def test_columns_that_contradict_each_other_want_a_yes(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    said = desk.load(
        desk.file("costs.csv", f"Project;Period;Actual;Actual YTD;Budget YTD\n{ROWS.format('2026-08', '2026-09')}".replace("920", "950"))
    )
    assert not said["kept"]
    assert any(
        "“Actual YTD” changes by 150.00, and “Actual” is 120.00: they contradict each other" in each["says"] for each in said["problems"]
    )


def test_a_ledger_with_several_lines_of_a_month_stays_one(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    lines = "ZA;2026-09-03;100;100\nZA;2026-09-17;120;220\n"
    said = desk.kept(desk.file("costs.csv", f"Project;Date;Actual;Actual to date\n{lines}"), options=("--yes",))
    assert [sheet["table"] for sheet in said["sheets"]] == ["costs"]
    assert desk.figure("ac", "ZA", "2026-09-30") == 220
