"""Rows that name a project between the lines of a ledger or plan: the lines below are of it."""

from pathlib import Path
from typing import Any

import pytest

from ingest.preview import preview
from tests.ingest.files import figure, kept, one, with_projects, workbook

HEADS = ["Doc no", "Posting date", "Amount", "Text"]
A1, A2, B1 = ["A1", "2026-09-01", 100, "x"], ["A2", "2026-09-02", 200, "y"], ["B1", "2026-09-03", 50, "z"]
TOTAL = ["Total", None, 300]


def lines(tmp_path: Path, rows: list[list[Any]]) -> list[tuple[str, str]]:
    """Each line with the project that it is taken for."""
    seen = kept(with_projects(tmp_path / str(len(rows[0]))), workbook(tmp_path / "ledger.xlsx", {"Ledger": rows}))
    assert not [problem for problem in seen.problems if problem.severity != "notice"]
    one(seen, "the project of the rows below", "notice")
    return [(row["project_id"], row["line_id"]) for row in seen.sheets[0].rows.to_pylist()]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["Project: ERP"], ["Project: NET"]),
        (["Projekt: Projekt Anton (ERP)"], ["Projekt: Network refresh"]),
        (["Project ERP – ERP rollout"], ["Project NET – Network"]),
        (["Projet", "ERP"], ["Projet", "NET", "Network refresh"]),
        (["ERP rollout (ERP)"], ["[NET] Network"]),
    ],
)
def test_lines_below_a_row_that_names_a_project_are_of_it(tmp_path: Path, first: list[Any], second: list[Any]) -> None:
    assert lines(tmp_path, [HEADS, first, A1, A2, TOTAL, [], second, B1]) == [("ERP", "A1"), ("ERP", "A2"), ("NET", "B1")]


def test_they_fill_a_column_of_the_project_that_is_blank_and_one_of_them_is_enough(tmp_path: Path) -> None:
    own = [[None, *row] for row in (A1, A2, B1)]
    assert lines(tmp_path, [["Project", *HEADS], ["ERP"], *own[:2], ["NET"], own[2]]) == [("ERP", "A1"), ("ERP", "A2"), ("NET", "B1")]
    assert lines(tmp_path, [HEADS, ["Projekt: ERP"], A1, A2]) == [("ERP", "A1"), ("ERP", "A2")]


def test_a_project_that_is_not_known_is_named_and_refused_and_another_group_is_none(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    strange = workbook(tmp_path / "strange.xlsx", {"Ledger": [HEADS, ["Project: Anton (AA)"], A1, ["Project: NET"], B1]})
    seen = preview([strange], portfolio)
    assert "“AA”" in one(seen, "is no project that is known").says
    phases = workbook(tmp_path / "phases.xlsx", {"Ledger": [HEADS, ["Project management"], A1, ["Travel"], B1]})
    assert preview([phases], portfolio).questions[0].topic == "constant"


def test_a_code_in_brackets_beside_a_name_is_the_project_unless_the_name_is_anothers(tmp_path: Path) -> None:
    rows = [[text, *row] for text, row in zip(("Anton (ERP)", "[NET] Berta", "ERP rollout (NET)"), (A1, A2, B1), strict=True)]
    seen = preview([workbook(tmp_path / "ledger.xlsx", {"Ledger": [["Project", *HEADS], *rows]})], with_projects(tmp_path))
    assert seen.sheets[0].rows.column("project_id").to_pylist() == ["ERP", "NET"]  # type: ignore[union-attr]
    assert [question.key.rpartition("|")[2] for question in seen.questions] == ["ERP rollout (NET)"]


def test_headings_of_months_below_a_title_name_no_project(tmp_path: Path) -> None:
    rows = [["Istkosten in TEUR"], [], ["Project", "Jan 26", "Feb 26"], ["ERP", 2.5, 2]]
    portfolio = with_projects(tmp_path / "p")
    seen = kept(portfolio, workbook(tmp_path / "kosten.xlsx", {"Actual costs": rows}), yes=True)
    assert figure(portfolio, "ac", "ERP") == 4500
    assert seen.sheets[0].rows.column("amount").to_pylist() == [2500, 2000]  # type: ignore[union-attr]
