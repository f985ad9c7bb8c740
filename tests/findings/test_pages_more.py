"""The findings on what the pages say, P10 to P20, F15, F17, and incomplete projects, on page, PDF and workbook."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from charts import CHARTS, spec
from charts.palette import LIGHT
from metrics.display import write
from metrics.measure import measure
from metrics.metric import Status, Unit
from reports.report import Figure, Grid, Note, Report, Value
from reports.shown import shown
from reports.walk import blocks
from store.portfolio import Portfolio
from tests.charts.drawn import words
from tests.charts.examples import REAL
from tests.findings import telling
from tests.findings.telling import EVM, MILESTONES, PROJECTS, RISKS, STATUS, cards, course, exported, grids, of, plain, project, row, told
from tests.findings.test_figures import look

OCTOBER = "2026-10-31"
DECISIONS = ("Decision ID", "Project ID", "Title", "Cost of waiting", "Currency", "Due date", "Status")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """Four projects: A late in milestones and short of contingency, B with plenty of it, D dear, N with neither plan nor budget."""
    risk = ("Key supplier fails", 5, 4, 4, 4, 0.5)
    return telling.portfolio(
        tmp_path_factory.mktemp("own"),
        Projects=[(*PROJECTS, "Ledger"), *((*project(key, contingency=amount), "no") for key, amount in (("A", 10_000), ("B", 900_000), ("D", None))), ("N", "New", "EUR", None, None, None, "yes")],
        EVM=[EVM, *course("A", pv=4_000, ev=4_000, ac=4_000), *course("B", pv=40_000, ev=40_000, ac=40_000), *course("D", pv=4_000, ev=3_000, ac=4_000)],
        Costs=[("Project ID", "Date", "Amount"), ("N", "2026-10-20", 5_000)],
        Milestones=[
            MILESTONES,
            *(("A", f"M{n}", f"Step {n}", base, forecast, None) for n, (base, forecast) in enumerate((("2026-11-20", "2026-11-24"), ("2026-11-20", "2027-02-01"), ("2026-12-01", "2026-12-14")))),
        ],
        Risks=[RISKS, ("A", "R1", *risk, 100_000), ("B", "R2", "Small one", 2, 2, 2, 2, 0.1, 40_000), ("B", "R3", "Large one", 3, 3, 3, 3, 0.5, 1_600_000)],
        Decisions=[DECISIONS, ("D1", "D", "Stop or go", 60_000, "EUR", "2026-11-20", "open")],
        Status_reports=[STATUS, ("A", OCTOBER, "green"), ("D", OCTOBER, "green")],
    )  # fmt: skip


@pytest.fixture(scope="module")
def found(own: Portfolio) -> Report:
    return telling.report(own, OCTOBER)


def test_P10_a_shortfall_is_not_netted_by_what_another_project_has_left(found: Report) -> None:
    card = cards(found)["Contingency shortfall"]
    assert plain(card.value.text) == "EUR 60.0 k"
    assert card.value.status is Status.RED
    assert card.beside
    assert card.beside.text == "in 1 of 2 projects"
    reserve = next(grid for grid in grids(found, "risks") if "Contingency" in grid.title)
    assert reserve.title == "Contingency falls short of the open risks of 1 of 2 projects"
    assert [cells[0].text for cells in reserve.rows] == ["A"]


def test_P11_only_estimates_over_the_same_projects_stand_together_and_the_range_is_that_of_the_curve(found: Report) -> None:
    alike, others = grids(found, "position")
    assert alike.caption.startswith("Over 3 of 4 projects")
    assert "EAC typical" in [cells[0].text for cells in alike.rows]
    assert all(cells[2].text for cells in others.rows)
    assert not {cells[0].text for cells in alike.rows} & {cells[0].text for cells in others.rows}
    curve = next(block for block in of(found, "position") if isinstance(block, Figure) and block.chart == "s_curve")
    end = next(point for point in reversed(curve.data["rows"]) if point["low"] is not None)
    assert all(write(end[name], Unit.MONEY, currency="EUR") in alike.caption for name in ("low", "high"))
    assert curve.caption.startswith("Over 3 of 4 projects")


def test_P11_what_is_spent_is_no_forecast_of_a_project_without_budget_or_progress(found: Report, tmp_path: Path) -> None:
    assert _money(row(grids(found, "exceptions")[0], "N")) == {"–"}
    other = told(
        tmp_path, OCTOBER, Projects=[PROJECTS, project("A"), project("B")], EVM=[EVM, *course("A")],
        Packages=[("Project ID", "Work package ID", "Name", "Baseline start", "Baseline finish", "Budget"), ("B", "W", "All", "2026-01-01", "2026-12-31", 1000)],
        Costs=[("Project ID", "Date", "Amount"), ("B", "2026-10-20", 100)],
    )  # fmt: skip
    assert _money(row(grids(other, "exceptions")[0], "B")) == {"–"}


def _money(cells: dict[str, Value]) -> set[str]:
    return {value.text for label, value in cells.items() if label.startswith(("EAC", "Over budget"))}


def test_P12_the_order_is_said_and_is_by_status_then_money_then_time(found: Report) -> None:
    assert grids(found, "exceptions")[0].title == "Worst first: by status, then by cost over budget, then by working days late"
    assert grids(found, "overview")[0].caption.startswith("Worst first by status, cost over budget, days late")
    assert next(cells[0].text for cells in grids(found, "exceptions")[0].rows) == "D Project D"


def test_P13_the_heading_names_what_is_filtered_and_the_stamp_too(own: Portfolio) -> None:
    one = telling.report(own, OCTOBER, scope=("D",), filtered="D")
    assert one.slides[0].title.startswith("D Project D Off track: D needs attention")
    two = telling.report(own, OCTOBER, scope=("A", "B"), filtered="Programme Core")
    assert two.slides[0].title.startswith("Programme Core At risk: 1 of 2 projects needs attention")
    assert "(Programme Core)" in two.stamp.scope
    many = telling.report(own, OCTOBER, scope=("A", "B"), filtered="A" * 50)
    assert many.slides[0].title.startswith("2 of 4 projects At risk")


def test_P14_the_colour_of_a_late_milestone_tells_two_days_from_two_months_and_the_tolerance_is_said(found: Report) -> None:
    table = grids(found, "milestones")[0]
    told = {cells[1].text: (cells[2].text, cells[2].status) for cells in table.rows}
    assert told == {
        "Step 0": ("Slightly late", Status.AMBER),
        "Step 1": ("Late over a month", Status.RED),
        "Step 2": ("Late", Status.RED),
    }
    assert table.caption.startswith("Tolerance: 5 % of the working days left")


def test_P15_one_scale_in_the_heatmap_and_a_decision_has_no_status_of_its_own(found: Report, tmp_path: Path) -> None:
    maps = [block for block in of(found, "risks") if isinstance(block, Figure)]
    texts = {word.text for word in words(spec("risk_heatmap", dict(maps[1].data), LIGHT, 860, 640))}
    assert {plain(text) for text in texts if "EUR" in text} == {"EUR 12.0 k", "EUR 70.0 k", "EUR 800.0 k"}
    note = next(block for block in of(found, "overview") if isinstance(block, Note) and block.title == "Decisions needed")
    assert (note.items[0].about, note.items[0].status) == ("D", Status.RED)
    assert "watermelon: declared better than computed" in grids(found, "overview")[0].caption.lower()
    printed, written = exported(found, tmp_path)
    assert "D: ■ Off track" in printed.replace("■Off", "■ Off")
    assert "D: ■ Off track" in written


@pytest.mark.parametrize("name", list(CHARTS))
def test_P20_words_and_lines_have_no_tip_and_marks_have_words_of_people(name: str) -> None:
    tips: Counter[str] = Counter()
    for layer in spec(name, REAL[name], LIGHT, 640, 420)["layer"]:
        own_words = layer["encoding"].get("tooltip", {}).get("field") == "says"
        assert own_words or layer["mark"].get("tooltip", "raw") is None, layer["mark"]
        tips[layer["mark"]["type"]] += own_words
    assert tips.total()


def test_F15_a_portfolio_of_declared_statuses_is_told_as_one(tmp_path: Path) -> None:
    counts = (("green", 544), ("amber", 173), ("red", 30))
    names = [f"P{n:03d}" for n in range(747)]
    declared = [status for status, count in counts for _ in range(count)]
    found = told(
        tmp_path, OCTOBER,
        Projects=[("Project ID", "Name"), *((key, f"Number {key}") for key in names)],
        Status_reports=[STATUS, *((key, OCTOBER, status) for key, status in zip(names, declared, strict=True))],
    )  # fmt: skip
    assert plain(found.slides[0].title) == "Portfolio as declared: 30 off track, 173 at risk and 544 on track"
    assert {label: card.value.text for label, card in cards(found).items()} == {
        "Declared off track": "30",
        "Declared at risk": "173",
        "Declared on track": "544",
    }
    table = grids(found, "overview")[0]
    assert {cells[1].status for cells in table.rows} == {Status.RED}
    assert table.tail == "735 more are not listed: 18 off track, 173 at risk and 544 on track"
    notes = [block for block in of(found, "overview") if isinstance(block, Note) and block.title == "Not computable"]
    assert len(notes[0].items) == 1
    assert "SPI(t)" in notes[0].items[0].title
    assert {slide.key for slide in found.slides}.isdisjoint({"position", "changes"})
    assert all("30 off track, 173 at risk and 544 on track" in text for text in exported(found, tmp_path))


def test_F15_one_project_with_figures_speaks_for_no_portfolio_of_declared_statuses(tmp_path: Path) -> None:
    declared = ("green", "green", "amber", "red")
    found = told(
        tmp_path, OCTOBER,
        Projects=[PROJECTS, project("A"), *((f"P{n}", f"Number {n}", "EUR", None, None, None) for n in range(4))],
        EVM=[EVM, *course("A")],
        Status_reports=[STATUS, *((f"P{n}", OCTOBER, status) for n, status in enumerate(declared))],
    )  # fmt: skip
    assert found.slides[0].title == (
        "Portfolio Not computable: 4 of 5 projects need attention, of 4 nothing is computable "
        "(declared 1 off track, 1 at risk and 2 on track); forecast on budget"
    )
    assert [cells[1].text for cells in grids(found, "overview")[0].rows[:2]] == ["Declared off track", "Declared at risk"]


@pytest.mark.parametrize(("value", "text"), [(-0.0533, "-5.33 %"), (-0.05004, "-5.004 %"), (-0.05, "-5 %"), (-0.10004, "-10.004 %")])
def test_F17_a_share_has_the_digits_that_tell_it_from_its_limit(tmp_path: Path, value: float, text: str) -> None:
    view = look(tmp_path, OCTOBER, Projects=[PROJECTS, project("A")], EVM=[EVM, *course("A", ac=round(100 * (1 - value), 6))])
    assert plain(shown(view, measure(view, ["vac_pct"])[0]).text) == text


def test_incomplete_projects_are_counted_and_named_with_their_reason_on_page_pdf_and_workbook(tmp_path: Path) -> None:
    rows: list[Any] = [("Project ID", "Date", "Amount"), ("A", "2026-10-20", "nine hundred"), ("B", "2026-10-20", 100)]
    found = told(
        tmp_path, OCTOBER, partial=True,
        Projects=[PROJECTS, project("A"), project("B"), project("C")],
        EVM=[EVM, *((*line[:4], None) for line in (*course("A"), *course("B"))), *course("C")],
        Costs=[*rows, ("C", "2026-10-20", 7)],
    )  # fmt: skip
    assert found.stamp.incomplete_line == "2 projects incomplete: A Project A, C Project C"
    assert found.stamp.incomplete_line in found.stamp.line
    reasons = dict(told.split(": ", 1) for told in found.stamp.incomplete)
    assert "1 row was refused" in reasons["A Project A"]
    assert "all.xlsx, sheet Costs, row 2" in reasons["A Project A"]
    assert "AC given by period is 1000.00, the ledger says 7.00" in reasons["C Project C"]
    for text in exported(found, tmp_path):
        assert "2 projects incomplete: A Project A, C Project C" in text
        assert "row 2" in text
        assert "the ledger says 7.00" in text
    table = grids(found, "exceptions")[0]
    assert {row(table, key)["CPI"].text for key in "AC"} == {"–"}
    assert "1 row was refused" in row(table, "A")["Why"].text


def test_a_forecast_that_is_no_longer_computable_is_no_saving(tmp_path: Path) -> None:
    own = telling.portfolio(tmp_path, Projects=[PROJECTS, project("A"), project("B")], EVM=[EVM, *course("A"), *course("B")])
    later = [("Project ID", "Date", "Amount"), ("A", "2026-10-20", 5)]
    telling.load(
        own, telling.workbook(tmp_path / "later.xlsx", {"Costs": [[telling.day(cell) for cell in line] for line in later]}), yes=True
    )
    found = telling.report(own, OCTOBER)
    changes = next(slide for slide in found.slides if slide.key == "changes")
    assert not [
        block
        for block in blocks(changes)
        if isinstance(block, Grid) and any(plain(cells[3].text).startswith("EUR -") for cells in block.rows)
    ]
