"""A Figure as SVG for the page: the chart of the screen, its signs set in a typeface that has them."""

import re
from typing import Any

import charts
from charts.palette import LIGHT

POINTS = 0.74  # of one chart pixel on paper: the charts' smallest text, 13 pixels, is then 9.6 points
_FONT = re.compile('font-family="[^"]*"')
_SIGNS = re.compile("[●▲■○←→↑↓↖↗↘↙]")  # Open Sans lacks them; without this the whole text would change its typeface
_TEXT = re.compile(">([^<]+)<")


_HEIGHTS = (1.0, 0.8, 0.6)  # of the height wished: where text beside a chart needs more room, a lower chart keeps the size of its type


def drawn(chart: str, data: dict[str, Any], *, width: float, height: float) -> list[dict[str, Any]]:
    """The chart for ``width`` points, as high as wished and lower; a text joiner would be no sign of any typeface."""
    return [{"height": height * share, "svg": svg(chart, data, width=width, height=height * share)} for share in _HEIGHTS]


def svg(chart: str, data: dict[str, Any], *, width: float, height: float) -> str:
    """The chart drawn for ``width`` × ``height`` points."""
    drawn = charts.svg(chart, data, LIGHT, int(width / POINTS), int(height / POINTS))
    plain = _FONT.sub('font-family="Open Sans"', drawn)
    return _TEXT.sub(lambda text: _SIGNS.sub(r'<tspan font-family="DejaVu Sans Mono">\g<0></tspan>', text[0]), plain).replace("\u2060", "")
