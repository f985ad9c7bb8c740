"""Words that PDF and workbook share."""

from dataclasses import replace

from render.style import limits
from tests.render.example_report import stamp


def test_limits_that_figures_share_are_said_once() -> None:
    told = replace(stamp(), thresholds=("CPI: green ≥ 0.95", "SPI: green ≥ 0.95", "TCPI: red > 1.20", "as agreed"))
    assert limits(told) == ["CPI, SPI: green ≥ 0.95", "TCPI: red > 1.20", "as agreed"]
