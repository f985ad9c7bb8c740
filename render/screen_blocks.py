"""The blocks of a slide on the screen: cards of figures, notes, tables and charts; every figure opens its explanation."""

import json
from typing import Any

import streamlit as st

from charts import spec, text
from charts.palette import DARK, LIGHT, MARK, WORD, Palette
from metrics.metric import Status
from render.screen_explain import explain_button, titled
from render.screen_places import places
from render.screen_text import colour, coloured, literal, sized
from reports.report import Block, Figure, Grid, Item, Kpi, Kpis, Note, Report, Value

_COURSE = 44  # pixels
_CARD_WIDTH = 165  # the least that a card takes, in pixels
_FIGURE_HEADING = 88  # of a chart's card: title and caption of a line each, and padding
_TITLE, _CAPTION = (16, 21), (14, 20)  # size of the type and from one line to the next, in pixels
_INFO = 40  # pixels beside a title, for the button that explains
_PADDING = 16
_ZOOM = 1.2  # of charts for a room
_FIGURE_SPACE = "\u2007"  # as wide as a figure
_ROOMY = 85  # pixels a row, from which on rows stand apart


def draw(report: Report, block: Block, *, width: int, height: int, key: str, palette: Palette, large: bool) -> None:
    """Draw one block in a card of ``height`` pixels; ``width`` is what a screen of 1920 gives it, ``large`` type is for a room."""
    if isinstance(block, Grid):
        table(report, block, height=height, key=key, large=large)
    elif isinstance(block, Kpis):
        _kpis(report, block, height, key, palette)
    elif isinstance(block, Note):
        with st.container(border=True, height=height, gap="xsmall"):
            _note(report, block, key, large=large)
    else:
        with st.container(border=True, height=height, gap=None):
            _figure(report, block, width, height, key, palette, large=large)


def table(report: Report, grid: Grid, *, height: int | None, key: str, large: bool) -> None:
    """A table in a card of ``height`` pixels, or as high as it is."""
    roomy = height is None or height > _ROOMY * len(grid.rows)
    with st.container(border=True, height=height or "content", gap="xsmall" if roomy else None):
        _grid(report, grid, key, large=large)


def _kpis(report: Report, block: Kpis, height: int, key: str, palette: Palette) -> None:
    """Cards side by side."""
    for number, (place, kpi) in enumerate(zip(places(len(block.items), least=_CARD_WIDTH), block.items, strict=True)):
        with place, st.container(border=True, height=height, gap=None):
            _kpi(report, kpi, f"{key}-{number}", palette)


def _kpi(report: Report, kpi: Kpi, key: str, palette: Palette) -> None:
    status = kpi.value.status
    told = [value for value in (kpi.value, kpi.beside, kpi.delta) if value]
    explain_button(report, kpi.label, told, key=key, shown=literal(kpi.label), icon=":material/info:")
    st.metric(
        kpi.label,
        literal(kpi.value.text),
        delta=literal(f"{MARK[status]} {WORD[status]}") if status else None,
        delta_color=colour(status) if status else "off",  # type: ignore[arg-type]
        delta_arrow="off",
        delta_description=literal(kpi.delta.text) if kpi.delta else None,
        label_visibility="collapsed",
    )
    if kpi.trend:
        drawn = chart(
            "spark", json.dumps({"values": kpi.trend, "status": status or Status.GREY}), palette.name, _CARD_WIDTH, _COURSE, False
        )
        says = f"{kpi.label} from {kpi.trend_labels[0]} to {kpi.trend_labels[-1]}, the line is 1.0"
        st.vega_lite_chart(drawn, theme=None, width="stretch", height=_COURSE, alt=says, key=f"{key}-course")
    if kpi.value.reason:
        st.caption(literal(kpi.value.reason))
    elif kpi.beside:
        beside = f"{kpi.beside_label} {kpi.beside.text}".strip()
        if kpi.beside.reason:  # a sentence, and no figure to be explained
            st.caption(literal(beside))
            return
        explain_button(report, beside, [kpi.beside], key=f"{key}-beside", shown=f":small[:gray[{literal(beside)}]]")


def _title(said: str) -> None:
    st.markdown(f"**{literal(said)}**")


