"""Where do the risks lie and what money is in them? Five by five, with the count and the exposure in each cell."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from charts.amounts import Scale, one_scale
from charts.layers import label, labels
from charts.palette import Palette
from charts.plane import Plane, Rows, framed, number_of
from charts.text import LINE, SIZE, STRONG, cut, plain
from charts.text import width as text_width
from metrics.display import number, write
from metrics.metric import Unit

_LONGEST = 7  # characters of an amount in a cell
_BANDS = ("low", "medium", "high", "critical")
_NAMED_AT = {"low": (1, 1), "medium": (2, 3), "high": (3, 4), "critical": (5, 5)}  # where the band's word would stand best


def risk_heatmap(
    *, palette: Palette, width: int, height: int, cells: Rows = (), rating: str = "inherent", currency: str = ""
) -> alt.LayerChart:
    """``cells``: {probability, impact, band, count, money, ids}, 1 to 5 each; a cell that is not given holds no risk."""
    plane = Plane(width=width, height=height, left=48, right=2, top=4, bottom=46, x=(0.5, 5.5), y=(0.5, 5.5))
    found = {(row.get("probability"), row.get("impact")): row for row in cells}
    drawn = [_cell(found.get((p, i), {}), p, i, palette, currency, rating) for p in range(1, 6) for i in range(1, 6)]
    room = ((width - plane.left - plane.right) / 5 - 10, (height - plane.top - plane.bottom) / 5 - 6)
    scale = _scale(drawn, room[0])
    unit = _unit(drawn, room[0], currency, scale)
    words = [word for cell in drawn for word in _cell_words(cell, room, palette, unit, scale)]
    axes = _axis_words(palette, rating, "" if unit == plain(currency) else f"; money in {plain(currency)}")
    return framed(
        plane,
        palette,
        [_ground(plane, drawn, palette), labels(plane, [*axes, *_band_words(drawn, room, palette), *words])],
    )


def _cell(row: Mapping[str, Any], probability: int, impact: int, palette: Palette, currency: str, rating: str) -> dict[str, Any]:
    band = str(row.get("band"))
    band = band if band in _BANDS else _band(probability * impact)
    count, money = int(number_of(row.get("count")) or 0), number_of(row.get("money"))
    risks = f"{number(count)} {'risk' if count == 1 else 'risks'}"
    worth = f", {write(money, Unit.MONEY, currency=plain(currency))}" if money is not None and count else ""
    return {
        "x": impact - 0.5, "x2": impact + 0.5, "y": probability - 0.5, "y2": probability + 0.5, "colour": palette.heat[_BANDS.index(band)],
        "says": f"Probability {probability}, impact {impact}, {rating}, {band}: {risks}{worth}",
        "probability": probability, "impact": impact, "band": band, "count": count, "money": money, "ids": [plain(i) for i in row.get("ids") or ()],
    }  # fmt: skip


def _band(score: int) -> str:
    return "low" if score <= 4 else "medium" if score <= 9 else "high" if score <= 16 else "critical"


def _ground(plane: Plane, drawn: Sequence[Mapping[str, Any]], palette: Palette) -> alt.Chart:
    rows = [{name: value for name, value in cell.items() if name != "ids"} for cell in drawn]
    mark = alt.Chart(alt.InlineData(values=rows)).mark_rect(stroke=palette.card, strokeWidth=3, cornerRadius=4)
    drawn_cells: alt.Chart = mark.encode(
        plane.x_of(), plane.y_of(), alt.X2("x2"), alt.Y2("y2"),
        color=alt.Color("colour", type="nominal", scale=None, legend=None),
        tooltip=alt.Tooltip("says", type="nominal"), description=alt.Description("says", type="nominal"),
    )  # fmt: skip
    return drawn_cells


def _cell_words(cell: Mapping[str, Any], room: tuple[float, float], palette: Palette, unit: str, scale: Scale) -> list[dict[str, Any]]:
    """The risks by name where they are few and fit, else how many; below them their money."""
    if not cell["count"]:
        return []
    x, y = cell["impact"], cell["probability"]
    names, most = _names(cell, room), max(1, int(room[1] / LINE))
    money = [cut(scale.text(cell["money"], currency=unit), room[0])] if cell["money"] is not None and most > len(names) else []
    lines = [*names, *money]
    return [
        label(x, y, line, colour=palette.ink, dy=(n - (len(lines) - 1) / 2) * LINE, weight=STRONG if n < len(names) else 400)
        for n, line in enumerate(lines)
    ]


def _names(cell: Mapping[str, Any], room: tuple[float, float]) -> list[str]:
    """At most as many lines of names as leave one for the money."""
    together = "  ".join(cell["ids"])
    if len(cell["ids"]) == cell["count"]:
        if text_width(together) <= room[0]:
            return [together]
        if len(cell["ids"]) <= int(room[1] / LINE) - 1 and all(text_width(name) <= room[0] for name in cell["ids"]):
            return list(cell["ids"])
    return [cut(number(cell["count"]), room[0])]


def _scale(drawn: Sequence[Mapping[str, Any]], room: float) -> Scale:
    """One scale for all cells: the finest in which every amount is short, the same on page and paper, and fits into its cell."""
    amounts = [cell["money"] for cell in drawn if cell["count"] and cell["money"] is not None]
    scale = one_scale(amounts)
    while scale.coarser != scale and any(len(text) > _LONGEST or text_width(text) > room for text in map(scale.text, amounts)):
        scale = scale.coarser
    return scale


def _unit(drawn: Sequence[Mapping[str, Any]], room: float, currency: str, scale: Scale) -> str:
    """The currency in every cell or, where one has no room for it, in none: then the axis names it."""
    texts = [scale.text(cell["money"], currency=plain(currency)) for cell in drawn if cell["count"] and cell["money"] is not None]
    return plain(currency) if all(text_width(text) <= room for text in texts) else ""


def _band_words(drawn: Sequence[Mapping[str, Any]], room: tuple[float, float], palette: Palette) -> list[dict[str, Any]]:
    """Each band's name in an empty cell of its own, the nearest to where it stands best: colour alone says nothing."""
    words = []
    for band, (probability, impact) in _NAMED_AT.items():
        empty = [cell for cell in drawn if cell["band"] == band and not cell["count"]]
        nearest = min(empty, key=lambda c: (abs(c["probability"] - probability) + abs(c["impact"] - impact), c["impact"]), default=None)
        if nearest and room[1] >= SIZE and text_width(band) <= room[0]:
            words.append(label(nearest["impact"], nearest["probability"], band, colour=palette.ink))
    return words


def _axis_words(palette: Palette, rating: str, money: str) -> list[dict[str, Any]]:
    beside = [label(0.5, n, str(n), colour=palette.muted, dx=-10) for n in range(1, 6)]
    below = [label(n, 0.5, str(n), colour=palette.muted, dy=13) for n in range(1, 6)]
    return [
        *beside,
        *below,
        label(3, 0.5, f"Impact: right is graver{money}", colour=palette.muted, dy=35),
        label(0.5, 3, f"Probability, {rating}", colour=palette.muted, dy=-38, angle=270),
    ]
