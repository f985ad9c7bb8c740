"""What is to be told of a sheet's headings: those that are not used, and those that are matched in a way that wants a yes."""

from collections.abc import Iterable, Mapping, Sequence

from ingest.cell import show, words
from ingest.contents import held
from ingest.header import Heading
from ingest.own_marks import NOTE
from ingest.readers.sheet import letter
from ingest.recognise import Recognised, header_row
from ingest.reply import Replies
from schema import Problem, Severity

TAKEN = "Say yes, or choose another column; it is remembered."


def unused(recognised: Recognised, worth: Mapping[str, str] | None) -> list[Problem]:
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
        told += _left_over(recognised, [heading for heading in left if words(heading.text) not in taken], worth)
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
    used = {column.heading.text for match in parts for column in match.matched} | {NOTE}
    left = [column.heading for column in recognised.match.columns if column.how == "none" and column.heading.text not in used]
    return {heading.text: what for heading in left if (what := held(recognised.sheet, recognised.rows, recognised.match, heading))}


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
