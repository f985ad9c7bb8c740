"""A report's page: filters, snapshot and presentation round the slides that the report itself holds."""

import streamlit as st

from render import screen
from render.screen_data import Choice, live, opened, portfolio
from render.screen_filters import choose, chosen
from render.screen_shelf import choose_portfolio
from render.screen_snapshot import snapshot_menu
from render.screen_text import literal
from reports.report import Report, Slide
from store.history import projects_withdrawn

_CHOICE = "slide-choice"  # of the widget; the slide itself outlives it, as while presenting


def report_page(key: str) -> None:
    """Draw the page of the report of that key, or say what to load where there is nothing to tell."""
    if st.session_state.get("presenting"):
        _present(key)
    else:
        _read(key)


def _read(key: str) -> None:
    left, right = st.columns([7, 5], vertical_alignment="top")
    toolbar = right.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small")
    sealed = st.session_state.get("snapshot") is not None
    report = _report(key, chosen() if sealed else choose(toolbar))  # nothing chosen changes what is sealed
    if report is None:
        _nothing()
        return
    with toolbar:
        slide = _slides(report)
        if sealed:
            st.button("Back to now", icon=":material/undo:", on_click=_unseal, help="The report as it is now")
        snapshot_menu(report, key)
        st.button("Present", icon=":material/slideshow:", on_click=_turn, args=(True,))
        if report.stamp.sample:
            choose_portfolio()
    with left:
        screen.heading(slide, presenting=False)
    screen.below_heading(report, slide)
    screen.show(report, slide, presenting=False)


def _present(key: str) -> None:
    report = _report(key, chosen())
    if report is None:
        _turn(False)
        st.rerun()
    slide = report.slides[_index(report)]
    screen.heading(slide, presenting=True)
    screen.below_heading(report, slide)
    screen.show(report, slide, presenting=True)
    _steer(report)


def _report(key: str, choice: Choice) -> Report | None:
    sealed = st.session_state.get("snapshot")
    return live(key, choice) if sealed is None else opened(sealed)


def _unseal() -> None:
    st.session_state["snapshot"] = None


def _index(report: Report) -> int:
    return min(int(st.session_state.get("slide", 0)), len(report.slides) - 1)


def _go(index: int) -> None:
    st.session_state["slide"] = index


def _turn(on: bool) -> None:
    st.session_state["presenting"] = on


def _slides(report: Report) -> Slide:
    """The choice of slide; the one that was chosen last stays while the figures change."""
    st.session_state[_CHOICE] = _index(report)
    st.selectbox(
        "Slide",
        range(len(report.slides)),
        format_func=lambda i: f"{i + 1} {report.slides[i].name}",
        label_visibility="collapsed",
        width=170,
        key=_CHOICE,
        on_change=lambda: _go(st.session_state[_CHOICE]),
    )
    return report.slides[_index(report)]


def _steer(report: Report) -> None:
    index, last = _index(report), len(report.slides) - 1
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.button("Previous", icon=":material/arrow_back:", shortcut="Left", disabled=index == 0, on_click=_go, args=(index - 1,))
        st.caption(f"{index + 1} of {last + 1}", width="content")
        st.button("Next", icon=":material/arrow_forward:", shortcut="Right", disabled=index == last, on_click=_go, args=(index + 1,))
        st.button("Leave", icon=":material/close:", shortcut="Esc", on_click=_turn, args=(False,))


def _nothing() -> None:
    if withdrawn := projects_withdrawn(portfolio()):
        loads = ", ".join(f"load {entry.load_id}, {entry.file_name}" for entry in withdrawn)
        st.header("The projects are withdrawn", anchor=False)
        st.markdown(
            literal(
                f"They came with {loads}, which {'counts' if len(withdrawn) == 1 else 'count'} no more. The page Loads takes that back."
            )
        )
        st.page_link("loads.py", label="Loads", icon=":material/history:")
        return
    st.header("Nothing is loaded yet", anchor=False)
    st.markdown("Load projects, work packages and progress, and this page tells the committee how they stand.")
    st.page_link("upload.py", label="Load this month's files", icon=":material/upload_file:")
    choose_portfolio()
