"""What a preview found: how the rows are accounted for, what is wrong with which, and what would change."""

import csv
import io

import streamlit as st

from ingest.changes import SERIOUS, Change, Sort
from ingest.gather import gather
from ingest.preview import Preview
from render.screen_text import TWO_LINES
from schema import BY_NAME, Problem
from schema.wording import counted

_SORT: dict[Sort, str] = {
    "added": "Added",
    "removed": "Removed",
    "baseline": "Baseline dates moved",
    "budget": "Budget changed",
    "shrank": "Actual cost that shrank",
    "reopened": "Closed items reopened",
    "restated": "Earlier figures restated",
    "changed": "Changed",
}
_SHOWN = 1000  # rows of a list on the screen
_MARK = {"error": "■ Error", "warning": "▲ Warning", "notice": "○ Notice"}


def show_counts(preview: Preview) -> None:
    """Rows read = loaded + rejected + blank, sheet by sheet."""
    read = sum(sheet.read for sheet in preview.sheets)
    with st.expander(f"**{counted(read, 'row')} read, sheet by sheet**"):
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
            height="content",
            alt="What would be loaded from each sheet",
        )
        if preview.open_questions:
            st.caption("Rows that wait for an answer count as rejected until it is given.")


def show_problems(preview: Preview) -> None:
    """Every problem with its place and how to mend it, to read and to download."""
    problems = preview.problems
    if not problems:
        return
    found = [(preview.count(kind), kind) for kind in ("error", "warning", "notice")]
    counts = [counted(count, kind) for count, kind in found if count]
    with st.expander(f"**{', '.join(counts)}**", expanded=bool(preview.count("error") or preview.count("warning"))):
        order = {"error": 0, "warning": 1, "notice": 2}
        rows = sorted(problems, key=lambda problem: order[problem.severity])
        st.dataframe(
            [_problem(problem) for problem in gather(rows)[:_SHOWN]],
            hide_index=True,
            row_height=TWO_LINES,
            column_config={"What": st.column_config.TextColumn(width=420), "What to do": st.column_config.TextColumn(width=300)},
            placeholder="",
            alt="Problems with their places",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                "Download the list",
                data=_csv(rows),
                file_name="problems.csv",
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
            )
            if len(gather(rows)) < len(rows) or len(rows) > _SHOWN:
                st.caption(f"What is the same is told once; the list has all {len(rows):,}, row by row.")


def _problem(problem: Problem) -> dict[str, str | int | None]:
    return {
        "": _MARK[problem.severity],
        "What": problem.says,
        "What to do": problem.mend,
        "Sheet": problem.sheet,
        "Row": problem.row,
        "Column": problem.column,
        "Found": problem.found,
        "File": problem.file,
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
    """How much the load would change against what is known now, a line for each table."""
    counts = preview.changes.counts
    if not counts:
        return
    if all(sort == "added" for _, sort in counts):
        new = sum(counts.values())
        st.caption(f"{new:,} {'row is' if new == 1 else 'rows are'} new; nothing that is known now changes.")
        return
    sorts = [sort for sort in _SORT if any(sort == other for _, other in counts)]
    st.markdown("**What changes against what is known now**")
    st.dataframe(
        [
            {"Table": BY_NAME[table].title, **{_SORT[sort]: counts.get((table, sort)) for sort in sorts}}
            for table in sorted({table for table, _ in counts})
        ],
        hide_index=True,
        height="content",
        placeholder="",
        alt="Changes by table and kind",
    )


def show_serious(preview: Preview) -> None:
    """The changes that somebody should know of before the load: moved baselines, shrunk costs, reopened and restated items."""
    serious = sorted((change for change in preview.changes.rows if change.sort in SERIOUS), key=lambda change: SERIOUS.index(change.sort))
    if not serious:
        return
    count = sum(preview.changes.count(sort) for sort in SERIOUS)
    with st.expander(f"**{counted(count, 'change')} to look at before the load**", expanded=True):
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
                for change in serious[:_SHOWN]
            ],
            hide_index=True,
            column_config={"What": st.column_config.TextColumn(width=820)},
            alt="Changes to look at",
        )


def show_each_kind(preview: Preview) -> None:
    """Each other kind of change with its rows: what is known, and what would be."""
    for sort in (sort for sort in _SORT if sort not in SERIOUS):
        rows = [change for change in preview.changes.rows if change.sort == sort]
        if rows:
            with st.expander(f"**{_SORT[sort]}: {preview.changes.count(sort):,}**"):
                st.dataframe(
                    [_before_and_after(change) for change in rows[:_SHOWN]], hide_index=True, alt=f"{_SORT[sort]}, before and after"
                )


def _before_and_after(change: Change) -> dict[str, str | int | None]:
    return {
        "Table": BY_NAME[change.table].title,
        "Which": change.key,
        "Column": BY_NAME[change.table].column(change.column).heading if change.column else "",
        "Before": change.before,
        "After": change.after,
        "File": change.file,
        "Sheet": change.sheet,
        "Row": change.row,
    }
