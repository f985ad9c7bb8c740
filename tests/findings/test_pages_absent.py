"""What was never given is told as not given: no 0 in a curve, no "none is late", nothing green, and no bare dash."""

from pathlib import Path

import pytest

from ingest.preview import Answers
from metrics.metric import Status
from reports.report import Figure, Grid, Note, Report
from reports.walk import blocks
from tests.findings.telling import MILESTONES, PROJECTS, RISKS, STATUS, cards, exported, grids, of, plain, portfolio, report, told
from tests.findings.test_figures import Rows, day
from tests.ingest.files import load, workbook

JUNE = "2026-06-30"
LIST = (
    "Project ID",
    "Name",
    "Manager",
    "Currency",
    "Baseline start",
    "Baseline finish",
    "Status date",
    "Budget",
    "% complete",
    "Spent",
    "Forecast",
)
_NEVER = "were given to Steerboard"


def _list(day: str, *, dates: bool = True, done: float = 0.45, spent: float = 760_000) -> Rows:
    dated = ("2026-01-05", "2026-12-18") if dates else (None, None)
    return [LIST, ("AA", "Alpha", "Ann", "EUR", *dated, day, 1_500_000, done, spent, 1_959_000)]


def _texts(found: Report) -> list[str]:
    """Titles and what stands where there is nothing, of every slide and block."""
    told = [slide.title for slide in found.slides]
    for slide in found.slides:
        for block in blocks(slide):
            if isinstance(block, Figure | Grid | Note):
                told += [
                    block.title,
                    block.empty if not (block.items if isinstance(block, Note) else isinstance(block, Grid) and block.rows) else "",
                ]
    return told


def test_a_curve_begins_where_it_is_known_and_says_from_when(tmp_path: Path) -> None:
    found = told(tmp_path, JUNE, Projects=_list(JUNE))
    curve = next(block for block in of(found, "overview") if isinstance(block, Figure) and block.chart == "s_curve")
    known = {key: [point["date"] for point in curve.data["rows"] if point[key] is not None] for key in ("pv", "ev", "ac")}
    assert known["pv"][0] == "2026-01-31"
    assert (known["ev"], known["ac"]) == ([JUNE], [JUNE])
    assert "earned and cost known from 30 Jun; " in plain(curve.caption)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Projects": _list(JUNE)},
        {"Projects": _list(JUNE, dates=False)},
        {"Projects": [PROJECTS[:5], ("AA", "Alpha", "EUR", "2026-01-05", "2026-12-18")], "Costs": [("Project ID", "Date", "Amount"), ("AA", JUNE, 1000)]},
        {"Projects": [PROJECTS[:3], ("AA", "Alpha", "EUR")], "Status_reports": [STATUS, ("AA", JUNE, "green")]},
    ],
    ids=["a list", "a list without dates", "a ledger", "declared alone"],
)  # fmt: skip
def test_nothing_follows_from_what_was_never_given(tmp_path: Path, sheets: dict[str, Rows]) -> None:
    found = told(tmp_path, JUNE, **sheets)
    every = _texts(found)
    for kind in ("decisions", "milestones", "risks"):
        assert f"No {kind} {_NEVER}" in every
    texts = every if "Costs" in sheets else [*every, *exported(found, tmp_path)]
    for text in texts:
        for wrong in ("No decision is needed", "No risk is open", "none is late", "No milestone falls", "0 open decisions", "On plan"):
            assert wrong not in text, (wrong, text)
    assert all(_NEVER in text for text in texts[len(every) :])


def test_none_is_open_only_where_some_were_given_and_in_what_is_in_view(tmp_path: Path) -> None:
    own = portfolio(
        tmp_path,
        Projects=[PROJECTS, *((key, key, "EUR", "2026-01-05", "2026-12-18", 1000) for key in "AB")],
        Risks=[(*RISKS, "Status"), ("A", "R1", "Gone", 1, 1, 1, 1, 0.1, 10, "closed")],
        Milestones=[MILESTONES, ("A", "M1", "Go-live", None, "2027-06-01", None)],
        Decisions=[("Decision ID", "Project ID", "Title", "Status"), ("D1", "A", "Go", "taken")],
    )
    every = _texts(report(own, JUNE))
    assert {"No decision is needed", "No risk is open", "No milestone falls within 90 days"} <= set(every)
    assert "No open milestone falls within 90 days, and whether one beyond is late is not known without baseline dates." in every
    other = _texts(report(own, JUNE, scope=("B",), filtered="B"))
    assert f"No risks of what is in view {_NEVER}" in other


