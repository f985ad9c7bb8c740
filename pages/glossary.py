"""The glossary: every metric as it is declared."""

import streamlit as st

from render.screen_glossary import entry, matching

st.header("Glossary", anchor=False)
st.caption("Every figure is declared once; pages, exports and this list read the same declaration.")
wanted = st.text_input("Search", placeholder="CPI, earned schedule, exposure …", live=True)
found = matching(wanted)
if not found:
    st.info("No metric has these words in its name, formula or meaning.")
for metric in found:
    entry(metric)
