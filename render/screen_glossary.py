"""One metric of the glossary on the screen."""

import streamlit as st

from metrics import CATALOGUE
from metrics.explain import in_symbols
from metrics.limits import in_words
from metrics.metric import Metric
from render.screen_text import literal


def matching(wanted: str) -> list[Metric]:
    """The metrics that have every word wanted in their name, formula, meaning or source; all of them where none is."""
    words = wanted.lower().split()
    return [metric for metric in CATALOGUE if all(word in _text(metric) for word in words)]


def _text(metric: Metric) -> str:
    return " ".join((metric.key, metric.label, in_symbols(metric), metric.meaning, metric.source)).lower()


def entry(metric: Metric) -> None:
    """Name, formula, meaning, limits, example and source of one metric."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{literal(metric.label)}** :gray[{literal(f'{metric.key} · {metric.unit.value}')}]")
        st.markdown(literal(f"{metric.label} = {in_symbols(metric)}"))
        st.markdown(literal(metric.meaning))
        if metric.thresholds is not None:
            st.markdown(literal(f"Limits: {in_words(metric.thresholds, metric.unit)}."))
        for _, sentence in metric.undefined:
            st.markdown(literal(f"Shown as – when {sentence}."))
        if metric.example is not None:
            given = ", ".join(f"{name.upper()} {value:g}" for name, value in metric.example.given.items())
            st.caption(literal(f"Example: {given} gives {metric.example.value:g} ({metric.example.source})."))
        st.caption(literal(f"Source: {metric.source}"))
