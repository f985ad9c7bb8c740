"""The dashboard: how it is served. What a visit shows begins in pages/navigation.py."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

import charts  # noqa: F401  heavy, like the reports: imported before anybody waits for them
import reports  # noqa: F401


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Streamlit collects garbage after every run; what is loaded for good need not be looked through each time."""
    gc.collect()
    gc.freeze()
    yield


app = st.App("pages/navigation.py", lifespan=ready)
