"""The next milestone that a list of projects names beside each of them: a milestone of its own, which its name identifies."""

from array import array
from dataclasses import dataclass, replace

from ingest import titles
from ingest.cell import is_blank, show, spans
from ingest.edition import Edition, edition
from ingest.glossary import english
from ingest.header import Header, Heading
from ingest.match import ColumnMatch, Match
from ingest.names import bare, meanings
from ingest.readers.sheet import Sheet
from ingest.rows import LeftOut, Rows
from schema import BY_NAME, Problem

MILESTONES = BY_NAME["milestones"]
_SHAPE = "-milestones"
_NAMES = frozenset({"next", "key", "upcoming", "coming", "major", "name"})
_DATED = frozenset({"date", "due", "finish", "forecast", "baseline", "current", "revised", "planned", "target"})
_DAYS = ("status_date", "period_end")


@dataclass(frozen=True, kw_only=True)
class Found:
    """The headings of the milestone's name and of its dates; ``match`` is None where no date stands beside the name."""

    name: Heading
    taken: frozenset[int] = frozenset()
    match: Match | None = None


def find(match: Match) -> Found | None:
    """The next milestone of a list of projects: its name, and the dates that say they are its or stand beside it."""
    if match.table.name not in ("projects", "status_reports", "reporting_periods"):
        return None
    free = [each for each in match.columns if each.how == "none" or (each.column in _DAYS and each.how != "chosen")]
    name = next(
        (each.heading for each in free if each.how == "none" and "milestone" in (said := _said(each)) and said <= _NAMES | {"milestone"}),
        None,
    )
    if name is None:
        return None
    dates = _dates([each for each in free if each.heading is not name], name)
    keys = [each for each in match.columns if each.column == "project_id"]
    if not dates or not (keys or "project_id" in match.constants):
        return Found(name=name)
    own = [ColumnMatch(heading=name, column=column, how="synonym", score=1.0) for column in ("name", "milestone_id")]
    constants = {key: value for key, value in match.constants.items() if key == "project_id"}
    made = Match(table=MILESTONES, columns=(*keys, *own, *dates), shape=f"{match.shape}{_SHAPE}", chosen=True, constants=constants)
    return Found(name=name, taken=frozenset({name.column, *(each.heading.column for each in dates)}), match=made)


def is_next(match: Match) -> bool:
    """Whether it is of next milestones alone, which says nothing of the others."""
    return match.table is MILESTONES and match.shape.endswith(_SHAPE)


def _said(each: ColumnMatch) -> frozenset[str]:
    return english(bare(each.heading.text))


def _of_report(each: ColumnMatch) -> bool:
    """Whether it is the day of the report also beside a milestone: a “Status date” or “Stichtag”, and no bare “Date”."""
    return titles.says_day(each.heading.text) or bool(each.column and _said(each) - _NAMES - _DATED - {"milestone"})


def _dates(free: list[ColumnMatch], name: Heading) -> list[ColumnMatch]:
    """At most a baseline and a forecast; one date alone is what is expected now, unless it is said to be approved or original."""
    found: list[ColumnMatch] = []
    next_to = name.column
    for each in free:
        said = _said(each) - _NAMES
        beside = each.heading.column == next_to + 1 and bool(said & _DATED) and not _of_report(each)
        if beside or ("milestone" in said and said & _DATED):
            found.append(each)
            next_to = each.heading.column
    first = Edition.PLANNED if len(found) > 1 else Edition.BASELINE
    named = {"baseline_date" if edition(each.heading.text) <= first else "forecast_date": each for each in reversed(found)}
    return [ColumnMatch(heading=each.heading, column=column, how="synonym", score=1.0) for column, each in named.items()]


def rows(sheet: Sheet, match: Match, sorted_: Rows) -> Rows:
    """Those that name a milestone and a date; a project without one says nothing of milestones."""
    places = {each.column: each.heading.column - sheet.first_column for each in match.columns}
    dates = [place for column, place in places.items() if column.endswith("_date")]
    data, dateless = array("i"), []
    for offset in sorted_.data:
        row = sheet.rows[offset]
        named, dated = not is_blank(row[places["name"]]), any(not is_blank(row[place]) for place in dates)
        if named and dated:
            data.append(offset)
        elif named or dated:
            dateless.append(offset)
    sorted_.blank += len(sorted_.data) - len(data)
    sorted_.data, sorted_.left_out = data, []
    if dateless:
        first = sheet.rows[dateless[0]][places["name"]]
        others = f" ({spans([sheet.number(each) for each in dateless])})" if len(dateless) > 1 else ""
        says = f"names a next milestone or a date alone{others}; it is left out."
        mend = "Give both, or say yes to go on without it."
        sorted_.left_out = [LeftOut(row=sheet.number(dateless[0]), says=says, mend=mend, found=show(first), severity="warning")]
    return sorted_


def without(match: Match, found: Found | None) -> Match:
    """The sheet's own match, without the date that is the milestone's; another heading that names the day of the report takes its place."""
    if found is None or found.match is None:
        return match
    theirs = [each for each in match.columns if each.heading.column in found.taken]
    freed, texts = {each.column for each in theirs} - {""}, {each.heading.text for each in theirs}
    columns = []
    for each in match.columns:
        if each in theirs:
            columns.append(replace(each, column="", how="none", score=0.0) if each.column else each)
            continue
        meant = [named for named in meanings(match.table, each.heading.text) if named.column.name in freed] if each.how == "none" else []
        if meant:
            freed.remove(meant[0].column.name)
            columns.append(replace(each, column=meant[0].column.name, how="synonym", score=1.0))
        else:
            columns.append(replace(each, rivals=tuple(text for text in each.rivals if text not in texts)))
    return replace(match, columns=tuple(columns))


def tell(file: str, sheet: Sheet, header: Header, found: Found) -> Problem:
    """What becomes of the milestone, or that it is lost without a date."""
    text = show(found.name.text)
    if found.match:
        says = f"“{text}” is kept as a milestone of its project; its name serves as its identifier."
        return Problem(
            file=file,
            sheet=sheet.name,
            row=header.last_row,
            column=found.name.text,
            says=says,
            mend="Nothing need be done.",
            severity="notice",
        )
    says = f"“{text}” is not used: a milestone is kept with its date, and no column beside it says one."
    mend = "Add the date in a column beside it, or say yes to go on without it."
    return Problem(file=file, sheet=sheet.name, row=header.last_row, column=found.name.text, says=says, mend=mend, severity="warning")
