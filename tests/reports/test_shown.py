"""How a measured figure is written on a page."""

from dataclasses import replace

import pytest

from metrics.measure import measure
from reports.shown import shown
from tests.metrics.tables import cost, done, look, package, project


@pytest.mark.parametrize(
    ("value", "text"), [(0.9497, "0.9497"), (0.9461, "0.946"), (0.95, "0.95"), (0.8996, "0.8996"), (1.2, "1.20"), (0.93, "0.93")]
)
def test_a_rounded_index_never_reads_as_another_colour(value: float, text: str) -> None:
    view = look({"projects": [project()], "work_packages": [package()], "progress": [done(pct=0.5)], "costs": [cost(500)]})
    measured = measure(view, ["cpi"])[0]
    assert measured.thresholds is not None
    given = replace(measured, value=value, status=measured.thresholds.status(value))
    assert shown(view, given).text == text
