"""One project's figures at a view, for comparison with another view."""

from dataclasses import dataclass
from datetime import date

from metrics.measure import measure
from metrics.moment import View


@dataclass(frozen=True, kw_only=True)
class ProjectRow:
    """Amounts are in the view's currency; ``rate`` is what one unit of the project's own is worth in it."""

    project_id: str
    name: str
    rate: float | None
    bac: float | None
    pv: float | None
    ev: float | None
    ac: float | None
    eac: float | None
    eac_method: str
    baseline_start: date | None
    baseline_finish: date | None
    expected_finish: date | None
    cpi: float | None


_QUERY = """
SELECT
    project_id, label, CAST(rate AS DOUBLE), CAST(bac AS DOUBLE), CAST(pv AS DOUBLE), CAST(ev AS DOUBLE), CAST(ac AS DOUBLE), CAST(eac AS DOUBLE),
    eac_method, baseline_start, baseline_finish, coalesce(forecast_finish, baseline_finish)
FROM fact_project ORDER BY project_id
"""


def project_rows(view: View) -> dict[str, ProjectRow]:
    """Every project in scope, by its identifier."""
    cpi = {measured.key: measured.value for measured in measure(view, ["cpi"], by="project")}
    names = tuple(ProjectRow.__dataclass_fields__)
    rows = view.con.execute(_QUERY).fetchall()
    return {row[0]: ProjectRow(**dict(zip(names, (*row, cpi.get(row[0])), strict=True))) for row in rows}
