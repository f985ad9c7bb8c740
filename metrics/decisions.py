"""The decisions that are asked of the committee, and what became of the earlier ones."""

from dataclasses import dataclass
from datetime import date

from metrics.moment import View


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision; ``cost_of_waiting`` is a month's, in the currency of the view, None where it is not given."""

    decision_id: str
    project_id: str | None
    title: str
    options: str | None
    recommendation: str | None
    consequence: str | None
    cost_of_waiting: float | None
    owner: str | None
    due_date: date | None
    state: str
    decided_on: date | None
    outcome: str | None
    file: str
    sheet: str
    row: int
    load: int

    @property
    def key(self) -> str:
        """Its identifier among those of all projects."""
        return f"{self.project_id} {self.decision_id}" if self.project_id else self.decision_id


_QUERY = """
SELECT
    d.decision_id, d.project_id, d.title, d.options, d.recommendation, d.consequence,
    CAST(d.cost_of_waiting AS DOUBLE) * CAST(
        CASE WHEN coalesce(d.currency, p.currency, q.currency) = q.currency THEN 1 WHEN d.currency = p.currency OR d.currency IS NULL THEN p.rate ELSE x.rate END AS DOUBLE
    ) AS cost_of_waiting,
    d.owner, d.due_date, coalesce(d.status, 'open') AS state, d.decided_on, d.outcome, d._file, d._sheet, d._row, d._load
FROM decisions AS d
CROSS JOIN params AS q
LEFT JOIN scoped_project AS p ON p.project_id = d.project_id
LEFT JOIN rate AS x
    ON x.from_currency = d.currency AND x.to_currency = q.currency AND x.valid_from <= q.status_date AND q.status_date < x.valid_to
WHERE d.project_id IS NULL OR p.project_id IS NOT NULL
ORDER BY d.due_date NULLS LAST, cost_of_waiting DESC NULLS LAST, d.decision_id
"""


def decisions(view: View) -> list[Decision]:
    """Every decision in scope, by deadline, then by what waiting costs."""
    names = tuple(Decision.__dataclass_fields__)
    return [Decision(**dict(zip(names, row, strict=True))) for row in view.con.execute(_QUERY).fetchall()]
