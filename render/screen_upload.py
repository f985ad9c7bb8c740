"""The upload page: choose files, see what they would do, correct what was matched, and keep them."""

import getpass
from datetime import UTC, datetime

import streamlit as st

from ingest.load import Receipt, keep, refusal
from ingest.preview import Preview
from render.screen_covers import show_covers
from render.screen_data import portfolio
from render.screen_files import chosen, take_off
from render.screen_findings import show_changes, show_counts, show_each_kind, show_problems, show_serious
from render.screen_headings import correct_headings, other_sheets
from render.screen_preview import previewed
from render.screen_shelf import loads_so_far, which_portfolio
from render.screen_text import literal
from render.screen_upload_answers import answers, ask, forget, suggest, what_is_broken
from schema.wording import counted
from store import about
from store.errors import StoreError

_KEPT = "kept"  # the sentence of the last load, shown once its files are gone from the uploader


def upload_page() -> None:
    """From files to rows: nothing is kept before the button."""
    which_portfolio("Load this month's files")
    try:
        _page()
    except StoreError as error:
        st.error(literal(str(error)), icon=":material/error:")


def _page() -> None:
    if said := st.session_state.pop(_KEPT, ""):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f":green[:material/check_circle:] {literal(said)}", width="content")
            st.page_link("steering.py", label="See what it means for the committee", icon=":material/flag:")
    files = chosen("Workbooks and text files: .xlsx .xlsm .xls .xlsb .ods .csv .txt .tsv. Nothing is kept before you say so.")
    if files:
        _show(previewed(files, answers()))
    else:
        loads_so_far()


def _show(preview: Preview) -> None:
    """What needs the person at the left, what the load would do and its button at the right, the particulars below."""
    left, right = st.columns([7, 5], gap="medium")
    with left:
        if _nothing_new(preview):
            st.markdown("**Nothing would change:** these files, or files with the same rows, are loaded already.")
        broken = what_is_broken(preview)
        asked = ask(preview)
        corrected = correct_headings(preview)
        if not (broken or asked or corrected or preview.count("error")):
            st.markdown(":green[●] Every file can be read, every heading is known, and no question is open.")
        other_sheets(preview)
    with right:
        _decide(preview)
        show_covers(preview)
        show_changes(preview)
    show_serious(preview)
    show_each_kind(preview)
    show_problems(preview)
    show_counts(preview)


def _decide(preview: Preview) -> None:
    """Keep the files, once everything that wants a yes has one."""
    if _nothing_new(preview):
        with st.container(border=True):
            st.markdown("**Nothing would change**")
            st.caption("Every row of these files is known already, just as it is here. Nothing need be loaded.")
        return
    rows, rejected = _sum(preview, "loaded"), _sum(preview, "rejected")
    sheets = sum(sheet.loaded > 0 for sheet in preview.sheets)
    partial = False
    with st.container(border=True):
        st.markdown(f"**{counted(rows, 'row')} of {counted(sheets, 'sheet')} can be loaded**")
        if not preview.open_questions and rejected:
            partial = st.checkbox(f"Leave the {counted(rejected, 'rejected row')} out and load the rest")
        yes = _accepted(preview)
        why = refusal(preview, portfolio(), yes=yes, partial=partial)
        if preview.open_questions:
            why = (
                "Answer the question at the left first." if len(preview.open_questions) == 1 else "Answer the questions at the left first."
            )
        if st.button(f"Load {counted(rows, 'row')}", type="primary", icon=":material/check:", disabled=bool(why)):
            _keep(preview, yes=yes, partial=partial)
        if why:
            st.caption(literal(why))
        if rejected and preview.open_questions:
            refused = f"{counted(rejected, 'row')} {'is' if rejected == 1 else 'are'} refused so far"
            told = any(problem.severity == "error" for problem in preview.problems)
            st.caption(f"{refused}; the errors below say why." if told else f"{refused}, as long as the question is open.")


def _accepted(preview: Preview) -> bool:
    """Whether the warnings are accepted, and with the same touch the answers that are suggested; other warnings are asked about anew."""
    warnings = [problem for problem in preview.problems if problem.severity == "warning"]
    suggested = [question for question in preview.open_questions if question.default]
    if len(suggested) < len(preview.open_questions) or not (warnings or suggested):
        return False
    counts = [(len(warnings), "warning"), (len(suggested), "suggested answer")]
    said = " and the ".join(counted(count, noun) for count, noun in counts if count)
    return st.checkbox(
        f"I have looked at the {said} and accept {'it' if len(warnings) + len(suggested) == 1 else 'them'}",
        key=f"accept-{hash(tuple(str(warning) for warning in warnings))}",
        on_change=suggest,
        args=(suggested,),
    )


def _nothing_new(preview: Preview) -> bool:
    """Whether the files can be loaded as they are and hold only what is known already."""
    sound = not (preview.open_questions or preview.count("error") or _sum(preview, "rejected"))
    return sound and _sum(preview, "loaded") > 0 and not preview.changes.counts


def _sum(preview: Preview, what: str) -> int:
    return sum(getattr(sheet, what) for sheet in preview.sheets)


def _keep(preview: Preview, *, yes: bool, partial: bool) -> None:
    place, first = st.empty(), about.empty(portfolio())

    def told(share: float, says: str) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=literal(says))

    receipt: Receipt = keep(
        preview, portfolio(), person=getpass.getuser(), at=datetime.now(UTC), yes=yes, partial=partial, progress=told, waiting=_waiting
    )
    place.empty()
    if not receipt.kept:
        st.error(literal(receipt.says), icon=":material/error:")
        return
    st.session_state[_KEPT] = receipt.says
    take_off()
    forget()
    if first:
        st.toast(literal(st.session_state.pop(_KEPT)), icon=":material/check_circle:", duration="long")
        st.switch_page("steering.py")
    st.rerun()


def _waiting(sentence: str) -> None:
    st.toast(literal(sentence), icon=":material/hourglass:")
