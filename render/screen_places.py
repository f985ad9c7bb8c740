"""Places for cards beside each other; on a narrow screen the second half goes below the first."""

from collections.abc import Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_GAP = 16


def places(count: int, *, least: int) -> Iterator[DeltaGenerator]:
    """One place for each card, none narrower than ``least`` pixels before the halves part."""
    half = -(-count // 2)
    both = st.grid(2, min_column_width=half * least + (half - 1) * _GAP, gap="small")
    for size in (half, count - half):
        row = both.grid(half, min_column_width=least, gap="small")
        for _ in range(size):
            yield row.container(gap=None)
