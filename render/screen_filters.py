"""The filters of a report's page: programme, project, status date and what was known when."""

from dataclasses import asdict
from datetime import UTC, datetime

import streamlit as st

from metrics.display import day, joined, moment
from render.screen_data import Choice, offered
from reports.sources import Menu


def chosen() -> Choice:
    """What the viewer chose last; everything, latest, where nothing was."""
    return Choice(**st.session_state.get("choice", {}))


def choose(place: st.delta_generator.DeltaGenerator) -> Choice:
    """Draw the controls in ``place`` and tell what is chosen."""
    found = offered()
    if found is None:
        return Choice()
    with place, st.popover("Filter", icon=":material/tune:"):
        choice = _controls(found)
    st.session_state["choice"] = asdict(choice)  # plain values alone live in the session
    return choice


def _controls(found: Menu) -> Choice:
    programmes = st.multiselect(
        "Programmes", list(found.programmes), format_func=lambda key: found.programmes[key], placeholder="All programmes"
    )
    inside = {key: name for key, (name, programme) in found.projects.items() if not programmes or programme in programmes}
    projects = st.multiselect("Projects", list(inside), format_func=lambda key: f"{key} {inside[key]}", placeholder="All projects")
    status_date = st.selectbox("Status date", [None, *found.status_dates], format_func=lambda d: "Latest" if d is None else day(d))
    known_at = st.selectbox("As known at", [None, *found.known_at], format_func=_known)
    kept = tuple(projects) or (tuple(inside) if programmes else None)
    words = joined([found.programmes[key] for key in programmes]) if programmes and not projects else ", ".join(projects)
    return Choice(status_date=status_date, known_at=known_at, projects=kept, filtered=words)


def _known(at: datetime | None) -> str:
    return "Now" if at is None else moment(at.replace(tzinfo=UTC))
