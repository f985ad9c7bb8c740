"""Months, quarters and fiscal years across whose headings also say what their values are: actual, plan or forecast."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from ingest.layouts.heads import compound
from ingest.load import keep
from ingest.preview import Answers, preview
from tests.ingest.files import AT, asked, one, with_projects, workbook

ROWS = [["ERP", 100, 90, 200, 210], ["NET", 10, 20, 30, 40]]


def values(tmp_path: Path, heads: list[str], name: str = "Costs", **replies: str) -> tuple[str, dict[str, dict[date, float]]]:
    """The table, and of ERP each measure's value by its day; the left-out columns are told."""
    path = workbook(tmp_path / "return.xlsx", {name: [["Project", *heads], *ROWS]})
    portfolio = with_projects(tmp_path / str(len(list(tmp_path.iterdir()))))
    seen = preview([path], portfolio, answers=Answers(replies=replies))
    receipt = keep(seen, portfolio, person="test", at=AT, yes=True)
    assert receipt.kept, receipt.says
    if any(" is left out" in problem.says for problem in seen.problems):
        one(seen, "What is no planned value", "warning")
    found: dict[str, dict[date, float]] = defaultdict(dict)
    if any(question.topic == "outlook" for question in seen.questions):
        seen = preview([path], portfolio, answers=Answers(replies=replies, yes=True))
    for row in seen.sheets[0].rows.to_pylist():  # type: ignore[union-attr]
        if row["project_id"] == "ERP":
            for column in ("pv", "ac", "ev", "amount"):
                if row.get(column) is not None:
                    found[column][row.get("period_end") or row["date"]] = float(row[column])
    return seen.sheets[0].table, dict(found)


JAN, FEB, MAR, APR = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)


@pytest.mark.parametrize(
    ("heads", "table", "found"),
    [
        (["Jan-26 Act", "Feb-26 Act", "Mar-26 Fcst", "Apr-26 Fcst"], "costs", {"amount": {JAN: 100, FEB: 90}}),
        (["Jan-26 Plan", "Jan-26 Ist", "Feb-26 Plan", "Feb-26 Ist"], "reporting_periods", {"pv": {JAN: 100, FEB: 200}, "ac": {JAN: 90, FEB: 210}}),
        (["Réel janv. 26", "Réel févr. 26", "Budget janv. 26", "Budget févr. 26"], "reporting_periods", {"ac": {JAN: 100, FEB: 90}, "pv": {JAN: 200, FEB: 210}}),
        (["Jan-26 A", "Feb-26 A", "Mar-26 F", "Apr-26 F"], "costs", {"amount": {JAN: 100, FEB: 90}}),
        (["A Jan-26", "A Feb-26", "F Mrz-26", "F Apr-26"], "costs", {"amount": {JAN: 100, FEB: 90}}),
        (["Jan-26 (A)", "Feb-26 (A)", "Jan-26 (B)", "Feb-26 (B)"], "reporting_periods", {"ac": {JAN: 100, FEB: 90}, "pv": {JAN: 200, FEB: 210}}),
        (["Jan-26 A", "Feb-26 F", "Mrz 26 Ist", "Apr 26 Plan"], "costs", {"amount": {JAN: 100, MAR: 200}}),
        (["2026-01 Ist", "2026-02 Ist", "2026-03 VIS", "2026-04 Plan"], "costs", {"amount": {JAN: 100, FEB: 90}}),
    ],
)  # fmt: skip
def test_a_month_with_its_measure_is_both(tmp_path: Path, heads: list[str], table: str, found: dict[str, dict[date, float]]) -> None:
    assert values(tmp_path, heads) == (table, found)


def test_months_without_a_year_begin_anew_with_each_measure(tmp_path: Path) -> None:
    table, found = values(tmp_path, ["Jan Ist", "Feb Ist", "Jan Soll", "Feb Soll"], "Werte 2026")
    assert (table, found) == ("reporting_periods", {"ac": {JAN: 100, FEB: 90}, "pv": {JAN: 200, FEB: 210}})


def test_fiscal_years_and_quarters_with_their_measure_ask_when_they_begin(tmp_path: Path) -> None:
    heads = ["Actuals FY24/25", "Actuals FY25/26", "Budget FY25/26", "Budget FY26/27"]
    path = workbook(tmp_path / "years.xlsx", {"Years": [["Project", *heads], *ROWS]})
    question = asked(preview([path], with_projects(tmp_path / "p")), "fiscal_start")
    assert "Actuals FY24/25" in question.says
    _, found = values(tmp_path, heads, **{"fiscal_start|return.xlsx": "4"})
    ends = {year: date(year, 3, 31) for year in (2025, 2026, 2027)}
    assert found == {"ac": {ends[2025]: 100, ends[2026]: 90}, "pv": {ends[2026]: 200, ends[2027]: 210}}
    _, found = values(
        tmp_path, ["FY26 Q1 Actual", "FY26 Q2 (Actual)", "FY26 Q3 Fcst", "FY26 Q4 Fcst"], **{"fiscal_start|return.xlsx": "10"}
    )
    assert found == {"amount": {date(2025, 12, 31): 100, date(2026, 3, 31): 90}}


def test_what_is_no_period_or_no_measure_is_not_taken_apart() -> None:
    for text in ("Budget 2026", "Actual cost", "Forecast finish", "Q1 target", "Jan Müller", "Actual_2026", "Mar", "Plan A"):
        assert compound(text) is None, text
    for text, both in {
        "KW 12 Ist": ("KW 12", "Ist"),
        "Jan-26\nActual": ("Jan-26", "Actual"),
        "Begroting mrt 26": ("mrt 26", "Begroting"),
    }.items():
        assert compound(text) == both
