"""The files of an upload, kept for the session: another page, looked at meanwhile, does not take them away."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from render.screen_text import literal

_LAST, _CARRIED, _TOUCHED, _COUNT = "files shown", "files carried", "files touched", "upload"


def chosen(label: str) -> list[UploadedFile]:
    """The files in the field, and those chosen before another page was looked at, for a field is empty when its page comes back."""
    now: list[UploadedFile] = st.file_uploader(
        label, accept_multiple_files=True, key=f"files-{st.session_state.get(_COUNT, 0)}", on_change=_touch
    )
    state, touched = st.session_state, st.session_state.pop(_TOUCHED, False)
    carried: list[UploadedFile] = state.setdefault(_CARRIED, [])
    if not now and not touched:
        carried += state.get(_LAST, [])
    state[_LAST] = now
    if carried:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(literal(f"Chosen before: {', '.join(file.name for file in carried)}"), width="content")
            st.button("Take them off", type="tertiary", on_click=take_off)
    return [*carried, *now]


def take_off() -> None:
    """No file is chosen any more."""
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    st.session_state[_LAST], st.session_state[_CARRIED] = [], []


def _touch() -> None:
    st.session_state[_TOUCHED] = True
