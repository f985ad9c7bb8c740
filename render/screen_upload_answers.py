"""What the person is asked about uploaded files and has answered: questions, passwords, and files that cannot be read."""

from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Any

import streamlit as st

from ingest.preview import FilePreview, Preview
from ingest.question import Answers, Question
from metrics.display import day
from render.screen_text import literal
from schema.wording import counted

_LOCKED = "Enter its password"  # how the reader's advice begins where a password would open the file


def state() -> dict[str, Any]:
    """The answers so far, plain values alone."""
    found: dict[str, Any] = st.session_state.setdefault("answers", {})
    for part in ("replies", "said", "tables", "columns", "constants", "passwords"):
        found.setdefault(part, {})
    return found


def forget() -> None:
    """The files that the answers were about are gone."""
    st.session_state.pop("answers", None)


def answers() -> Answers:
    """Everything that was answered so far."""
    found = state()
    return Answers(
        replies=dict(found["replies"]),
        tables=dict(found["tables"]),
        columns={where: dict(headings) for where, headings in found["columns"].items()},
        constants={where: dict(values) for where, values in found["constants"].items()},
        passwords=dict(found["passwords"]),
        status_date=date.fromisoformat(found["status_date"]) if found.get("status_date") else None,
        today=_today(),
    )


def what_is_broken(preview: Preview) -> bool:
    """Files that cannot be loaded at all, each with its sentence, and a field where a password would help."""
    broken = [file for file in preview.files if any(problem.severity == "error" for problem in file.problems)]
    for file in broken:
        faults = [problem for problem in file.problems if problem.severity == "error"]
        if any(problem.mend.startswith(_LOCKED) for problem in faults):
            _password(file)
        else:
            said = " ".join(f"{problem.says} {problem.mend}" for problem in faults)
            st.error(literal(f"{file.file}: {said}"), icon=":material/error:")
    if broken and len(broken) < len(preview.files):
        st.caption("Take what cannot be read off the list above, and the other files can be loaded.")
    return bool(broken)


def _password(file: FilePreview) -> None:
    says = " ".join(problem.says for problem in file.problems)
    key = f"password-{file.file}"
    with st.container(border=True):
        st.markdown(literal(f"{file.file}: {says}"))
        st.text_input("Its password", type="password", key=key, on_change=_open, args=(file.file, key))


def _open(file: str, key: str) -> None:
    state()["passwords"][file] = st.session_state[key]


def ask(preview: Preview) -> bool:
    """The questions that the files leave open, each with its choices; what was answered can be asked again until the load."""
    left = len(preview.open_questions)
    if preview.questions:
        with st.container(border=True):
            st.markdown(f"**{counted(left, 'question')} to answer**" if left else "**All questions are answered**")
            for question in preview.questions:
                _question(question)
    _answered({question.key for question in preview.questions})
    return left > 0


def _question(question: Question) -> None:
    where, words, key = _where(question), _words(question), f"question-{question.key}"
    told = (question.key, key, where, words)
    st.markdown(f"{literal(question.says)} :gray[{literal(where)}]")
    if words:
        options = list(words)
        st.radio(
            "Answer",
            options,
            index=options.index(question.answer) if question.answer in options else None,
            format_func=lambda choice: literal(f"{words[choice]}{' · suggested' if choice == question.default else ''}"),
            horizontal=True,
            label_visibility="collapsed",
            key=key,
            on_change=_answer,
            args=told,
        )
    if question.day or not words:
        label = "Another day, as year-month-day" if question.day else "Answer"
        written = f"{key}-written"
        st.text_input(
            label,
            value=question.answer,
            placeholder=label if question.day else "",
            label_visibility="collapsed",
            key=written,
            on_change=_answer,
            args=(question.key, written, where, words),
        )


def _where(question: Question) -> str:
    sheet = "" if question.sheet == PurePath(question.file).stem else question.sheet
    return " · ".join(part for part in (question.file, sheet, question.column) if part)


def _words(question: Question) -> dict[str, str]:
    """The choices with their words; of a question for a day those that are likely."""
    if not question.day:
        return dict(question.choices)
    return {**_days(), **({question.default: day(date.fromisoformat(question.default))} if question.default else {})}


def _today() -> date:
    return datetime.now().astimezone().date()


def _days() -> dict[str, str]:
    """The days to which a return is mostly made: the end of last month, and today."""
    today = _today()
    last = today.replace(day=1) - timedelta(days=1)
    return {last.isoformat(): f"{day(last)}, the end of last month", today.isoformat(): f"{day(today)}, today"}


def _answer(question: str, key: str, where: str, words: dict[str, str]) -> None:
    _say(question, where, words, st.session_state[key])


def _say(question: str, where: str, words: dict[str, str], given: str) -> None:
    state()["replies"][question] = given
    state()["said"][question] = f"{where}: {words.get(given, given)}"


def suggest(suggested: list[Question]) -> None:
    """Take the answers that are suggested."""
    for question in suggested:
        _say(question.key, _where(question), _words(question), question.default)


def _answered(asked: set[str]) -> None:
    """What was answered and is no question any more."""
    for question, said in state()["said"].items():
        if question not in asked:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f":green[●] {literal(said)}", width="content")
                st.button("Ask again", key=f"again-{question}", type="tertiary", on_click=_ask_again, args=(question,))


def _ask_again(question: str) -> None:
    for part in ("replies", "said"):
        state()[part].pop(question, None)
