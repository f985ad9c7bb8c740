"""Printed lists as finance systems write them: ruled lines, bars, columns of fixed width; each line keeps its number."""

from pathlib import Path

import pytest

from tests.findings.sheets import kept, said, stored

RULED = """Ledger list                       01.04.2026
---------------------------------------------------
|Project|Document no|Posting date|    Amount|Text    |
---------------------------------------------------
|P1     |490001     |05.01.2026  |  1.000,00|Licences|
|P1     |490002     |20.01.2026  |   400,00-|Credit  |
|-------------------------------------------------|
|*      |           |            |    600,00|        |
---------------------------------------------------
"""
RULER = """Project  Document no  Posting date      Amount  Text
-------  -----------  ------------  ----------  --------
P1       490001       2026-01-05       1000.00  Licences and a long text
P1       490002       2026-01-20       -400.00  Credit note
========================================================
"""
PLAIN = """Cost report March

Project  Doc no  Posting date      Amount  Text
P1       490001  2026-01-05       1000.00  Licences and more
P1       490002  2026-01-20       -400.00  Credit note
P2       490003  2026-01-21         12.50  Taxi
"""


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (RULED, [("490001", 1000, "Licences", 5), ("490002", -400, "Credit", 6)]),
        (RULER, [("490001", 1000, "Licences and a long text", 3), ("490002", -400, "Credit note", 4)]),
        (PLAIN, [("490001", 1000, "Licences and more", 4), ("490002", -400, "Credit note", 5), ("490003", 12.5, "Taxi", 6)]),
    ],
    ids=["bars and rules", "a ruler of dashes", "blanks alone"],
)
def test_x28_a_printed_list_is_read(tmp_path: Path, content: str, rows: list[tuple[object, ...]]) -> None:
    desk = kept(tmp_path, "ledger.txt", content)
    assert stored(desk, "costs", "line_id", "amount", "description", "_row") == rows


def test_x28_ruled_lines_between_the_records_of_a_csv_are_no_rows(tmp_path: Path) -> None:
    content = "Project;Risk ID;Risk;Probability;Impact;Owner\n---;---;---;---;---;---\nP1;R1;A --- dash;4;4;Ann\nP1;R2;Other;4;4;Ann\n"
    desk = kept(tmp_path, "risks.csv", content)
    assert stored(desk, "risks", "risk_id", "title", "_row") == [("R1", "A --- dash", 3), ("R2", "Other", 4)]


def test_x28_the_list_says_how_its_columns_were_told(tmp_path: Path) -> None:
    told = [problem["says"] for problem in said(tmp_path, "ledger.txt", RULED)["problems"]]
    assert "The file is a printed list: its columns are told by bars between the cells. 4 ruled lines are no rows." in told


@pytest.mark.parametrize("content", ["Project\nP1\nP2\n", "One sentence.  Two gaps.\nAnother  line.\n"], ids=str)
def test_x28_what_has_no_columns_is_left_as_it_is(tmp_path: Path, content: str) -> None:
    found = said(tmp_path, "note.txt", content)
    assert not any("printed list" in problem["says"] for problem in found["problems"])


def test_x28_a_cell_that_runs_into_the_next_column_refuses_its_row(tmp_path: Path) -> None:
    crossed = RULER.replace("P1       490002       2026-01-20", "P1       490002-AND-MORE-26-01-20")
    found = said(tmp_path, "ledger.txt", crossed)
    says = "The cell runs on into the next column, so where it ends is a guess."
    assert (4, says) in [(problem["row"], problem["says"]) for problem in found["problems"] if problem["severity"] == "error"]
    assert found["sheets"][0]["rejected"] == 1


def test_x28_a_long_line_of_dashes_costs_nothing(tmp_path: Path) -> None:
    assert said(tmp_path, "dashes.txt", "Project;Risk\n" + "-" * 5_000 + "x\n")["kept"] is False