def _note(report: Report, note: Note, key: str, *, large: bool) -> None:
    _title(note.title)
    if not note.items:
        st.caption(literal(note.empty))
    for number, item in enumerate(note.items):
        _item(report, item, f"{key}-{number}", large=large)
    if note.tail:
        st.caption(literal(note.tail))


def _item(report: Report, item: Item, key: str, *, large: bool) -> None:
    with st.container(gap=None):
        titled(report, item.title, item.values, key=key, large=large)
        for line in item.lines:
            st.markdown(sized(literal(line), large=large), anchors=False)
        mark = coloured(f"{MARK[item.status]} {WORD[item.status]}", item.status) if item.status else ""
        whose = ": ".join(part for part in (literal(item.about), mark) if part)
        told = f":gray[{literal(item.meta)}]" if item.meta else ""
        tail = " · ".join(part for part in (told, whose) if part)
        if tail:
            st.markdown(f":small[{tail}]", anchors=False)


def _grid(report: Report, grid: Grid, key: str, *, large: bool) -> None:
    _title(grid.title)
    if grid.caption:
        st.caption(literal(grid.caption))
    if not grid.rows:
        st.caption(literal(grid.empty))
        return
    widths = [column.width for column in grid.columns]
    for column, place in zip(grid.columns, st.columns(widths, gap="small", vertical_alignment="center"), strict=True):
        place.caption(literal(column.label), text_alignment="right" if column.numeric else "left")
    for number, row in enumerate(grid.rows):
        places = st.columns(widths, gap="small", vertical_alignment="center")
        for index, (column, place, value) in enumerate(zip(grid.columns, places, row, strict=True)):
            with place:
                _grid_cell(report, value, numeric=column.numeric, key=f"{key}-{number}-{index}", large=large)
    if grid.tail:
        st.caption(literal(grid.tail))


def _grid_cell(report: Report, value: Value, *, numeric: bool, key: str, large: bool) -> None:
    marked = _marked(value)
    face = marked if large else f":small[{marked}]"
    if value.ref:
        # the words on a button keep their size, bold they can be read across a room; and it is never as narrow as one figure
        face = f"{_FIGURE_SPACE if len(value.text) == 1 else ''}{f'**{marked}**' if large else face}"
        with st.container(horizontal_alignment="right" if numeric else "left"):
            explain_button(report, value.text, (value,), key=key, shown=face)
    else:
        st.markdown(face, text_alignment="right" if numeric else "left")


def _marked(value: Value) -> str:
    return coloured(f"{MARK[value.status]} {value.text}", value.status) if value.status else literal(value.text)


def _figure(report: Report, figure: Figure, width: int, height: int, key: str, palette: Palette, *, large: bool) -> None:
    titled(report, figure.title, figure.values, key=key, large=large)
    if figure.caption:
        st.caption(literal(figure.caption))
    if figure.empty:
        st.caption(literal(figure.empty))
        return
    room = max(160, height - _heading(figure, width - 2 * _PADDING))
    drawn = chart(figure.chart, json.dumps(dict(figure.data), sort_keys=True), palette.name, width - 2 * _PADDING, room, large)
    st.vega_lite_chart(drawn, theme=None, width="stretch", height=room, alt=figure.alt, key=f"{key}-chart")


def _heading(figure: Figure, width: int) -> int:
    """The height of title and caption: what they take more than a line each, the chart leaves them, so that nothing is cut."""
    more = _more_lines(figure.title, width - _INFO, _TITLE) + _more_lines(figure.caption, width, _CAPTION)
    return _FIGURE_HEADING + more


def _more_lines(said: str, width: int, face: tuple[int, int]) -> int:
    size, line = face
    return int(text.width(said) * size / text.SIZE / width) * line


@st.cache_data(max_entries=400, show_spinner=False)
def chart(name: str, data: str, palette: str, width: int, height: int, large: bool) -> dict[str, Any]:
    """The chart's specification, kept by what it shows, theme and size: building it costs more than drawing it."""
    return spec(
        name, json.loads(data), palette=DARK if palette == "dark" else LIGHT, width=width, height=height, zoom=_ZOOM if large else 1.0
    )
