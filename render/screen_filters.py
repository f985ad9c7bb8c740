"""The filters of a report's page: programme, project, status date and what was known when."""

from dataclasses import asdict
from datetime import UTC, datetime

import streamlit as st

from metrics.display import joined, moment, narrow_day
from metrics.view import StatusDate
from render.screen_data import Choice, offered
from render.screen_text import literal
from reports.shown import cut
from reports.sources import Menu

_SHOWN = 40  # characters of the projects chosen


def chosen() -> Choice:
    """What the viewer chose last; everything, latest, where nothing was."""
    return Choice(**st.session_state.get("choice", {}))


def choose(place: st.delta_generator.DeltaGenerator) -> Choice:
    """Draw the controls in ``place`` and tell what is chosen."""
    found = offered()
    if found is None:
        return Choice()
    with place, st.popover(_face(chosen()), icon=":material/tune:", key="filter"):
        choice = _controls(found)
    if choice != chosen():
        st.session_state["choice"] = asdict(choice)  # plain values alone live in the session
        st.rerun()  # what is chosen stands on the button, which was drawn before it was known
    return choice


def _face(choice: Choice) -> str:
    """What the filter is set to, on the button itself: one that is on is seen without opening it."""
    at = [narrow_day(choice.status_date)] if choice.status_date else []
    known = [f"known {narrow_day(choice.known_at.date())}"] if choice.known_at else []
    only = [cut(choice.filtered, _SHOWN)] if choice.filtered else []
    on = " · ".join([*only, *at, *known])
    return f"Filter: {literal(on)}" if on else "Filter"


def _controls(found: Menu) -> Choice:
    programmes = st.multiselect(
        "Programmes", list(found.programmes), format_func=lambda key: found.programmes[key], placeholder="All programmes"
    )
    inside = {key: name for key, (name, programme) in found.projects.items() if not programmes or programme in programmes}
    projects = st.multiselect("Projects", list(inside), format_func=lambda key: f"{key} {inside[key]}", placeholder="All projects")
    dates = {told.day: told for told in found.status_dates}
    status_date = st.selectbox(
        "Status date", [None, *dates], format_func=lambda d: "Latest that most reported to" if d is None else _reported(dates[d])
    )
    known_at = st.selectbox("As known at", [None, *found.known_at], format_func=_known)
    kept = tuple(projects) or (tuple(inside) if programmes else None)
    words = _programmes(found, programmes) if programmes and not projects else ", ".join(projects)
    return Choice(status_date=status_date, known_at=known_at, projects=kept, filtered=words)


def _programmes(found: Menu, chosen: list[str]) -> str:
    return f"{'Programme' if len(chosen) == 1 else 'Programmes'} {joined([found.programmes[key] for key in chosen])}"


def _reported(told: StatusDate) -> str:
    """A status date with how many reported to it: one that few did is no month's end."""
    return f"{narrow_day(told.day)} · {told.projects} of {told.of} reported"


def _known(at: datetime | None) -> str:
    return "Now" if at is None else moment(at.replace(tzinfo=UTC))
