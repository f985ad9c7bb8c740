"""The plane a chart is drawn on: margins, domains, and where a value lies in pixels."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from charts.palette import Palette
from charts.text import FONT, SIZE
from metrics.display import month

Rows = Sequence[Mapping[str, Any]]
Domain = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Plane:
    """Both scales of a chart, given in full to every layer: none may fall back to a zero or a niceness of its own.

    Margins lie inside the view, so that a chart is exactly as large as asked and a page may stretch it:
    places follow the scales, and only distances from them are counted in pixels.
    """

    width: int
    height: int
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    x: Domain
    y: Domain

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel at which a value lies."""
        (x_from, x_to), (y_from, y_to) = self.x, self.y
        across = self.left + (x - x_from) / (x_to - x_from) * (self.width - self.left - self.right)
        down = self.top + (y_to - y) / (y_to - y_from) * (self.height - self.top - self.bottom)
        return across, down

    def across(self, pixels: float) -> float:
        """So many pixels to the right, in units of x."""
        return pixels * (self.x[1] - self.x[0]) / (self.width - self.left - self.right)

    def down(self, pixels: float) -> float:
        """So many pixels downwards, in units of y."""
        return pixels * (self.y[0] - self.y[1]) / (self.height - self.top - self.bottom)

    def x_of(self, field: str = "x") -> alt.X:
        reach: list[Any] = [self.left, alt.ExprRef(f"width - {self.right:g}")]
        scale = alt.Scale(domain=list(self.x), range=reach, zero=False, nice=False, padding=0)
        return alt.X(field, type="quantitative", scale=scale, axis=None)

    def y_of(self, field: str = "y") -> alt.Y:
        reach: list[Any] = [alt.ExprRef(f"height - {self.bottom:g}"), self.top]
        scale = alt.Scale(domain=list(self.y), range=reach, zero=False, nice=False, padding=0)
        return alt.Y(field, type="quantitative", scale=scale, axis=None)


def framed(plane: Plane, palette: Palette, layers: Sequence[alt.Chart | None]) -> alt.LayerChart:
    """The layers that have something to show as one chart of the plane's size, without frame, ground or legend."""
    # All in one call: each method of Altair copies the whole chart.
    return alt.LayerChart(
        layer=[layer for layer in layers if layer is not None],
        width=plane.width,
        height=plane.height,
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
        background="transparent",
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        config=alt.Config(
            font=FONT, text=alt.MarkConfig(fontSize=SIZE, color=palette.ink, limit=0), view=alt.ViewConfig(stroke=None, cursor="default")
        ),
    )


def number_of(value: object) -> float | None:
    """A finite number, or nothing."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None


def day_of(value: object) -> float | None:
    """An ISO date as a number of days, the unit of every time scale: free of time zones and of a browser's clock."""
    if not isinstance(value, str):
        return None
    try:
        return float(date.fromisoformat(value[:10]).toordinal())
    except ValueError:
        return None


def steps(low: float, high: float, most: int) -> list[float]:
    """Round numbers from ``low`` to ``high``, at most ``most`` of them and at least one step wide."""
    span = max(high - low, 1e-9)
    rough = span / max(most - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10, 20) if power * factor >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def month_starts(low: float, high: float, room: float) -> list[tuple[float, str]]:
    """First days of months from ``low`` to ``high``, thinned to what ``room`` pixels hold; the year is named where it may be in doubt."""
    short = high - low < 300
    start, end = date.fromordinal(int(low)), date.fromordinal(int(high))
    firsts = [date(n // 12, n % 12 + 1, 1) for n in range(start.year * 12 + start.month - 1, end.year * 12 + end.month)]
    firsts = [first for first in firsts if start <= first <= end]
    most = max(int(room / 62), 1)  # a page may squeeze a chart: names of months must not touch
    every = next((n for n in (1, 2, 3, 4, 6, 12, 24, 60, 120) if len(firsts) / n <= most), 240)
    kept = [first for first in firsts if (first.year * 12 + first.month - 1) % every == 0]
    with_year = kept if not short else [first for first in kept if first.month == 1] or kept[:1]
    return [(float(first.toordinal()), month(first) if first in with_year else month(first)[:3]) for first in kept]


def later(day: float, days: int) -> float:
    return float((date.fromordinal(int(day)) + timedelta(days=days)).toordinal())
