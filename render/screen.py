"""A Report on the screen: the overview on one page, then slide by slide, with Streamlit's own elements alone."""

import streamlit as st

from charts.palette import DARK, LIGHT, MARK, WORD, Palette
from metrics.metric import Status
from render.screen_blocks import draw, table
from render.screen_places import places
from render.screen_text import coloured, literal
from reports.report import Block, Cell, Grid, Note, Report, Row, Slide, Stamp
from reports.walk import blocks

OVERVIEW_HEIGHT = 866  # what 1920×1080 leaves below the heading, in pixels
SLIDE_HEIGHT = 860
WIDTH = 1770  # what 1920 leaves between the margins
_GAP = 16
_FIGURE_WIDTH = 320  # the least that a chart can be read in, in pixels
_LARGE_LINES = 16  # a note of more lines would not fit in large type


def palette() -> Palette:
    """The palette of the theme that the viewer has chosen."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show(report: Report, slide: Slide, *, presenting: bool) -> None:
    """Draw the rows of one slide; the first slide is the whole on one screen."""
    only = list(blocks(slide))
    if not presenting and len(only) == 1 and isinstance(only[0], Grid):  # nothing shares the page with it, so nothing scrolls inside it
        table(report, only[0], height=None, key=slide.key, large=False)
        return
    overview = slide is report.slides[0]
    height = OVERVIEW_HEIGHT if overview else SLIDE_HEIGHT
    total = sum(row.height for row in slide.rows)
    room = height - _GAP * (len(slide.rows) - 1)
    large = presenting and not overview and all(_short(block) for block in blocks(slide))
    for index, row in enumerate(slide.rows):
        _row(report, row, WIDTH, int(room * row.height / total), f"{slide.key}-{index}", large=large)


def _short(block: Block) -> bool:
    """Whether it fits in large type; of a slide either all is set so or nothing."""
    return not isinstance(block, Note) or sum(len(item.lines) + 2 for item in block.items) <= _LARGE_LINES


def heading(slide: Slide, *, presenting: bool) -> None:
    """The slide's finding, with the mark of its status."""
    title = literal(slide.title)
    if slide.status is not None:
        mark = f"{MARK[slide.status]} {WORD[slide.status]}"
        told = coloured(mark, slide.status)
        title = title.replace(literal(WORD[slide.status]), told, 1) if WORD[slide.status] in slide.title else f"{title} {told}"
    if presenting:
        st.title(title, anchor=False)
    else:
        st.header(title, anchor=False)


def below_heading(report: Report, slide: Slide) -> None:
    """Of when and over what, in one line; by which limits, and what is incomplete, one touch away; a sealed report bears its seal."""
    stamp = report.stamp
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if stamp.hash:
            st.badge(literal(seal_line(stamp)), icon=":material/lock:", color="gray")
        st.caption(literal(stamp.line) + (f" · {literal(slide.caption)}" if slide.caption else ""), width="content")
        with st.popover("Limits", type="tertiary", icon=":material/rule:", key="limits"):
            _limits(stamp)


def seal_line(stamp: Stamp) -> str:
    """When, by whom and under which hash it was sealed."""
    return f"Sealed {stamp.sealed_at[:16].replace('T', ' ')} UTC by {stamp.sealed_by}, {stamp.hash[:12]}"


def _limits(stamp: Stamp) -> None:
    st.markdown("  ".join(coloured(f"{MARK[status]} {WORD[status]}", status) for status in Status))
    for limits in stamp.thresholds:
        st.caption(literal(limits))
    if stamp.incomplete:
        st.markdown("**Incomplete: nothing is computed of**")
    for told in stamp.incomplete:
        st.caption(literal(told))


def _row(report: Report, row: Row, width: int, height: int, key: str, *, large: bool) -> None:
    shares = [cell.width for cell in row.cells]
    room = width - _GAP * (len(shares) - 1)
    alike = len(shares) > 3 and len(set(shares)) == 1
    columns = places(len(shares), least=_FIGURE_WIDTH) if alike else st.columns(shares, gap="small")
    for number, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        with column:
            _cell(report, cell, room * cell.width // sum(shares), height, f"{key}-{number}", large=large)


def _cell(report: Report, cell: Cell, width: int, height: int, key: str, *, large: bool) -> None:
    shares = [block.height if isinstance(block, Row) else 1.0 for block in cell.blocks]
    room = height - _GAP * (len(cell.blocks) - 1)
    for number, (block, share) in enumerate(zip(cell.blocks, shares, strict=True)):
        own = int(room * share / sum(shares))
        if isinstance(block, Row):
            _row(report, block, width, own, f"{key}-{number}", large=large)
        else:
            draw(report, block, width=width, height=own, key=f"{key}-{number}", palette=palette(), large=large)
