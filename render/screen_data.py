"""What a page shows, kept by the published version it rests on: reports, and the choices that filters offer."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import streamlit as st

from reports import REPORTS
from reports.report import Report
from reports.sealing import list_sealed, sealed
from reports.sources import Menu, menu, produce
from store.portfolio import Portfolio, configured, shelf, version
from store.snapshots import Snapshot

CHOSEN = "portfolio"
"""Of the session and of the page's address: the name of the portfolio that this visit looks at."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the viewer has chosen to see; None is the default of each."""

    status_date: date | None = None
    known_at: datetime | None = None
    projects: tuple[str, ...] | None = None
    filtered: str = ""


def portfolio() -> Portfolio:
    """The portfolio that this visit looks at: the one chosen in it, else that of its address, else the first."""
    choice = shelf(os.environ)
    if choice is None:
        return configured(os.environ)
    wanted = st.session_state.get(CHOSEN) or st.query_params.get(CHOSEN, "")
    return choice.find(str(wanted)) or choice.first


def offered() -> Menu | None:
    """What there is to choose from; None while nothing is loaded."""
    current = portfolio()
    name = version(current)
    return _menu(str(current.path), name) if name else None


@st.cache_data(max_entries=8, show_spinner=False)
def _menu(path: str, published: str) -> Menu | None:
    return menu(Portfolio(Path(path)))


def live(key: str, choice: Choice) -> Report | None:
    """The report as the chosen data give it now."""
    current = portfolio()
    name = version(current)
    if not name or offered() is None:
        return None
    return _report(str(current.path), name, key, choice, os.environ.get("STEERBOARD_STATUS_DATE", ""))


@st.cache_data(max_entries=32, show_spinner="Measuring the portfolio …")
def _report(path: str, published: str, key: str, choice: Choice, configured_date: str) -> Report | None:
    return produce(
        Portfolio(Path(path)),
        REPORTS[key],
        status_date=choice.status_date,
        known_at=choice.known_at,
        scope=choice.projects,
        filtered=choice.filtered,
    )


@st.cache_data(max_entries=8, show_spinner=False)
def _sealed(path: str, published: str, snapshot_id: int) -> Report:
    return sealed(Portfolio(Path(path)), snapshot_id)


def opened(snapshot_id: int) -> Report:
    """A sealed report, as it was sealed."""
    current = portfolio()
    return _sealed(str(current.path), version(current), snapshot_id)


@st.cache_data(max_entries=8, show_spinner=False)
def _sealed_list(path: str, published: str, key: str) -> list[Snapshot]:
    return list_sealed(Portfolio(Path(path)), key)


def sealed_list(key: str) -> list[Snapshot]:
    """The snapshots of a report, latest first."""
    current = portfolio()
    return _sealed_list(str(current.path), version(current), key)
