"""The decisions asked of the committee, in the order in which they press."""

from metrics.decisions import decisions
from tests.metrics.tables import look, project


def test_decisions_come_by_deadline_and_tell_the_cost_of_waiting_in_the_currency_of_the_view() -> None:
    view = look(
        {
            "projects": [project(currency="EUR")],
            "exchange_rates": [{"date": "2026-10-01", "from_currency": "EUR", "to_currency": "CHF", "rate": 0.9}],
            "decisions": [
                {"decision_id": "D2", "title": "Later", "due_date": "2026-12-01"},
                {"decision_id": "D1", "project_id": "P", "title": "Sooner", "due_date": "2026-11-01", "cost_of_waiting": 1000},
                {"decision_id": "D3", "project_id": "elsewhere", "title": "Out of scope"},
            ],
        },
        currency="CHF",
    )
    found = decisions(view)
    assert [(d.decision_id, d.state, d.cost_of_waiting) for d in found] == [("D1", "open", 900.0), ("D2", "open", None)]
    assert (found[0].file, found[0].sheet, found[0].row) == ("hand.xlsx", "Decisions", 3)
