"""Which portfolio is shown, what was loaded into it, and the template to fill in."""

import os
import tempfile
from pathlib import Path

import streamlit as st

from ingest import template
from metrics.display import moment
from render.screen_data import CHOSEN, portfolio
from render.screen_text import literal
from store import about, published
from store.errors import StoreError
from store.portfolio import shelf
from store.vintages import loads_known

_NAME, _SAID = "new-portfolio", "said-of-portfolio"


def which_portfolio(title: str) -> None:
    """The page's heading; beside it the portfolio of this visit, and the template."""
    left, right = st.columns([5, 7], vertical_alignment="center")
    left.header(title, anchor=False)
    with right.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        choose_portfolio()
        st.download_button(
            "Template workbook", data=_template, file_name="steerboard_template.xlsx", icon=":material/download:", on_click="ignore"
        )
    if about.is_sample(portfolio()):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                ":blue[:material/science:] This is the sample portfolio that came with Steerboard. What you load here is added to it."
            )


def choose_portfolio() -> None:
    """The portfolios by name, and one of one's own to begin; nothing where a single store file is configured."""
    choice = shelf(os.environ)
    if choice is None:
        return
    names, current = choice.names, portfolio().path.stem
    if CHOSEN in st.session_state:
        st.query_params[CHOSEN] = current  # so that a reload finds it again, on whichever page
    if len(names) > 1:
        st.selectbox(
            "Portfolio",
            names,
            index=names.index(current) if current in names else None,
            format_func=literal,
            label_visibility="collapsed",
            width=220,
            key=f"portfolio-of-{current}",
            on_change=lambda: _turn(str(st.session_state[f"portfolio-of-{current}"])),
        )
    with st.popover("Begin a portfolio", icon=":material/note_add:"):
        st.text_input("Its name", key=_NAME, max_chars=60)
        st.caption(literal(f"It is kept in {choice.folder}, under its name."))
        st.button("Begin it", type="primary", on_click=_begin)
    if said := st.session_state.pop(_SAID, ""):
        st.toast(literal(said))


def _begin() -> None:
    choice = shelf(os.environ)
    if choice is None:
        return
    try:
        begun = choice.new(str(st.session_state.get(_NAME, "")))
        about.create(begun)
    except StoreError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[_SAID] = f"The portfolio {begun.path.stem} begins, empty, in {begun.path}."
    _turn(begun.path.stem)


def _turn(name: str) -> None:
    """Look at that portfolio from now on in this visit; what was chosen for another means nothing in it."""
    st.session_state[CHOSEN] = name
    st.query_params[CHOSEN] = name
    for other in ("choice", "snapshot", "slide", "answers"):
        st.session_state.pop(other, None)


def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        template.write(path)
        return path.read_bytes()


def loads_so_far() -> None:
    """The loads of this portfolio, latest first."""
    current = portfolio()
    if about.empty(current):
        st.markdown(
            "Nothing is loaded yet. Drop this month's files above: project returns, the finance ledger, the risk register, in the form that "
            "you have them. Or fill in the template workbook first."
        )
        return
    con, _ = published.open(current)
    with con:
        loads = loads_known(con)
    st.markdown("**Loaded so far**")
    st.dataframe(
        [
            {
                "Load": load.load_id,
                "File": load.file_name,
                "Loaded": moment(load.loaded_at),
                "By": load.person,
                "Read": load.read,
                "Loaded rows": load.loaded,
                "Rejected": load.rejected,
                "Blank": load.blank,
            }
            for load in loads
        ],
        hide_index=True,
        column_config={name: st.column_config.NumberColumn(format="localized") for name in ("Read", "Loaded rows", "Rejected", "Blank")},
        alt="The loads of this portfolio",
    )
