"""Which portfolio is shown, what was loaded into it, and the template to fill in."""

import getpass
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import streamlit as st

from ingest import template
from metrics.display import moment
from render.screen_data import portfolio
from store import about, published
from store.portfolio import shelf
from store.vintages import loads_known


def which_portfolio(title: str) -> None:
    """The page's heading; beside it the template, and one click to a portfolio of one's own or back to the sample."""
    sample = about.is_sample(portfolio())
    left, right = st.columns([5, 7], vertical_alignment="center")
    left.header(title, anchor=False)
    with right.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        offer_sample()
        st.download_button(
            "Template workbook", data=_template, file_name="steerboard_template.xlsx", icon=":material/download:", on_click="ignore"
        )
    if sample:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                ":blue[:material/science:] This is the sample portfolio that came with Steerboard. What you load here is added to it."
            )
            choice = shelf(os.environ)
            mine = choice is not None and choice.own.exists
            offer_own("Back to my own portfolio" if mine else "Begin an empty portfolio of my own", type="primary")


def offer_own(label: str, *, type: Literal["primary", "secondary"] = "secondary") -> None:
    """One click from the sample to an empty portfolio of one's own; nothing where a single store file is configured."""
    if shelf(os.environ) is not None and about.is_sample(portfolio()):
        st.button(label, icon=":material/note_add:", type=type, on_click=_own)


def offer_sample() -> None:
    """One click back to the sample, where it is not shown."""
    choice = shelf(os.environ)
    if choice is not None and choice.sample.exists and not about.is_sample(portfolio()):
        st.button("Bring the sample back", icon=":material/science:", on_click=_sample)


def _own() -> None:
    choice = shelf(os.environ)
    if choice is not None:
        about.show_own(choice, person=getpass.getuser(), at=datetime.now(UTC))
    _forget()


def _sample() -> None:
    choice = shelf(os.environ)
    if choice is not None:
        about.show_sample(choice, person=getpass.getuser(), at=datetime.now(UTC))
    _forget()


def _forget() -> None:
    """What was chosen for one portfolio means nothing in another."""
    for name in ("choice", "snapshot", "slide", "answers"):
        st.session_state.pop(name, None)


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
