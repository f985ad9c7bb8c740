"""The snapshot menu of a report's page: seal it, open a sealed one, and download PDF and Excel."""

import getpass
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from metrics.display import day, moment
from render import EXPORTS
from render.screen_data import portfolio, sealed_list
from render.screen_text import literal
from reports.report import Report
from reports.sealing import seal

_MIME = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_LABEL = {"pdf": "PDF", "xlsx": "Excel"}


def snapshot_menu(report: Report, key: str) -> None:
    """Downloads of what is shown, sealing, and the snapshots that were sealed before."""
    with st.popover("Snapshot", icon=":material/download:"):
        for kind in EXPORTS:
            st.download_button(
                f"Download {_LABEL[kind]}",
                data=_written(report, kind),
                file_name=f"{report.key}_{report.stamp.status_date}.{kind}",
                mime=_MIME[kind],
                icon=":material/download:",
                on_click="ignore",
                width="stretch",
            )
        _open_sealed(key)
        if not report.stamp.hash and st.button("Seal this report", icon=":material/lock:", width="stretch"):
            _seal(report)


def _written(report: Report, kind: str) -> Callable[[], bytes]:
    """The file is written when it is asked for, not before."""

    def write() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"snapshot.{kind}"
            EXPORTS[kind](report, path)
            return path.read_bytes()

    return write


def _open_sealed(key: str) -> None:
    found = {snapshot.snapshot_id: snapshot for snapshot in sealed_list(key)}
    if not found and st.session_state.get("snapshot") is None:
        return
    choices = [None, *found]
    current = st.session_state.get("snapshot")
    chosen = st.selectbox(
        "Show",
        choices,
        index=choices.index(current) if current in choices else 0,
        format_func=lambda i: (
            "The report as it is now" if i is None else f"{day(found[i].status_date)}, sealed {moment(found[i].sealed_at)}"
        ),
    )
    if chosen != current:
        st.session_state["snapshot"] = chosen
        st.rerun()


def _seal(report: Report) -> None:
    snapshot = seal(portfolio(), report, person=getpass.getuser(), at=datetime.now(UTC))
    st.session_state["snapshot"] = snapshot.snapshot_id
    st.toast(literal(f"Sealed as {snapshot.hash[:12]}. Whatever is loaded from now on, it shows these numbers."))
    st.rerun()
