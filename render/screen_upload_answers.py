"""What the sender has to say about a file: questions, the table of a sheet, the column of a heading, a password."""

from datetime import date
from typing import Any

import streamlit as st

from ingest.match import ColumnMatch
from ingest.preview import Preview, SheetPreview
from ingest.question import Answers, Question, place
from render.screen_text import literal
from schema import BY_NAME, TABLES

_LEFT_OUT = ""
_HOW = {
    "exact": "the same words",
    "synonym": "a known name of it",
    "likeness": "alike: please check",
    "remembered": "as the last time",
    "chosen": "your choice",
    "none": "not used",
}


def _state() -> dict[str, Any]:
    """The answers so far, plain values alone."""
    state: dict[str, Any] = st.session_state.setdefault("answers", {})
    for part in ("replies", "tables", "columns", "constants", "passwords"):
        state.setdefault(part, {})
    return state


def passwords() -> dict[str, str]:
    """The password given for each file."""
    found: dict[str, str] = _state()["passwords"]
    return found


def answers() -> Answers:
    """Everything that was answered so far."""
    state = _state()
    return Answers(
        replies=dict(state["replies"]),
        tables=dict(state["tables"]),
        columns={where: dict(headings) for where, headings in state["columns"].items()},
        constants={where: dict(values) for where, values in state["constants"].items()},
        passwords=dict(state["passwords"]),
        status_date=date.fromisoformat(state["status_date"]) if state.get("status_date") else None,
    )


def ask(preview: Preview) -> None:
    """The questions that the files leave open, each with its choices; an answer can be changed until the load."""
    for file in preview.files:
        if any("password" in problem.says.lower() for problem in file.problems):
            given = st.text_input(f"Password of {literal(file.file)}", type="password", key=f"password-{file.file}")
            if given and passwords().get(file.file) != given:
                passwords()[file.file] = given
                st.rerun()
    if not preview.questions:
        return
    left = len(preview.open_questions)
    with st.container(border=True):
        st.markdown(f"**{left} questions to answer**" if left else "**All questions are answered**")
        for question in preview.questions:
            _question(question)


def _question(question: Question) -> None:
    where = " · ".join(part for part in (question.file, question.sheet, question.column) if part)
    words = dict(question.choices)
    if words:
        options = list(words)
        given = st.radio(
            literal(f"{where}: {question.says}"),
            options,
            index=options.index(question.answer) if question.answer in options else None,
            format_func=lambda key: words[key],
            horizontal=True,
            key=f"question-{question.key}",
        )
    else:
        given = st.text_input(literal(f"{where}: {question.says}"), value=question.answer, key=f"question-{question.key}")
    if given and given != question.answer:
        _state()["replies"][question.key] = given
        st.rerun()


def correct_headings(preview: Preview) -> None:
    """Each sheet's table and the column of each of its headings; what needs a look is open."""
    for sheet in preview.sheets:
        doubtful = _doubtful(sheet)
        label = f"{sheet.file} · {sheet.sheet}: {BY_NAME[sheet.table].title if sheet.table else 'left out'}"
        note = f", {len(doubtful)} headings to check" if doubtful else ""
        with st.expander(literal(label + note), expanded=bool(doubtful)):
            _table_choice(sheet)
            if sheet.match is not None:
                for column in sorted(sheet.match.columns, key=lambda match: match not in doubtful):
                    _heading_choice(sheet, column)
                _constant(sheet)


def _doubtful(sheet: SheetPreview) -> list[ColumnMatch]:
    if sheet.match is None:
        return []
    return [column for column in sheet.match.columns if column.wants_acceptance or (column.how == "none" and column.heading.text.strip())]


def _table_choice(sheet: SheetPreview) -> None:
    where = place(sheet.file, sheet.sheet)
    options = [_LEFT_OUT, *(table.name for table in TABLES)]
    chosen = st.selectbox(
        "This sheet is",
        options,
        index=options.index(sheet.table) if sheet.table in options else 0,
        format_func=lambda name: BY_NAME[name].title if name else "left out",
        key=f"table-{where}",
    )
    if chosen != sheet.table:
        _state()["tables"][where] = chosen
        _state()["columns"].pop(where, None)
        st.rerun()


def _heading_choice(sheet: SheetPreview, column: ColumnMatch) -> None:
    assert sheet.match is not None  # noqa: S101 (its columns are being drawn)
    where = place(sheet.file, sheet.sheet)
    options = [_LEFT_OUT, *(each.name for each in sheet.match.table.columns)]
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="center")
    left.markdown(literal(column.heading.text))
    chosen = middle.selectbox(
        f"Column of {literal(column.heading.text)}",
        options,
        index=options.index(column.column) if column.column in options else 0,
        format_func=lambda name: sheet.match.table.column(name).heading if sheet.match and name else "not used",
        label_visibility="collapsed",
        key=f"column-{where}-{column.heading.column}-{sheet.table}",
    )
    score = f", {column.score:.0%}" if column.how == "likeness" else ""
    right.caption(literal(f"{_HOW[column.how]}{score}"))
    if chosen != column.column:
        _state()["columns"].setdefault(where, {})[column.heading.text] = chosen
        st.rerun()


def _constant(sheet: SheetPreview) -> None:
    """For a sheet without a project column: the project that all its rows are of."""
    assert sheet.match is not None  # noqa: S101 (as above)
    if not any(column.name == "project_id" for column in (*sheet.match.missing,)) and "project_id" not in sheet.match.constants:
        return
    where = place(sheet.file, sheet.sheet)
    before = sheet.match.constants.get("project_id", "")
    given = st.text_input("All rows are of the project", value=before, key=f"constant-{where}")
    if given != before:
        _state()["constants"].setdefault(where, {})["project_id"] = given
        st.rerun()
