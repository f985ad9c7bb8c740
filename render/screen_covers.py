"""What each sheet takes the place of, in a sentence, and its correction: from which source it is, and which months it covers."""

import streamlit as st

from ingest.preview import Preview, SheetPreview
from ingest.question import possible
from render.screen_text import literal
from render.screen_upload_answers import state
from schema import BY_NAME

_SHOWN = 6  # sentences in the open; the others are behind a touch


def show_covers(preview: Preview) -> None:
    """One sentence a sheet: projects, days and source, and the rows that go for those of the file."""
    said = list(dict.fromkeys(sheet.says for sheet in preview.sheets if sheet.says))  # sheets of one table and file are one delivery
    if not said:
        return
    st.markdown("**What the files take the place of**")
    st.markdown("\n".join(f"- {literal(one)}" for one in said[:_SHOWN]))
    if more := said[_SHOWN:]:
        with st.expander(f"{len(more)} more"):
            st.markdown("\n".join(f"- {literal(one)}" for one in more))


def correct_cover(sheet: SheetPreview) -> None:
    """From which source the sheet is and which months it covers, as told by its content, to say it otherwise."""
    if not sheet.says:
        return
    _field(sheet, "origin", "Rows come from the source", sheet.covers[0].origin if sheet.covers else "")
    if BY_NAME[sheet.table].period:
        _field(sheet, "covers", "Months that the sheet covers (2026-10, 2026-09..2026-10; none: its rows are only added)", "")


def _field(sheet: SheetPreview, topic: str, label: str, told: str) -> None:
    asked = f"{topic}|{sheet.place}|"
    given = state()["replies"].get(asked, "")
    text = f"cover-{asked}-{told}"
    st.text_input(label, value=given or told, key=text, on_change=_say, args=(asked, text))
    if given and not possible(topic, given):
        st.caption(f":red[{literal(given)} is none of these forms; what the content tells holds.]")


def _say(asked: str, text: str) -> None:
    given = st.session_state[text].strip()
    if given:
        state()["replies"][asked] = given
    else:
        state()["replies"].pop(asked, None)
