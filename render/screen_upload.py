"""The upload page: choose files, see what they would do, correct what was matched, and keep them."""

import getpass
import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ingest.load import Receipt, keep
from ingest.preview import Preview, of
from ingest.readers import Reading, read
from render.screen_data import portfolio
from render.screen_findings import show_changes, show_counts, show_problems
from render.screen_shelf import loads_so_far, which_portfolio
from render.screen_text import literal
from render.screen_upload_answers import answers, ask, correct_headings, passwords

_KEPT = "kept"  # the sentence of the last load, shown once its files are gone from the uploader


def upload_page() -> None:
    """From files to rows: nothing is kept before the button at the end."""
    st.header("Load this month's files", anchor=False)
    which_portfolio()
    if said := st.session_state.pop(_KEPT, ""):
        st.success(literal(said))
        st.page_link("pages/steering.py", label="See what it means for the committee", icon=":material/flag:")
    files = st.file_uploader(
        "Workbooks and text files: .xlsx .xlsm .xls .xlsb .ods .csv .txt .tsv",
        accept_multiple_files=True,
        key=f"files-{st.session_state.get('upload', 0)}",
    )
    if not files:
        loads_so_far()
        return
    _look(_previewed(files))


def _previewed(files: Sequence[UploadedFile]) -> Preview:
    """What the files would do, with the answers given so far; progress is shown while it is worked out."""
    with st.status("Looking at the files", expanded=False) as status:
        bar = st.progress(0.0)

        def told(share: float, says: str) -> None:
            bar.progress(min(max(share, 0.0), 1.0), text=literal(says))

        readings = [_reading(file) for file in files]
        preview = of(readings, portfolio(), answers=answers(), progress=told)
        status.update(label=f"{len(files)} {'file' if len(files) == 1 else 'files'} looked at", state="complete")
    return preview


def _reading(file: UploadedFile) -> Reading:
    content = file.getvalue()
    return _read(file.name, hashlib.sha256(content).hexdigest(), passwords().get(file.name, ""), content)


@st.cache_resource(max_entries=16, show_spinner=False)
def _read(name: str, digest: str, password: str, _content: bytes) -> Reading:
    """Reading is the slow part, so that a new answer does not read the file again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(_content)
        return read(path, name=name, password=password or None)


def _look(preview: Preview) -> None:
    show_counts(preview)
    ask(preview)
    correct_headings(preview)
    show_problems(preview)
    show_changes(preview)
    _decide(preview)


def _decide(preview: Preview) -> None:
    """Keep the files, once everything that wants a yes has one."""
    rejected = sum(sheet.rejected for sheet in preview.sheets)
    warnings = preview.count("warning")
    with st.container(border=True):
        partial = rejected > 0 and st.checkbox(f"Leave the {rejected:,} rejected rows out and load the rest")
        yes = warnings == 0 or st.checkbox(f"I have looked at the {warnings:,} warnings and accept them")
        rows = sum(sheet.loaded for sheet in preview.sheets)
        if st.button(f"Load {rows:,} rows", type="primary", icon=":material/check:", disabled=not rows):
            _keep(preview, yes=yes, partial=partial)


def _keep(preview: Preview, *, yes: bool, partial: bool) -> None:
    with st.spinner("Keeping the rows …"):
        receipt: Receipt = keep(
            replace(preview, answers=answers()), portfolio(), person=getpass.getuser(), at=datetime.now(UTC), yes=yes, partial=partial, waiting=st.toast
        )
    if not receipt.kept:
        st.error(literal(receipt.says))
        return
    st.session_state[_KEPT] = receipt.says
    st.session_state["upload"] = st.session_state.get("upload", 0) + 1
    st.session_state.pop("answers", None)
    st.rerun()
