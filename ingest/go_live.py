"""The day on which each project of a list goes live: a milestone of its own, which is called as its heading is."""

from array import array
from dataclasses import dataclass

from ingest.cell import is_blank, one_line, show
from ingest.edition import Edition, edition
from ingest.glossary import english
from ingest.header import Header
from ingest.match import ColumnMatch, Match
from ingest.names import bare
from ingest.readers.sheet import Sheet
from ingest.rows import Rows
from schema import BY_NAME, Problem
from schema.languages import STOP

MILESTONES = BY_NAME["milestones"]
SHAPE = "-live"
_LIVE = frozenset({"go", "live"})
_EDITIONS = frozenset(
    ["actual", "baseline", "current", "date", "day", "forecast", "latest", "approved", "planned", "revised", "target", "updated", "value"]
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the milestone is called, and the match of its dates."""

    name: str
    match: Match


def find(match: Match) -> Found | None:
    """The dates of going live that a list of projects has beside each of them."""
    dates = [each for each in match.columns if each.how == "none" and each.heading.holds == "days" and _is_live(each)]
    keys = [each for each in match.columns if each.column == "project_id"]
    if match.table.name not in ("projects", "status_reports", "reporting_periods") or not dates or not keys:
        return None
    name = _name(dates[0].heading.text)
    first = Edition.PLANNED if len(dates) > 1 else Edition.BASELINE
    columns = {_column(each, first): each for each in reversed(dates)}
    own = [ColumnMatch(heading=each.heading, column=column, how="synonym", score=1.0) for column, each in columns.items()]
    shape, constants = f"{match.shape}{SHAPE}", {"milestone_id": name, "name": name}
    return Found(name=name, match=Match(table=MILESTONES, columns=(*keys, *own), shape=shape, chosen=True, constants=constants))


def is_live(match: Match) -> bool:
    """Whether it is of the days of going live alone, which says nothing of other milestones."""
    return match.table is MILESTONES and match.shape.endswith(SHAPE)


def _is_live(each: ColumnMatch) -> bool:
    said = english(bare(each.heading.text))
    return said >= _LIVE and said - _LIVE <= _EDITIONS


def _column(each: ColumnMatch, first: Edition) -> str:
    """One date alone is what is expected now, unless it is said to be approved or original, or the day on which it was so."""
    if "actual" in english(bare(each.heading.text)):
        return "actual_date"
    return "baseline_date" if edition(each.heading.text) <= first else "forecast_date"


def _name(heading: str) -> str:
    """The heading without what says which edition of the date it is."""
    kept = [word for word in one_line(bare(heading)).split() if not english(word) or not english(word) <= _EDITIONS - {"live"}]
    while kept and kept[0].casefold() in STOP:
        kept = kept[1:]
    text = " ".join(kept) or one_line(heading)
    return text[0].upper() + text[1:]


def rows(sheet: Sheet, match: Match, sorted_: Rows) -> Rows:
    """Those that say a day; a project without one says nothing of it."""
    places = [each.heading.column - sheet.first_column for each in match.columns if each.column.endswith("_date")]
    data = array("i", (offset for offset in sorted_.data if any(not is_blank(sheet.rows[offset][place]) for place in places)))
    sorted_.blank += len(sorted_.data) - len(data)
    sorted_.data, sorted_.left_out = data, []
    return sorted_


def tell(file: str, sheet: Sheet, header: Header, found: Found) -> Problem:
    texts = [each.heading.text for each in found.match.columns if each.column.endswith("_date")]
    listed = " and ".join(f"“{show(text)}”" for text in texts)
    says = f"{listed} {'is' if len(texts) == 1 else 'are'} kept as the milestone “{show(found.name)}” of each project."
    reached = any(each.column == "actual_date" for each in found.match.columns)
    mend = "Nothing need be done" + ("." if reached else "; give the day on which it was reached in a column “Actual go-live”.")
    return Problem(file=file, sheet=sheet.name, row=header.last_row, column=texts[0], says=says, mend=mend, severity="notice")
