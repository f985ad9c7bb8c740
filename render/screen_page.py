"""A report's page: filters, snapshot and presentation round the slides that the report itself holds."""

import streamlit as st

from render import screen
from render.screen_data import Choice, live, opened
from render.screen_filters import choose
from render.screen_snapshot import snapshot_menu
from render.screen_text import literal
from reports.report import Report, Slide


def report_page(key: str) -> None:
    """Draw the page of the report of that key, or say what to load where there is nothing to tell."""
    presenting = bool(st.session_state.get("presenting"))
    toolbar = None if presenting else st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small")
    choice = choose(toolbar)
    sealed = st.session_state.get("snapshot")
    report = opened(sealed) if sealed is not None else live(key, choice)
    if report is None:
        _nothing()
        return
    slide = _chosen(report)
    if presenting:
        screen.show(report, slide, presenting=True)
        _steer(report, slide)
        return
    if toolbar is not None:
        _toolbar(toolbar, report, choice, slide)
    screen.show(report, slide, presenting=False)


def _chosen(report: Report) -> Slide:
    index = min(int(st.session_state.get("slide", 0)), len(report.slides) - 1)
    return report.slides[index]


def _go(index: int) -> None:
    st.session_state["slide"] = index


def _present(on: bool) -> None:
    st.session_state["presenting"] = on


def _toolbar(toolbar: st.delta_generator.DeltaGenerator, report: Report, choice: Choice, slide: Slide) -> None:
    with toolbar:
        names = [literal(each.name) for each in report.slides]
        chosen = st.segmented_control("Slide", names, default=literal(slide.name), label_visibility="collapsed", key=f"slides-{slide.key}")
        if chosen and chosen != literal(slide.name):
            _go(names.index(chosen))
            st.rerun()
        snapshot_menu(report, choice)
        st.button("Present", icon=":material/slideshow:", on_click=_present, args=(True,))


def _steer(report: Report, slide: Slide) -> None:
    index = report.slides.index(slide)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.button("Previous", icon=":material/arrow_back:", shortcut="Left", disabled=index == 0, on_click=_go, args=(index - 1,))
        st.caption(f"{index + 1} of {len(report.slides)}")
        st.button("Next", icon=":material/arrow_forward:", shortcut="Right", disabled=index == len(report.slides) - 1, on_click=_go, args=(index + 1,))
        st.button("Leave", icon=":material/close:", shortcut="Esc", on_click=_present, args=(False,))


def _nothing() -> None:
    st.header("Nothing is loaded yet", anchor=False)
    st.markdown("Load projects, work packages and progress, and this page tells the committee how they stand.")
    st.page_link("pages/upload.py", label="Load this month's files", icon=":material/upload_file:")
