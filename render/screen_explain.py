"""The explanation of a figure, opened on the screen: formula, numbers, limits, coverage and the rows it comes from."""

from collections.abc import Sequence

import streamlit as st

from charts.palette import MARK, WORD
from metrics.explanation import Explanation, SourceRows
from render.screen_text import coloured, literal, sized
from reports.report import Report, Value


def explain_button(report: Report, label: str, values: Sequence[Value], *, key: str, shown: str = "", icon: str | None = None) -> None:
    """A figure that opens its explanation when it is pressed; ``shown`` is the Markdown of its face, the label where empty."""
    found = [report.explanations[value.ref] for value in values if value.ref in report.explanations]
    face = shown if shown or icon else literal(label)
    if st.button(
        face,
        key=f"explain-{key}",
        type="tertiary",
        icon=icon,
        icon_position="right",
        disabled=not found,
        help=f"Explain {literal(label)}" if icon and not shown else None,
    ):
        _open(label, found)


def titled(report: Report, title: str, values: Sequence[Value], *, key: str, large: bool) -> None:
    """A card's title, with the way to the explanation of its figures at its right."""
    text = sized(f"**{literal(title)}**", large=large)
    if not any(value.ref for value in values):
        st.markdown(text, anchors=False)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap=None, wrap=False):
        st.markdown(text, width="stretch", anchors=False)
        explain_button(report, title, values, key=key, icon=":material/info:")


def _open(label: str, found: Sequence[Explanation]) -> None:
    @st.dialog(literal(label), width="large")
    def dialog() -> None:
        if len(found) > 1:
            chosen = st.selectbox("Figure", range(len(found)), format_func=lambda i: found[i].label)
            _explanation(found[chosen])
        else:
            _explanation(found[0])

    dialog()


def _explanation(explanation: Explanation) -> None:
    judged = explanation.thresholds or explanation.value is None
    mark = coloured(f" · {MARK[explanation.status]} {WORD[explanation.status]}", explanation.status) if judged else ""
    st.markdown(f"**{literal(explanation.label)}**{mark}")
    st.markdown(literal(explanation.meaning))
    st.table(
        {
            literal(name): literal(text)
            for name, text in (
                ("Formula", explanation.formula),
                ("With the numbers", explanation.numbers or "–"),
                ("Not computable", explanation.reason),
                ("Limits", explanation.thresholds),
                ("Coverage", explanation.coverage),
                ("Defined in", explanation.source),
            )
            if text
        },
        border="horizontal",
    )
    st.markdown("**Where it comes from**")
    if explanation.rows:
        st.dataframe([_source(rows) for rows in explanation.rows], hide_index=True, alt="The source rows of the figure")
        st.caption(literal("; ".join(_sentence(rows) for rows in explanation.rows[:4])))
    else:
        st.caption("No row of any file stands behind this figure.")


def _source(rows: SourceRows) -> dict[str, str | int]:
    return {
        "File": rows.file,
        "Sheet": rows.sheet,
        "Rows": rows.spans,
        "How many": rows.count,
        "Sums": rows.added_up,
        "Load": rows.load,
    }


def _sentence(rows: SourceRows) -> str:
    return f"{rows.file}, sheet {rows.sheet}, {rows.place}"
