"""What the files do not say and somebody has to: questions with their choices, and the answers given."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ingest.convert.fiscal import NAMED
from schema import TABLES

BY_FILE = frozenset({"date_order", "decimal_sign", "day_numbers", "fiscal_start"})  # one answer holds for all columns of a file


# what may be answered to a question of each topic; a question of topic "constant" takes any text that its column can hold
CHOICES: Mapping[str, tuple[str, ...]] = {
    "date_order": ("dmy", "mdy"),
    "day_numbers": ("1900", "1904"),
    "month_start": ("month_end", "as_is"),
    "fiscal_start": tuple(answer for answer, _ in NAMED),
    "decimal_sign": (",", "."),
    "percent": ("percent", "share"),
    "scale": ("words3", "words5", "3", "4", "5", "5r", "10", "100", "share"),
    "steps": ("3", "4", "5"),
    "thousands": ("1", "1000", "1000000"),
    "budget": ("period", "completion"),
    "cost": ("budget", "completion", "to_date"),
    "cumulative": ("period", "cumulative"),
    "running": ("lines", "to_date"),
    "forecast": ("eac", "etc"),
    "planned": ("budget", "to_date"),
    "reached": ("forecast", "planned", "unknown"),
    "outlook": ("expected", "baseline"),
    "rolling": ("expected", "baseline"),
    "signs": ("by_side", "as_signed", "turned"),
    "reversed": ("lines", "cancelled", "subtracted"),
    "counted": ("document", "local", "group"),
    "baseline": ("planned", "plain", "reached"),
    "namesakes": ("apart",),
    "jump": ("right",),
    "layout": ("as_is", "stacked", "beside", "kinds", "transposed", "across", "down", "items"),
    "outline": ("summary", "own"),
    "measure": ("pv", "ev", "ac", "pv_to_date", "ev_to_date", "ac_to_date"),
    "table": tuple(table.name for table in TABLES),
    "balance": ("left_out", "counts"),
    "removal": ("removed", "kept"),
    "emptied": ("cleared", "left"),
    "older": ("leave", "replace"),
    "far_future": ("right",),
    "hole": ("no_plan",),
    "repeated": ("once", "all"),
    "known": ("once", "all"),
    "copies": ("here", "there", "both"),
    "contradiction": ("here", "there", "both"),
    "fell": ("right",),
    "inverse": ("right",),
    "twins": ("this", "other", "both"),
}
WRITTEN: Mapping[str, str] = {  # topics that are answered in one's own words, as far as they are of this form
    "constant": ".*",
    "sign": "[A-Z]{3}",
    "word": ".+",
    "origin": ".+",
    "year": r"(?:19|20)\d\d",
    "covers": r"none|\d{4}-(?:0[1-9]|1[0-2])(?:\.\.\d{4}-(?:0[1-9]|1[0-2]))?",
}
SHARED = frozenset(
    {"word", "scale", "sign", "counted", "signs", "planned", "thousands", "steps", "reversed", "reached"}
)  # one answer holds for the same heading on every sheet of an upload
DECIDED_ANEW = frozenset(
    {
        "balance",
        "removal",
        "emptied",
        "older",
        "far_future",
        "hole",
        "repeated",
        "known",
        "copies",
        "contradiction",
        "twins",
        "fell",
        "inverse",
        "origin",
        "covers",
    }
)  # about this upload alone


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to be decided before a file can be kept.

    ``choices`` pairs each answer with its words; empty where any text will do. ``default`` is the answer that
    a general yes gives, "" where no answer is safe. ``answer`` is the one in force, "" while it is open.
    ``day`` tells that any day answers it, written as year-month-day; ``wrong`` that an answer was given that cannot be.
    """

    key: str
    topic: str
    file: str
    says: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    answer: str = ""
    day: bool = False
    wrong: bool = False


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What somebody has decided about the files of one upload; ``place(file, sheet)`` names a sheet.

    ``replies`` holds an answer for each question's key. ``tables`` names the table of a sheet ("" leaves it
    out); ``columns`` the column of each heading of a sheet ("" leaves it out); ``constants`` the value that
    all rows of a sheet have in a column (place "*": in every sheet that lacks it). ``date_order``,
    ``decimal_sign``, ``percent`` and ``cumulative`` declare the answer to every question of that topic.
    ``today`` is the day of the load, by which a date in a far future is told. ``yes`` gives every question that has a safe answer that answer; ``removals`` lets
    go what the files no longer hold.
    """

    replies: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    passwords: Mapping[str, str] = field(default_factory=dict)
    status_date: date | None = None
    today: date | None = None
    date_order: str = ""
    decimal_sign: str = ""
    percent: str = ""
    cumulative: str = ""
    yes: bool = False
    removals: bool = False

    def general(self, topic: str) -> str:
        """The answer declared for every question of that topic."""
        declared = {
            "date_order": self.date_order,
            "decimal_sign": self.decimal_sign,
            "percent": self.percent,
            "cumulative": self.cumulative,
            **({"removal": "removed", "emptied": "cleared", "fell": "right"} if self.removals else {}),
        }
        return declared.get(topic, "")


def possible(topic: str, answer: str) -> bool:
    """Whether that answers a question of the topic at all; one that holds any text is judged by its column."""
    if topic in WRITTEN:
        return re.fullmatch(WRITTEN[topic], answer, re.DOTALL) is not None
    return answer in CHOICES.get(topic, ())


def place(file: str, sheet: str) -> str:
    """The name of a sheet in answers and question keys."""
    return f"{file}|{sheet}"


def key(topic: str, file: str, sheet: str = "", heading: str = "") -> str:
    """The key of a question; one about a whole file has neither sheet nor heading."""
    return "|".join((topic, file) if topic in BY_FILE else (topic, file, sheet, heading))
