"""The findings on what the pages say, P1 to P20, F15 and F17, through small portfolios of one's own."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from charts import spec
from charts.palette import LIGHT
from render import excel
from render.pdf_document import document
from reports.report import Figure, Grid, Note, Report
from reports.walk import blocks
from store.portfolio import Portfolio
from tests.charts.drawn import words
from tests.findings import telling
from tests.findings.telling import EVM, MILESTONES, PROJECTS, RISKS, cards, course, exported, grids, of, plain, project, row, told

OCTOBER = "2026-10-31"


@pytest.fixture(scope="module")
def sample_report(sample: Portfolio) -> Report:
    return telling.report(sample)


@pytest.mark.parametrize(
    ("pv", "ev", "ac", "says"),
    [
        (100, 90, 95, "Earned is 10 % behind plan; it cost 5.56 % more than it earned"),
        (100, 110, 99, "Earned is 10 % ahead of plan; it cost 10 % less than it earned"),
        (100, 100, 100, "Earned is on plan; it cost what it earned"),
    ],
)
def test_P1_cost_is_compared_with_what_was_earned_and_says_so(tmp_path: Path, pv: float, ev: float, ac: float, says: str) -> None:
    found = told(tmp_path, OCTOBER, Projects=[PROJECTS, project("A")], EVM=[EVM, *course("A", pv=pv, ev=ev, ac=ac)])
    assert says in [plain(block.title) for block in of(found, "position") if isinstance(block, Figure)]
    assert "above it" not in found.slides[4].title


def test_P2_every_slip_says_working_days_and_nothing_says_weeks(sample_report: Report) -> None:
    for slide in sample_report.slides:
        assert not re.search(r"\d\s*d\b|\bweeks?\b", plain(slide.title))
        for block in blocks(slide):
            if isinstance(block, Grid):
                columns = zip(block.columns, zip(*block.rows, strict=True), strict=True) if block.rows else ()
                days = [column.label for column, cells in columns if any(cell.unit == "working days" for cell in cells)]
                assert all("working days" in label for label in days), days
            if isinstance(block, Note):
                assert not [line for item in block.items for line in (item.title, *item.lines) if re.search(r"[+−]\d+\s?d\b", line)]
    slips = [explained for explained in sample_report.explanations.values() if "slip" in explained.metric and explained.value is not None]
    assert slips
    assert all("working day" in explained.numbers for explained in slips)


def test_P3_an_overdue_milestone_is_not_explained_by_its_old_date(tmp_path: Path) -> None:
    rows = [
        ("A", "M1", "Go-live", "2026-08-11", "2026-08-11", None),
        ("A", "M2", "Pilot", "2026-08-11", "2026-09-01", None),
        ("A", "M3", "Test", None, "2026-09-01", None),
    ]
    found = told(tmp_path, OCTOBER, Projects=[PROJECTS, project("A")], EVM=[EVM, *course("A")], Milestones=[MILESTONES, *rows])
    one, two = (found.explanations[f"milestone_slip/milestone/A·{key}"] for key in ("M1", "M2"))
    none = found.explanations["milestone_slip/milestone/A·M3"]
    assert plain(none.numbers) == "not done, the forecast of 1 September 2026 has passed, no new date given: overdue"
    assert plain(one.numbers) == "not done, 58 working days after 11 August 2026, no new date given: overdue over a month"
    assert "the forecast of 1 September 2026 has passed" in plain(two.numbers)
    table = grids(found, "milestones")[0]
    assert [cell.text for cell in next(zip(*table.rows, strict=True))] == ["A", "A", "A"]
    assert {cells[4].text for cells in table.rows} == {"–"}  # no forecast is shown as one
    chart = next(block for block in of(found, "milestones") if isinstance(block, Figure))
    assert {(drawn["forecast"], drawn["until"]) for drawn in chart.data["rows"]} == {(None, OCTOBER)}


def test_P4_stale_is_no_slip_of_0_and_the_finish_by_performance_stands_beside_the_managers(tmp_path: Path) -> None:
    found = told(
        tmp_path, OCTOBER,
        Projects=[(*PROJECTS, "Forecast finish"), (*project("S"), "2026-12-31"), (*project("L"), "2026-12-31"), (*project("Z"), "2026-12-31")],
        EVM=[EVM, *course("S", until=7), *course("L", ev=80, ac=80), *course("Z")],
    )  # fmt: skip
    for grid in (grids(found, "overview")[0], grids(found, "exceptions")[0]):
        slips = [label for label in row(grid, "S") if label.startswith("Slip")]
        assert slips == ["Slip: manager, working days", "Slip: performance, working days"]
        assert row(grid, "S")[slips[0]].text == "– stale"
        assert row(grid, "L")[slips[0]].text == "0"
        assert (row(grid, "L")[slips[1]].number or 0) > 20
        assert "Z" in grid.tail
        assert "● On plan" in grid.tail
    assert "By its performance so far it finishes" in row(grids(found, "exceptions")[0], "L")["Why"].text


def _risk(key: str, number: int, residual: int, cost: float) -> tuple[Any, ...]:
    return (key, f"R{number}", "Supplier fails", 5, 5, residual, residual, 0.5, cost)


def test_P5_on_plan_is_said_only_where_nothing_says_otherwise(tmp_path: Path) -> None:
    costs = [
        (key, end, pv, ev, (ac or 0) + (60 if key == "T" and end == OCTOBER else 0) if ac is not None else None)
        for key in "CRTUZ"
        for key, end, pv, ev, ac in course(key)
    ]
    found = told(
        tmp_path, OCTOBER,
        Projects=[PROJECTS, *(project(key, contingency=1000) for key in "CRTUZ")],
        EVM=[EVM, *costs],
        Risks=[RISKS, _risk("C", 1, 5, 10), _risk("R", 2, 3, 90_000), _risk("Z", 3, 1, 10), ("U", "R4", "Nobody rated it", None, None, None, None, None, 5)],
    )  # fmt: skip
    table = grids(found, "exceptions")[0]
    assert table.tail == "● On plan: Z"
    assert "1 critical risk is open." in row(table, "C")["Why"].text
    assert "short of its open risks" in row(table, "R")["Why"].text
    assert "rose by EUR" in plain(row(table, "T")["Why"].text)
    assert "1 open risk is not rated." in row(table, "U")["Why"].text
    assert found.slides[0].title.startswith("Portfolio At risk: 4 of 5 projects need attention")
    drawn = next(block for block in of(found, "overview") if isinstance(block, Figure) and block.chart == "quadrant")
    assert {point["code"]: point["status"] for point in drawn.data["points"]} == {**dict.fromkeys("CRTU", "amber"), "Z": "green"}


def test_P6_a_partial_date_says_how_many_reported_and_compares_no_different_days(tmp_path: Path) -> None:
    extra = [("A", "2026-10-16", 100, 100, 100)]
    rows = [line for key in "ABC" for line in course(key, until=9) if line[1] <= "2026-09-30" or key != "A"]
    costs = [("Project ID", "Date", "Amount"), *((key, f"2026-{month:02d}-15", 100) for key in "BC" for month in range(1, 11))]
    own = telling.portfolio(
        tmp_path,
        Projects=[(*PROJECTS, "Ledger"), (*project("A"), "no"), (*project("B"), "yes"), (*project("C"), "yes")],
        EVM=[EVM, *[(key, end, pv, ev, ac if key == "A" else None) for key, end, pv, ev, ac in [*rows, *extra]]],
        Costs=costs,
    )  # fmt: skip
    assert telling.report(own).stamp.status_date == "2026-09-30"
    found = telling.report(own, "2026-10-16")
    assert found.stamp.reported == "1 of 3 projects reported to this day"
    assert found.stamp.reported in found.stamp.line
    assert all(text in exported(found, tmp_path)[kind] for kind in (0, 1) for text in (found.stamp.reported,))
    table = grids(found, "exceptions")[0]
    assert {row(table, key)["CPI"].text for key in "BC"} == {"–"}
    assert "progress is reported to 2026-09-30, and only 1 of 3 projects reported to 2026-10-16" in row(table, "B")["Why"].text
    assert "computed" not in found.slides[3].title  # nobody is said to gloss over what is not comparable


def test_P7_courses_have_one_domain_on_the_page_in_the_pdf_and_in_the_workbook() -> None:
    for line in ([0.841, 0.8412, 0.841], [1.05, 0.98, 0.71]):
        layers = spec("spark", {"values": line, "status": "red"}, LIGHT, 150, 40)["layer"]
        assert {tuple(layer["encoding"]["y"]["scale"]["domain"]) for layer in layers if "y" in layer["encoding"]} == {(0.7, 1.3)}


def test_P7_the_workbook_and_the_pdf_draw_courses_on_the_same_domain(sample_report: Report, tmp_path: Path) -> None:
    excel.write(sample_report, tmp_path / "report.xlsx")
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'manualMax="([\d.]+)" manualMin="([\d.]+)"', sheet) == [("1.3", "0.7")] * 2
    assert document(sample_report)["course"] == [0.7, 1.3]


def test_P8_late_milestones_beyond_90_days_are_listed_and_counts_are_good_english(tmp_path: Path) -> None:
    rows = [("A", "M1", "Pilot", "2026-12-01", "2026-12-01", None), ("A", "M2", "Go-live", "2027-06-01", "2027-07-01", None)]
    found = told(
        tmp_path, OCTOBER, Projects=[PROJECTS, project("A", finish="2027-12-31")], EVM=[EVM, *course("A")], Milestones=[MILESTONES, *rows]
    )
    slide = next(slide for slide in found.slides if slide.key == "milestones")
    assert slide.title == "The one milestone of the next 90 days is on track; 1 late one lies beyond"
    assert [cells[1].text for cells in grids(found, "milestones")[0].rows] == ["Pilot", "Go-live"]
    assert "A needs attention" in found.slides[0].title


def test_P9_small_portfolios_have_three_digits_and_one_scale(tmp_path: Path) -> None:
    found = told(tmp_path, OCTOBER, Projects=[PROJECTS, project("A")], EVM=[EVM, *course("A", pv=62_083, ev=40_123, ac=40_987)])
    card = cards(found)["Forecast cost"]
    assert plain(card.value.text) == "EUR 761 k"
    assert card.beside
    assert (card.beside_label, plain(card.beside.text)) == ("over budget", "EUR 16.0 k")
    curve = next(block for block in of(found, "position") if isinstance(block, Figure) and block.chart == "s_curve")
    drawn = " ".join(word.text for word in words(spec("s_curve", dict(curve.data), LIGHT, 860, 640)))
    assert {"Actual cost 410", "Earned 401"} <= set(re.findall(r"(?:Actual cost|Earned) \d+(?=\s|$)", plain(drawn)))
