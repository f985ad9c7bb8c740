"""Numbers become pictures: each chart asks one question, takes plain values and returns Altair; nothing here shows it."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import altair as alt
import ttf_opensans
import vl_convert
from altair.utils.schemapi import debug_mode

from charts.enlarge import enlarged
from charts.index_trend import index_trend
from charts.milestones import milestones
from charts.palette import Palette
from charts.quadrant import quadrant
from charts.risk_heatmap import risk_heatmap
from charts.s_curve import s_curve
from charts.spark import spark

CHARTS: dict[str, Callable[..., alt.LayerChart]] = {
    "s_curve": s_curve,
    "quadrant": quadrant,
    "milestones": milestones,
    "risk_heatmap": risk_heatmap,
    "index_trend": index_trend,
    "spark": spark,
}
# Altair keeps both settings below for the whole process: two sessions must not turn them under each other.
_BUILDING = Lock()
_LEAST = (300, 200)  # pixels; below that labels have no room
_LEAST_SPARK = (40, 20)


def spec(name: str, data: Mapping[str, Any], palette: Palette, width: int, height: int, *, zoom: float = 1.0) -> dict[str, Any]:
    """The chart as a plain Vega-Lite dictionary: to be kept, and shown without Altair.

    ``width`` is what the place will have: labels are laid out for it. A page may stretch the chart, not squeeze it.
    ``zoom`` enlarges type, marks and lines within the same size, for a slide seen from afar.
    """
    least = _LEAST_SPARK if name == "spark" else _LEAST
    # The tests hold every chart against the schema; here that would only cost time.
    with _BUILDING, debug_mode(False), alt.data_transformers.enable(consolidate_datasets=False):
        chart = CHARTS[name](palette=palette, width=max(round(width / zoom), least[0]), height=max(round(height / zoom), least[1]), **data)
        drawn: dict[str, Any] = chart.to_dict(validate=False)
    return drawn if zoom == 1.0 else enlarged(drawn, zoom)


def svg(name: str, data: Mapping[str, Any], palette: Palette, width: int, height: int, *, zoom: float = 1.0) -> str:
    """The chart as SVG for print; words stay words, set in Open Sans."""
    _know_typeface()
    drawn: str = vl_convert.vegalite_to_svg(spec(name, data, palette, width, height, zoom=zoom), allowed_base_urls=[])
    return drawn


@cache
def _know_typeface() -> None:
    """Once is enough: each time costs a reading of all fonts."""
    vl_convert.register_font_directory(str(Path(ttf_opensans.__file__).parent / "ttf"))
