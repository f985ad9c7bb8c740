"""What changed since the last committee, what moved it, and which baselines moved in silence."""

from typing import Any

import pytest

from metrics.metric import Status
from metrics.movement import largest, moves, restatements
from tests.metrics.tables import cost, done, look, package, project

BEFORE: dict[str, Any] = {
    "projects": [project("A", baseline_finish="2026-12-31", forecast_finish="2026-12-31"), project("B"), project("C")],
    "work_packages": [package(project_id=p) for p in "ABC"],
    "progress": [done(pct=0.4, on="2026-09-30", project_id=p) for p in "ABC"],
    "costs": [cost(400, on="2026-09-15", project_id=p) for p in "ABC"],
}
AFTER: dict[str, Any] = {
    "projects": [project("A", baseline_finish="2027-01-29", forecast_finish="2027-01-29"), project("B"), project("C")],
    "work_packages": [package(project_id="A", baseline_finish="2027-01-29"), package(project_id="B", budget=1200), package(project_id="C")],
    "progress": [*BEFORE["progress"], *(done(pct=pct, project_id=p) for p, pct in (("A", 0.5), ("B", 0.5), ("C", 0.6)))],
    "costs": [*(cost(400, on="2026-09-15", project_id=p) for p in "AB"), cost(430, on="2026-09-15", project_id="C"), *(cost(ac, project_id=p) for p, ac in (("A", 300), ("B", 140), ("C", 170)))],
    "change_requests": [{"project_id": "B", "change_id": "CR-1", "title": "Add a site", "status": "approved", "cost_impact": 200, "decided_on": "2026-10-10"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Any:
    return moves(look(AFTER), look(BEFORE, "2026-09-30"))


def test_the_change_of_the_eac_is_the_sum_of_its_contributors_the_largest_first(found: Any) -> None:
    assert [(m.project_id, m.change) for m in found.costs] == [("A", 400), ("B", 80)]
    assert found.eac_change == pytest.approx(sum(m.change for m in found.costs))
    top, rest = largest(found.costs, 1)
    assert top[0].project_id == "A"
    assert rest == pytest.approx(found.eac_change - top[0].change)


def test_a_contributor_says_what_moved_it(found: Any) -> None:
    causes = {m.project_id: m.cause for m in found.costs}
    assert causes["A"] == "CPI fell from 1.00 to 0.71."
    assert causes["B"] == "Budget +200; CPI rose from 1.00 to 1.11."


def test_finish_status_and_index_moves(found: Any) -> None:
    assert [(m.project_id, m.days) for m in found.finishes] == [("A", 21)]
    assert [(m.project_id, m.before, m.now, m.worse) for m in found.statuses] == []
    assert found.indices[0].project_id == "A"


def test_a_baseline_that_moves_without_a_change_request_is_silent(found: Any) -> None:
    by_project = {m.project_id: m for m in found.baselines}
    assert set(by_project) == {"A", "B"}
    assert (by_project["A"].silent, by_project["A"].status, by_project["A"].days) == (True, Status.RED, 21)
    assert "with no approved change request" in by_project["A"].says
    assert (by_project["B"].silent, by_project["B"].approved, by_project["B"].unauthorised_cost) == (False, ("CR-1",), 0)
    assert by_project["B"].status is Status.GREEN


def test_a_figure_that_is_known_differently_by_now_is_a_restatement() -> None:
    restated = restatements(look(AFTER, version="2"), look(BEFORE, "2026-09-30", version="1"))
    assert [(r.project_id, r.figure, r.before, r.now) for r in restated] == [("C", "ac", 400, 430)]
    assert restated[0].says == "AC at 30\u00a0September\u00a02026 is CHF\u00a0430 by now; it was shown as CHF\u00a0400."


def test_projects_that_come_and_go_and_rates_that_move() -> None:
    rate = {"from_currency": "EUR", "to_currency": "CHF"}
    rates = [{**rate, "date": "2026-01-01", "rate": 0.9}, {**rate, "date": "2026-10-15", "rate": 1.0}]
    rows = {
        "work_packages": [package()],
        "progress": [done(pct=0.5, on="2026-09-30")],
        "costs": [cost(500, on="2026-09-15")],
        "exchange_rates": rates,
    }
    before = look({**rows, "projects": [project(currency="EUR"), project("OLD")]}, "2026-09-30")
    now = look({**rows, "projects": [project(currency="EUR"), project("NEW")]})
    found = moves(now, before)
    assert (found.added, found.gone) == (("NEW",), ("OLD",))
    assert (found.costs[0].change, found.costs[0].exchange) == (pytest.approx(100), pytest.approx(100))
    assert "exchange rate +100" in found.costs[0].cause.lower()
