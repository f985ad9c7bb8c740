"""Programmes that only a list of projects names: they are made of it and told; one written almost like a known programme is asked about."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from ingest import by_name
from ingest.cell import is_blank, one_line, show, words
from ingest.convert import Cells, convert
from ingest.convert.values import Values
from ingest.draft import Draft, Reply
from ingest.match import ColumnMatch
from ingest.names import meanings
from ingest.recognise import Recognised, also, header_row
from ingest.reply import Replies
from ingest.rows import Rows
from schema import BY_NAME, Problem

PROGRAMMES, PROJECTS = BY_NAME["programmes"], BY_NAME["projects"]
LONGEST = 10_000  # rows of a list of projects
SHOWN = 5


def known(found: Sequence[Recognised], replies: Replies) -> dict[str, str]:
    """The programmes that the portfolio or a sheet of programmes knows, with their names; not those made of a list."""
    out = dict(replies.programmes)
    for each in found:
        if each.match and each.match.table is PROGRAMMES and not each.match.listed:
            places = {column.column: column for column in each.match.matched}
            names = _texts(each, places["name"]) if "name" in places else {}
            ids = _texts(each, places["programme_id"]) if "programme_id" in places else {}
            out |= {text: names.get(offset, "") for offset, text in ids.items()}
    return out


def listed(found: Sequence[Recognised], replies: Replies) -> list[Recognised]:
    """The sheets of an upload; each list of projects is followed by the programmes that it alone names."""
    there, out = known(found, replies), list[Recognised]()
    for each in found:
        new = _new(each, there, replies) if each.match and each.match.table is PROJECTS else {}
        there.update((text, "") for text in new)
        out += _with(each, new) if new else [each]
    return out


def settle(draft: Draft, there: Mapping[str, str], reply: Reply) -> None:
    """Puts the identifier in the place of a programme's name; one that is only like a known one waits for an answer."""
    if draft.table is not PROJECTS or "programme_id" not in draft.matches:
        return
    coded = draft.array("programme_id").dictionary_encode()
    written, heading, called = coded.dictionary.to_pylist(), draft.heading("programme_id"), by_name.called(there)
    meant = dict[str, str]()
    for place, text in enumerate(written):
        named = "" if text in there else called.get(words(text), "")
        like = [] if text in there or named else by_name.resembled(text, "", there)
        answer = reply("word", f"{heading}|{text}") if like else ""
        if named or answer in there:
            meant[text] = named or answer
        elif like and answer != text:
            _ask(draft, there, text, like, np.flatnonzero(coded.indices.fill_null(-1).to_numpy() == place).tolist())
    if meant:
        ids = pa.array([meant.get(text, text) for text in written], pa.string())
        draft.columns["programme_id"].values = Values(ids.take(coded.indices))


def _ask(draft: Draft, there: Mapping[str, str], text: str, like: Sequence[str], rows: list[int]) -> None:
    heading = draft.heading("programme_id")
    choices = [(each, f"{each} · {there[each]}" if there[each] else each) for each in like] + [(text, f"{text} · a new programme")]
    says = f"“{show(text)}” is no programme's identifier. Which programme is it?"
    draft.ask("word", f"{heading}|{text}", says, choices, index=rows[0], column=heading)
    draft.rejected.update(rows)


def _new(each: Recognised, there: Mapping[str, str], replies: Replies) -> dict[str, int]:
    """The programmes of a list that nobody knows, with the first row of each."""
    column = next((column for column in each.match.matched if column.column == "programme_id"), None) if each.match else None
    if column is None or each.rows is None or len(each.rows.data) > LONGEST:
        return {}
    reply, called, out = replies.about(each.file, each.sheet.label), by_name.called(there), dict[str, int]()
    for offset, text in _texts(each, column).items():
        strange = text not in there and words(text) not in called
        if strange and (not by_name.resembled(text, "", there) or reply("word", f"{column.heading.text}|{text}") == text):
            out.setdefault(text, offset)
    return out


def _texts(each: Recognised, column: ColumnMatch) -> dict[int, str]:
    """What the data rows hold under a heading, as identifiers, by their offsets."""
    place = column.heading.column - each.sheet.first_column
    rows = [(offset, each.sheet.rows[offset][place]) for offset in (each.rows.data if each.rows else ())]
    filled = [(offset, cell) for offset, cell in rows if not is_blank(cell)]
    about = Cells(column=PROGRAMMES.column("programme_id"), heading="", cells=[cell for _, cell in filled])
    values = convert(about, lambda topic: "").values
    return {offset: value for (offset, _), value in zip(filled, values, strict=True) if value}


def _with(each: Recognised, new: Mapping[str, int]) -> list[Recognised]:
    """The list, and those programmes as a sheet of their own: each is called by the name that stands beside it, or else by its identifier."""
    if each.match is None or each.header is None:
        return [each]
    own = next(column for column in each.match.matched if column.column == "programme_id")
    there = {id(column.heading) for column in each.match.columns}
    others = (
        ColumnMatch(heading=heading, column="", how="none", score=0.0) for heading in each.header.headings if id(heading) not in there
    )
    free = [column for column in (*each.match.columns, *others) if not column.column and column.heading is not own.heading]
    named = [column for column in free if _names(column) and all(_cell(each, column, offset) for offset in new.values())]
    columns = (replace(own, rivals=()), ColumnMatch(heading=(named or [own])[0].heading, column="name", how="synonym", score=1.0))
    match = replace(each.match, table=PROGRAMMES, columns=columns, shape=f"{each.match.shape}-programmes", constants={}, listed=True)
    made = replace(also(replace(each, problems=()), each.header, match), rows=Rows(read=len(new), data=array("i", new.values())))
    used = {id(named[0]): replace(named[0], how="chosen"), id(own): replace(own, rivals=())} if named else {}
    kept = replace(each.match, columns=tuple(used.get(id(column), column) for column in each.match.columns))
    return [replace(each, match=kept, problems=(*each.problems, _told(each, own.heading.text, [*new]))), made]


def _names(column: ColumnMatch) -> bool:
    meant = meanings(PROGRAMMES, column.heading.text)
    return any(each.column.name in ("programme_id", "name") for each in meant)


def _cell(each: Recognised, column: ColumnMatch, offset: int) -> str:
    return one_line(each.sheet.rows[offset][column.heading.column - each.sheet.first_column])


def _told(each: Recognised, heading: str, new: Sequence[str]) -> Problem:
    shown = ", ".join(f"“{show(text)}”" for text in new[:SHOWN]) + (f" and {len(new) - SHOWN:,} more" if len(new) > SHOWN else "")
    says = f"No programme is known as {shown}: {'it is a new one' if len(new) == 1 else 'they are new ones'}, made of this list."
    mend, sheet = "Nothing need be done.", each.sheet.name
    return Problem(file=each.file, sheet=sheet, row=header_row(each), column=heading, says=says, mend=mend, severity="notice")
