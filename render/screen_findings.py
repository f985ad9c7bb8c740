"""What a preview found: how the rows are accounted for, what is wrong with which, and what would change."""

import csv
import io

import streamlit as st

from ingest.changes import SERIOUS
from ingest.preview import Preview
from render.screen_text import literal
from schema import BY_NAME, Problem

_SORT = {
    "added": "Added",
    "removed": "Removed",
    "baseline": "Baseline dates moved",
    "budget": "Budget changed",
    "shrank": "Actual cost that shrank",
    "reopened": "Closed items reopened",
    "restated": "Earlier figures restated",
    "changed": "Changed",
}
_MARK = {"error": "■ Error", "warning": "▲ Warning", "notice": "○ Notice"}


def show_counts(preview: Preview) -> None:
    """Rows read = loaded + rejected + blank, sheet by sheet."""
    st.dataframe(
        [
            {
                "File": sheet.file,
                "Sheet": sheet.sheet,
                "Table": BY_NAME[sheet.table].title if sheet.table else "left out",
                "Rows read": sheet.read,
                "To be loaded": sheet.loaded,
                "Rejected": sheet.rejected,
                "Blank or left out": sheet.blank,
            }
            for sheet in preview.sheets
        ],
        hide_index=True,
        alt="What would be loaded from each sheet",
    )


def show_problems(preview: Preview) -> None:
    """Every problem with its place and how to mend it, to read and to download."""
    problems = preview.problems
    if not problems:
        return
    counts = [f"{preview.count(kind):,} {word}" for kind, word in (("error", "errors"), ("warning", "warnings"), ("notice", "notices")) if preview.count(kind)]
    with st.expander(f"**{', '.join(counts)}**", expanded=bool(preview.count("error") or preview.count("warning"))):
        order = {"error": 0, "warning": 1, "notice": 2}
        rows = sorted(problems, key=lambda problem: order[problem.severity])
        st.dataframe([_problem(problem) for problem in rows[:1000]], hide_index=True, alt="Problems with their places")
        st.download_button(
            "Download the list", data=_csv(rows), file_name="problems.csv", mime="text/csv", icon=":material/download:", on_click="ignore"
        )


def _problem(problem: Problem) -> dict[str, str | int | None]:
    return {
        "": _MARK[problem.severity],
        "What": problem.says,
        "What to do": problem.mend,
        "Found": problem.found,
        "File": problem.file,
        "Sheet": problem.sheet,
        "Row": problem.row,
        "Column": problem.column,
    }


def _csv(problems: list[Problem]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(problems[0].as_dict()))
    writer.writeheader()
    writer.writerows({name: _inert(value) for name, value in problem.as_dict().items()} for problem in problems)
    return "\ufeff" + out.getvalue()


def _inert(value: str | int | None) -> str | int | None:
    """A cell's text must not become a formula when the list is opened in a spreadsheet; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def show_changes(preview: Preview) -> None:
    """What the load would change against what is known now, the serious kinds first."""
    changes = preview.changes
    if not changes.counts:
        return
    st.markdown("**What changes against what is known now**")
    st.dataframe(
        [
            {"Table": BY_NAME[table].title, "What": _SORT[sort], "How many": count}
            for (table, sort), count in sorted(changes.counts.items(), key=lambda item: (item[0][1] not in SERIOUS, item[0]))
        ],
        hide_index=True,
        alt="Changes by table and kind",
    )
    serious = [change for change in changes.rows if change.sort in SERIOUS]
    if serious:
        with st.expander(literal(f"{len(serious)} changes to look at"), expanded=True):
            st.dataframe(
                [
                    {
                        "Kind": _SORT[change.sort],
                        "Table": BY_NAME[change.table].title,
                        "What": change.says,
                        "File": change.file,
                        "Sheet": change.sheet,
                        "Row": change.row,
                    }
                    for change in serious[:500]
                ],
                hide_index=True,
                alt="Changes to look at",
            )
