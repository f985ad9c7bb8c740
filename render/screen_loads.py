"""The history on the screen: who loaded what, what it covered and changed, its rejected rows, and taking it back."""

import getpass
from datetime import UTC, datetime

import streamlit as st

from metrics.display import moment, narrow_day
from render.covers import covered, told
from render.screen_data import portfolio
from render.screen_text import TWO_LINES, literal
from schema import BY_NAME, Problem
from schema.wording import counted
from store import about, history, published, withdrawals
from store.errors import StoreError
from store.history import Effect, Entry

_SAID = "withdrawal said"  # the sentence of the last withdrawal, shown once it is done


def loads_page() -> None:
    """Every load, latest first; below, the one that is chosen."""
    st.header("Loads", anchor=False)
    if about.empty(portfolio()):
        st.markdown("Nothing is loaded yet. The Upload page takes files.")
        return
    if said := st.session_state.pop(_SAID, ""):
        st.success(literal(said), icon=":material/check_circle:")
    con, _ = published.open(portfolio())
    with con:
        found = history.entries(con)
        _list(found)
        names = {entry.load_id: f"Load {entry.load_id}: {entry.file_name}" for entry in found}
        chosen = st.selectbox("Look at", list(names), format_func=lambda load: names[load])
        entry = next(entry for entry in found if entry.load_id == chosen)
        _one(entry, history.effects(con, entry.load_id))
        _rejected(history.rejected(con, entry.load_id))


def _list(found: list[Entry]) -> None:
    st.dataframe(
        [
            {
                "Load": entry.load_id,
                "File": entry.file_name,
                "State": f"withdrawn, {narrow_day(entry.withdrawn.at.date())}" if entry.withdrawn else "counts",
                "Loaded": moment(entry.loaded_at),
                "By": entry.person,
                "Rows": entry.loaded,
                "Rejected": entry.rejected,
                "Changed": entry.note,
                "Withdrawn": "; ".join(map(told, entry.withdrawals)),
            }
            for entry in found
        ],
        hide_index=True,
        column_config={
            **{name: st.column_config.NumberColumn(format="localized") for name in ("Rows", "Rejected")},
            "State": st.column_config.TextColumn(width=170),
            "Changed": st.column_config.TextColumn(width=420),
        },
        alt="All loads of this portfolio, latest first",
    )


def _one(entry: Entry, effects: list[Effect]) -> None:
    """What the load covered, and the button that lets it count no more, or again."""
    with st.container(border=True):
        for one in entry.covered:
            st.markdown(f"Covers {literal(covered(one))}")
        if entry.note:
            st.markdown(literal(f"It changed: {entry.note}"))
        for event in map(told, entry.withdrawals):
            st.markdown(literal(f"{event[0].upper()}{event[1:]}"))
        verb = "Take the withdrawal back" if entry.withdrawn else "Withdraw this load"
        changes = [_effect(effect) for effect in effects if effect.gone or effect.back]
        st.markdown(literal(f"{verb}: {'; '.join(changes) if changes else 'no row that counts now would change'}. Nothing is deleted."))
        st.text_input("Why", key=f"why-{entry.load_id}", placeholder="Wrong file, replaced by finance's of the 5th …")
        st.button(verb, icon=":material/undo:", on_click=_withdraw, args=(entry,), key=f"withdraw-{entry.load_id}")


def _effect(effect: Effect) -> str:
    parts = [
        f"{counted(effect.gone, 'row')} less" if effect.gone else "",
        f"{counted(effect.back, 'row')} again" if effect.back else "",
    ]
    return f"{BY_NAME[effect.table].title}: {' and '.join(part for part in parts if part)}"


def _withdraw(entry: Entry) -> None:
    undo = entry.withdrawn is not None
    note = st.session_state.get(f"why-{entry.load_id}", "")  # as it stands at the click, be it typed only just before
    try:
        withdrawals.withdraw(portfolio(), entry.load_id, person=getpass.getuser(), at=datetime.now(UTC), note=note, undo=undo)
    except StoreError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[_SAID] = (
        f"Load {entry.load_id} ({entry.file_name}) {'counts again' if undo else 'is withdrawn; nothing of it is deleted'}."
    )


def _rejected(problems: list[Problem]) -> None:
    if problems:
        st.markdown(f"**{counted(len(problems), 'rejected row')}**")
        st.dataframe(
            [
                {"Sheet": p.sheet, "Row": p.row, "Column": p.column, "Found": p.found, "What is wrong": p.says, "What to do": p.mend}
                for p in problems
            ],
            hide_index=True,
            row_height=TWO_LINES,
            alt="The rejected rows of this load",
        )
