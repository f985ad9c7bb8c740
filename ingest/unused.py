"""What is to be told of a sheet's headings: those that are not used, and those that are matched in a way that wants a yes."""

from collections.abc import Iterable, Mapping, Sequence

from ingest.cell import is_blank, show, words
from ingest.contents import held
from ingest.header import Heading
from ingest.layouts.kinds import KINDS_APART
from ingest.ledger.cells import filled
from ingest.own_marks import NOTE
from ingest.readers.sheet import letter
from ingest.recognise import Recognised, header_row
from ingest.reply import Replies
from schema import Problem, Severity
from schema.wording import counted

SHOWN = 3  # places and cells that are named
TAKEN = "Say yes, or choose another column; it is remembered."


def unused(recognised: Recognised, worth: Mapping[str, str] | None, work: Iterable[Recognised] = ()) -> list[Problem]:
    """The headings left over, those ``worth`` a question with what they hold, and the doubtful matches.

    While it is not known what they are worth, as an open answer may use them, none is told as left over.
    """
    match = recognised.match
    if match is None or recognised.header is None:
        return []
    told = []
    taken = {words(c.heading.text): c.heading for c in match.columns if c.column}
    left = [c.heading for c in match.columns if c.how == "none" and c.heading.text != NOTE]
    for heading in (heading for heading in left if words(heading.text) in taken):
        used = taken[words(heading.text)]
        says = (
            f"“{show(heading.text)}” stands in columns {letter(used.column)} and {letter(heading.column)}; {letter(used.column)} is taken."
        )
        told.append(_problem(recognised, heading.text, says, "Say yes, or give the two columns names of their own.", "warning"))
    if worth is not None:
        apart = _of_other_kinds(recognised, work).keys() & worth.keys()  # told for the whole sheet at once
        free = [heading for heading in left if words(heading.text) not in taken and heading.text not in apart]
        told += _left_over(recognised, free, worth)
    for column in match.columns:
        meant = match.table.column(column.column).heading if column.column else ""
        if column.how == "content":
            says = f"“{show(column.heading.text)}” is taken for “{meant}” because of what its cells hold."
            told.append(_problem(recognised, column.heading.text, says, TAKEN, "warning"))
        elif column.how == "likeness":
            others = f" It could also be {', '.join(column.rivals)}." if column.rivals else ""
            says = f"“{show(column.heading.text)}” is taken for “{meant}” because it is like it ({column.score:.0%}).{others}"
            told.append(_problem(recognised, column.heading.text, says, TAKEN, "warning"))
        elif column.rivals and column.how == "synonym":
            says = f"“{show(column.heading.text)}” is taken for “{meant}”, and so could be “{'”, “'.join(column.rivals)}”."
            told.append(_problem(recognised, column.heading.text, says, "Say yes, or choose the other; it is remembered.", "warning"))
    return told


def of_use(recognised: Recognised, work: Iterable[Recognised], replies: Replies) -> dict[str, str] | None:
    """The headings that no table of the sheet uses, though their cells look as if they were of use → what they hold.

    None while a question of the sheet is open: its answer may give them to a table.
    """
    own = [other for other in work if (other.file, other.sheet.name) == (recognised.file, recognised.sheet.name)]
    if not all(question.answer for question in replies.answered([question for other in own for question in other.questions])):
        return None
    if recognised.match is None or recognised.rows is None:
        return {}
    parts = [other.match for other in own if other.match]
    elsewhere = _of_other_kinds(recognised, own)
    used = {column.heading.text for match in parts for column in match.matched if column.heading.text not in elsewhere} | {NOTE}
    left = [column.heading for column in recognised.match.columns if column.how == "none" and column.heading.text not in used]
    worth = {heading.text: held(recognised.sheet, recognised.rows, recognised.match, heading) for heading in left}
    for heading in (heading for heading in left if elsewhere.get(heading.text, "").endswith("impact")):
        cells = [] if worth[heading.text] else filled(recognised.sheet, recognised.rows, heading, SHOWN + 1)
        worth[heading.text] = worth[heading.text] or (f"ratings ({', '.join(map(show, cells[:SHOWN]))})" if cells else "")
    likely = {text for text, column in elsewhere.items() if column.removesuffix("_share").endswith("probability")}
    return {text: what for text, what in worth.items() if what and text not in likely}  # what has happened has no probability


