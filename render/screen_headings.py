"""Which table a sheet is and which column each of its headings names: what is doubtful first, everything correctable."""

import streamlit as st

from ingest import layouts
from ingest.match import ColumnMatch, Match
from ingest.own_marks import NOTE
from ingest.preview import Preview, SheetPreview
from ingest.question import key as key_of
from ingest.question import place
from render.screen_covers import correct_cover
from render.screen_text import literal
from render.screen_upload_answers import state
from schema import BY_NAME, TABLES
from schema.wording import counted

_LEFT_OUT = ""
_HOW = {
    "exact": "the same words",
    "synonym": "a known name of it",
    "likeness": "alike: please check",
    "content": "by its cells: please check",
    "remembered": "as the last time",
    "chosen": "your choice",
    "none": "not used",
}


def correct_headings(preview: Preview) -> bool:
    """The headings that want a look, sheet by sheet; whether there are any."""
    some = False
    for sheet in preview.sheets:
        found = _doubtful(sheet)
        if sheet.match is None or not found:
            continue
        some = True
        with st.container(border=True):
            count = f"{counted(len(found), 'heading')} to check"
            st.markdown(f"**{count}** in {literal(_named(sheet))}")
            if sheet.match.missing:
                needed = ", ".join(column.heading for column in sheet.match.missing)
                st.caption(f":red[Not found yet, and needed in every row:] {literal(needed)}")
            for column in found:
                _heading(sheet, sheet.match, column, asked=True)
    return some


def other_sheets(preview: Preview) -> None:
    """Any sheet, to correct its table or its headings; closed, because there is mostly no need."""
    sheets = {place(sheet.file, sheet.sheet): sheet for sheet in preview.sheets}
    if not sheets:
        return
    with st.expander("Correct the table, a heading, or what any sheet covers"):
        sheet = sheets[st.selectbox("Sheet", list(sheets), format_func=lambda where: _named(sheets[where]))]
        _layout(sheet)
        _table(sheet)
        if sheet.match is not None:
            _constants(sheet, sheet.match)
            correct_cover(sheet)
            asked = _doubtful(sheet)
            for column in sheet.match.columns:
                if column not in asked:
                    _heading(sheet, sheet.match, column, asked=False)


def _named(sheet: SheetPreview) -> str:
    return f"{sheet.file} · {sheet.sheet}: {BY_NAME[sheet.table].title if sheet.table else 'left out'}"


def _doubtful(sheet: SheetPreview) -> list[ColumnMatch]:
    """Headings that were matched by likeness or against a rival, and those that name nothing."""
    if sheet.match is None:
        return []
    unknown = [c for c in sheet.match.columns if c.how == "none" and c.heading.text.strip() and c.heading.text != NOTE]
    return [column for column in sheet.match.columns if column.wants_acceptance or column in unknown]


def _table(sheet: SheetPreview) -> None:
    where = place(sheet.file, sheet.sheet)
    options = [_LEFT_OUT, *(table.name for table in TABLES)]
    key = f"table-{where}-{sheet.table}"
    st.selectbox(
        "This sheet is",
        options,
        index=options.index(sheet.table),
        format_func=lambda name: BY_NAME[name].title if name else "left out",
        key=key,
        on_change=_choose_table,
        args=(where, key),
    )


def _layout(sheet: SheetPreview) -> None:
    """How the whole sheet was turned into tables; what was made of it stands with its first rows among the notices."""
    asked = key_of("layout", sheet.file, sheet.name)
    found = " and ".join(dict(layouts.CHOICES)[each] for each in sheet.layouts) or dict(layouts.CHOICES)[layouts.AS_IS]
    options = {"": f"found: {found}", **dict(layouts.CHOICES)}
    chosen = state()["replies"].get(asked, "")
    key = f"layout-{asked}"
    st.selectbox(
        "The sheet is laid out as",
        list(options),
        index=list(options).index(chosen) if chosen in options else 0,
        format_func=lambda choice: options[choice],
        key=key,
        on_change=_lay_out,
        args=(asked, key),
    )


def _lay_out(asked: str, key: str) -> None:
    state()["replies"].pop(asked, None)
    if st.session_state[key]:
        state()["replies"][asked] = st.session_state[key]


def _choose_table(where: str, key: str) -> None:
    state()["tables"][where] = st.session_state[key]
    state()["columns"].pop(where, None)


def _heading(sheet: SheetPreview, match: Match, column: ColumnMatch, *, asked: bool) -> None:
    """One heading and its column; where it is asked about, a button says yes to what was found.

    The keys hold the column found, so that a choice which takes a column from another heading shows at both.
    """
    where, text = place(sheet.file, sheet.sheet), column.heading.text
    options = [_LEFT_OUT, *(each.name for each in match.table.readable)]
    key = f"column-{where}-{column.heading.column}-{match.table.name}-{column.column}"
    left, middle, right = st.columns([4, 4, 4], vertical_alignment="center")
    left.markdown(literal(text))
    middle.selectbox(
        f"Column of {literal(text)}",
        options,
        index=options.index(column.column),
        format_func=lambda name: match.table.column(name).heading if name else "not used",
        label_visibility="collapsed",
        key=key,
        on_change=lambda: _choose(where, text, st.session_state[key]),
    )
    with right.container(horizontal=True, vertical_alignment="center", gap="small"):
        score = f", {column.score:.0%}" if column.how == "likeness" else ""
        st.caption(literal(f"{_HOW[column.how]}{score}"), width="content")
        if asked:
            says = "Yes" if column.column else "Leave it out"
            st.button(says, key=f"yes-{key}", on_click=_choose, args=(where, text, column.column), help=f"{says}: {literal(text)}")


def _choose(where: str, heading: str, column: str) -> None:
    state()["columns"].setdefault(where, {})[heading] = column


def _constants(sheet: SheetPreview, match: Match) -> None:
    """What was said for all rows of the sheet, to say it otherwise."""
    where = place(sheet.file, sheet.sheet)
    for name, before in match.constants.items():
        label = f"{match.table.column(name).heading} of all rows"
        key = f"constant-{where}-{name}"
        st.text_input(literal(label), value=before, key=key, on_change=_say, args=(where, name, key))


def _say(where: str, column: str, key: str) -> None:
    state()["constants"].setdefault(where, {})[column] = st.session_state[key]
