"""What every visit runs first: page set-up and navigation."""

from pathlib import Path

import streamlit as st

st.set_page_config(page_title="Steerboard", page_icon=str(Path(__file__).parents[1] / "render" / "icon.svg"), layout="wide")

pages = [
    st.Page("steering.py", title="Steering", icon=":material/flag:", default=True),
    st.Page("upload.py", title="Upload", icon=":material/upload_file:"),
    st.Page("loads.py", title="Loads", icon=":material/history:"),
    st.Page("glossary.py", title="Glossary", icon=":material/menu_book:"),
]

st.navigation(pages, position="hidden" if st.session_state.get("presenting") else "top").run()