def by_kinds(recognised: Recognised, work: Iterable[Recognised], replies: Replies) -> list[Problem]:
    """Once for a sheet of several kinds of rows, with its first kind: what some of them have no column for though another has."""
    own = [other for other in work if (other.file, other.sheet.name) == (recognised.file, recognised.sheet.name)]
    if recognised is not own[0] or KINDS_APART.key not in recognised.layouts:
        return []
    told = []
    for part in own:
        worth, elsewhere = of_use(part, own, replies) or {}, _of_other_kinds(part, own)
        told += [
            _dropped(part, heading, worth[heading.text]) for heading in _headings(part) if heading.text in worth.keys() & elsewhere.keys()
        ]
    if not told:
        return []
    says = f"Filled cells are not used, as their kind of rows has no such column: {'; '.join(told)}."
    return [_problem(recognised, "", says, "Say yes to leave them out; it is remembered.", "warning")]


def _headings(part: Recognised) -> tuple[Heading, ...]:
    return tuple(part.header.headings) if part.header else ()


def _dropped(part: Recognised, heading: Heading, holds: str) -> str:
    assert part.rows is not None and part.match is not None  # noqa: S101, PT018 (cells are held by rows of a match)
    place = heading.column - part.sheet.first_column
    there = [part.sheet.number(offset) for offset in part.rows.data if not is_blank(part.sheet.rows[offset][place])]
    where = ", ".join(map(str, there[:SHOWN])) + (", …" if len(there) > SHOWN else "")
    return f"“{show(heading.text)}” in {counted(len(there), 'row')} of {part.match.table.title.lower()} ({where}) holds {holds}"


def _of_other_kinds(recognised: Recognised, own: Iterable[Recognised]) -> dict[str, str]:
    """The headings that only other kinds of rows of the sheet have a column for → that column; none where the sheet is not divided so."""
    kind = recognised.sheet.table if KINDS_APART.key in recognised.layouts else ""
    parts = [other for other in own if kind and other.match and other.sheet.name == recognised.sheet.name]
    columns = [(other.sheet.table, column) for other in parts if other.match for column in other.match.matched]
    mine = {column.heading.text for table, column in columns if table == kind}
    return {column.heading.text: column.column for table, column in columns if table not in ("", kind) and column.heading.text not in mine}


def _left_over(recognised: Recognised, free: Sequence[Heading], worth: Mapping[str, str]) -> list[Problem]:
    assert recognised.match is not None  # noqa: S101 (headings are left over of a match)
    table = recognised.match.table.title.lower()
    told = []
    for heading in free:
        if heading.text in worth:
            says = f"“{show(heading.text)}” is not used, being none of the columns of {table}, and holds {worth[heading.text]}."
            mend = "Choose its column, or say yes to leave it out; it is remembered."
            told.append(_problem(recognised, heading.text, says, mend, "warning"))
    rest = ", ".join(f"“{show(heading.text)}”" for heading in free if heading.text not in worth)
    if rest:
        says = f"Not used, being none of the columns of {table}: {rest}."
        told.append(_problem(recognised, "", says, "Nothing need be done, unless one of them should be used.", "notice"))
    return told


def _problem(recognised: Recognised, heading: str, says: str, mend: str, severity: Severity) -> Problem:
    return Problem(
        file=recognised.file,
        sheet=recognised.sheet.name,
        row=header_row(recognised),
        column=heading,
        found=show(heading),
        says=says,
        mend=mend,
        severity=severity,
    )