def test_cost_that_keeps_to_its_limits_is_not_green_where_the_schedule_is_not_known(tmp_path: Path) -> None:
    found = told(tmp_path, JUNE, Projects=[LIST, ("AA", "Alpha", "Ann", "EUR", None, None, JUNE, 1_000_000, 0.5, 500_000, 1_000_000)])
    assert plain(found.slides[0].title) == "Portfolio: AA is within its limits, as far as they are known; forecast on budget"
    assert found.slides[0].status is None
    assert grids(found, "overview")[0].tail == "Within limits, as far as they are known: AA"


def test_contingency_covers_no_risks_that_were_never_given(tmp_path: Path) -> None:
    found = told(tmp_path, JUNE, Projects=[PROJECTS, ("A", "A", "EUR", "2026-01-05", "2026-12-18", 100_000)])
    card = cards(found)["Contingency shortfall"]
    assert (card.value.number, card.value.reason) == (None, "no risks reported")
    assert card.value.status is Status.GREY


def test_one_figure_is_written_in_one_way_over_the_overview_and_no_card_has_a_bare_dash(tmp_path: Path) -> None:
    own = portfolio(tmp_path, Projects=_list("2026-05-31", done=0.4, spent=600_000))
    later = [LIST, ("AA", "Alpha", "Ann", "EUR", "2026-01-05", "2026-12-18", JUNE, 1_500_000, 0.45, 760_000, 1_980_000)]
    receipt = load(own, workbook(tmp_path / "later.xlsx", {"Projects": [[day(cell) for cell in row] for row in later]}), answers=Answers(percent="share"), yes=True)  # fmt: skip
    assert receipt.kept, receipt.says
    found = report(own, JUNE)
    told_of = cards(found)
    assert plain(told_of["Forecast cost"].beside.text) == "EUR 0.480 M"  # type: ignore[union-attr]
    assert "forecast EUR 0.480 M over budget" in plain(found.slides[0].title)
    grid = grids(found, "overview")[0]
    over = next(place for place, column in enumerate(grid.columns) if column.label.startswith("Over budget"))
    assert (plain(grid.columns[over].label), grid.rows[0][over].text) == ("Over budget, EUR M", "+0.480")
    assert plain(told_of["Forecast cost"].delta.text) == "EUR +0.021 M"  # type: ignore[union-attr]
    assert told_of["CPI, cost"].beside.text == "– fewer than 3 periods reported"  # type: ignore[union-attr]
    assert not [card.label for card in told_of.values() if card.beside and card.beside.text == "–"]


def test_what_has_no_rate_is_named_beside_the_sums_that_leave_it_out(tmp_path: Path) -> None:
    rows = [("AA", "Alpha", "Ann", "EUR", "2026-01-01", "2026-12-31", JUNE, 500_000, 0.45, 200_000, 480_000)]
    dear = ("BB", "Beta", "Bob", "USD", "2026-01-01", "2026-12-31", JUNE, 300_000, 0.5, 150_000, 306_000)
    found = told(tmp_path, JUNE, Projects=[LIST, *rows, dear])
    assert "2 projects, EUR 500 k approved for 1 of them" in plain(found.stamp.scope)
    assert found.slides[0].caption.endswith("over 1 of 2 projects; no exchange rate from USD to EUR at the status date")
    assert "On plan" not in grids(found, "overview")[0].tail
    assert "Within limits: BB" in grids(found, "overview")[0].tail


def test_a_register_of_which_every_risk_is_closed_leaves_nothing_to_cover(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        Projects=[PROJECTS, ("A", "A", "EUR", "2026-01-05", "2026-12-18", 100_000)],
        Risks=[(*RISKS, "Status"), ("A", "R1", "Gone", 1, 1, 1, 1, 0.1, 10, "closed")],
    )
    assert cards(found)["Contingency shortfall"].value.number == 0
    assert cards(found)["Critical risks"].value.reason == "no open risks reported"
