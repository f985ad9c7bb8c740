"""Which milestones slip? Forecast against baseline, one line each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt

from charts.layers import label, labels, marks, rules
from charts.palette import Palette
from charts.plane import Plane, Rows, day_of, framed, later, month_starts, number_of
from charts.status import look, status_of, word
from charts.text import LINE, STRONG, plain, shortened
from charts.text import width as text_width
from metrics.display import GAP, days, narrow_day, number, short_day
from metrics.metric import Status

_BACK, _AHEAD, _LEAST = 60, 150, 90  # days around the status date: furthest back, furthest ahead, least ahead
_ROW = 19  # pixels a row needs at least


def milestones(*, palette: Palette, width: int, height: int, rows: Rows = (), status_date: str | None = None) -> alt.LayerChart:
    """``rows``: {code, name, baseline, forecast, until, slip, status, state} in the order they are to be read; dates in ISO form.

    ``until`` is the status date where a date has passed and no new one is given: the bar reaches it, and no forecast is drawn.
    """
    top, bottom = 30, LINE + 6
    fits = max(1, int((height - top - bottom) / _ROW))
    shown = [_row(row) for row in (rows if len(rows) <= fits else rows[: fits - 1])]
    left, code_room = _gutter(shown, width)
    plane = Plane(
        width=width, height=height, left=left, right=_slip_room(shown), top=top, bottom=bottom,
        x=_domain(shown, day_of(status_date)), y=(max(len(shown), 3) + 0.5 if len(rows) <= fits else fits + 0.5, 0.5),
    )  # fmt: skip
    placed = [_placed(row, number, plane, palette) for number, row in enumerate(shown, start=1)]
    words = [
        *_months(plane, palette),
        *_names(plane, shown, code_room, palette),
        *(_slip(plane, row, number, palette) for number, row in enumerate(shown, start=1)),
        *_rest(plane, len(rows) - len(shown), fits, palette),
        *_date(plane, day_of(status_date), palette),
    ]
    return framed(
        plane, palette,
        [
            rules(plane, _today(plane, day_of(status_date), palette), dash=(2, 3)),
            rules(plane, [row["slide"] for row in placed if row["slide"]], width=2),
            rules(plane, [row["tick"] for row in placed if row["tick"]], width=2),
            marks(plane, [*(row["mark"] for row in placed if row["mark"]), *_arrows(plane, shown, palette)]), labels(plane, words),
        ],
    )  # fmt: skip


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    baseline, forecast, until = (day_of(row.get(name)) for name in ("baseline", "forecast", "until"))
    return {
        "code": plain(row.get("code") or ""), "name": plain(row.get("name") or ""), "state": plain(row.get("state") or ""),
        "baseline": baseline, "forecast": next((found for found in (forecast, until, baseline) if found is not None), None), "undated": forecast is None and until is not None,
        "slip": number_of(row.get("slip")), "status": status_of(row.get("status")),
    }  # fmt: skip


def _gutter(shown: Sequence[Mapping[str, Any]], width: int) -> tuple[float, float]:
    """Room for the names, at most half of the chart, and in it the room for the codes."""
    code = min(max((text_width(row["code"]) for row in shown), default=0) + 8, width * 0.16)
    name = max((text_width(row["name"]) for row in shown), default=0)
    return min(code + name + 14, max(width * 0.48, 120)), code


def _slip_room(shown: Sequence[Mapping[str, Any]]) -> float:
    return max((text_width(_slip_text(row)) for row in shown if row["slip"] is not None), default=30) + 26


def _domain(shown: Sequence[Mapping[str, Any]], status: float | None) -> tuple[float, float]:
    found = [row[field] for row in shown for field in ("baseline", "forecast") if row[field] is not None]
    start = status if status is not None else min(found, default=738000.0)
    low = max(min([start, *found]), later(start, -_BACK))
    high = min(max([later(start, _LEAST), *found]), later(start, _AHEAD))
    return (low - 3, high)


def _placed(row: Mapping[str, Any], number: int, plane: Plane, palette: Palette) -> dict[str, Any]:
    """The mark, the tick and the line between them; what lies beyond the frame stops at it."""
    low, high = plane.x
    baseline, forecast = row["baseline"], row["forecast"]
    colour = palette.of(row["status"])
    half = plane.down(6)
    mark = slide = tick = None
    if forecast is not None:
        mark = {"x": min(max(forecast, low), high), "y": number, "size": 75, **_look(row, palette), "says": _says(row)}
    if baseline is not None and low <= baseline <= high:
        tick = {"x": baseline, "x2": baseline, "y": number - half, "y2": number + half, "colour": palette.muted}
    if baseline is not None and forecast is not None and baseline != forecast:
        ends = [min(max(end, low), high) for end in (baseline, forecast)]
        slide = {"x": ends[0], "x2": ends[1], "y": number, "y2": number, "colour": colour}
    return {"mark": mark, "slide": slide, "tick": tick}


def _look(row: Mapping[str, Any], palette: Palette) -> dict[str, Any]:
    """Hollow where no date is given any more."""
    drawn = look(row["status"], palette)
    return {**drawn, "colour": palette.card, "edge": drawn["colour"]} if row["undated"] and row["status"] is not Status.GREY else drawn


def _arrows(plane: Plane, shown: Rows, palette: Palette) -> list[dict[str, Any]]:
    """A small triangle where a forecast lies beyond the frame."""
    (low, high), found, step = plane.x, [], plane.across(13)
    for at, row in enumerate(shown, start=1):
        if row["forecast"] is not None and not low <= row["forecast"] <= high:
            late = row["forecast"] > high
            place = {
                "x": high + step if late else low - step,
                "y": at,
                "size": 40,
                "shape": "triangle-right" if late else "triangle-left",
            }
            found.append({**place, "colour": palette.of(row["status"]), "edge": palette.card, "says": _says(row)})
    return found


def _says(row: Mapping[str, Any]) -> str:
    named = ("baseline",) if row["undated"] else ("baseline", "forecast")
    dates = [f"{name} {narrow_day(date.fromordinal(int(row[name])))}" for name in named if row[name] is not None]
    none = ["not done, no new date given"] if row["undated"] else []
    slip = days(row["slip"]) if row["slip"] is not None else "" if row["baseline"] is not None else "no baseline"
    told = ", ".join(part for part in (*dates, *none, slip, row["state"] or word(row["status"])) if part)
    return f"{row['code']} {row['name']}: {told}"


def _slip_text(row: Mapping[str, Any]) -> str:
    """Working days, as the caption of the chart says."""
    return row["state"] or "no baseline" if row["slip"] is None else f"{number(row['slip'], signed=True)}{GAP}wd"


def _slip(plane: Plane, row: Mapping[str, Any], number: int, palette: Palette) -> dict[str, Any]:
    """The slip to the right of what is drawn; words, which are longer, to the left where there is room."""
    low, high = plane.x
    found = [row[field] for field in ("baseline", "forecast") if row[field] is not None]
    furthest = max(found, default=low)
    text, x = _slip_text(row), min(max(furthest, low), high)
    if row["slip"] is None and plane.at(x, 0)[0] - text_width(text) - 14 > plane.left:
        return label(x, number, text, colour=palette.of(row["status"]), dx=-11, align="right")
    return label(x, number, text, colour=palette.of(row["status"]), dx=22 if furthest > high else 11, align="left", weight=STRONG)


def _months(plane: Plane, palette: Palette) -> list[dict[str, Any]]:
    return [label(x, 0.5, name, colour=palette.muted, dy=-16) for x, name in month_starts(*plane.x, plane.width - plane.left - plane.right)]


def _names(plane: Plane, shown: Sequence[Mapping[str, Any]], code_room: float, palette: Palette) -> list[dict[str, Any]]:
    words = []
    for place, row in enumerate(shown, start=1):
        code = shortened(row["code"], code_room - 6)
        name = shortened(row["name"], plane.left - code_room - 12)
        words.append(label(plane.x[0], place, code, colour=palette.ink, dx=-plane.left, align="left", weight=STRONG))
        words.append(label(plane.x[0], place, name, colour=palette.ink, dx=-plane.left + code_room, align="left"))
    return words


def _rest(plane: Plane, count: int, row: int, palette: Palette) -> list[dict[str, Any]]:
    """What did not fit is at least counted."""
    return [label(plane.x[0], row, f"and {count} more", colour=palette.muted, dx=-plane.left, align="left")] if count else []


def _today(plane: Plane, status: float | None, palette: Palette) -> list[dict[str, Any]]:
    return [] if status is None else [{"x": status, "x2": status, "y": plane.y[0], "y2": plane.y[1], "colour": palette.muted}]


def _date(plane: Plane, status: float | None, palette: Palette) -> list[dict[str, Any]]:
    if status is None:
        return []
    text = f"Data date {short_day(date.fromordinal(int(status)))}"
    return [label(status, plane.y[0], text, colour=palette.muted, dx=-4, dy=12, align="left")]
