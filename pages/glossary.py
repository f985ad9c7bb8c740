"""The glossary: every metric as it is declared."""

import streamlit as st

from metrics import CATALOGUE
from render.screen_glossary import entry

st.header("Glossary", anchor=False)
st.caption("Every figure is declared once; pages, exports and this list read the same declaration.")
wanted = st.text_input("Search", placeholder="CPI, earned schedule, exposure …", live=True)
found = [metric for metric in CATALOGUE if wanted.lower() in f"{metric.key} {metric.label} {metric.meaning}".lower()]
if not found:
    st.info("No metric has that in its name or meaning.")
for metric in found:
    entry(metric)
