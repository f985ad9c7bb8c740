"""The stories planted in the sample: what is wrong where, and what a reader should see."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Story:
    key: str
    project: str
    told: str


WATERMELON = Story(key="watermelon", project="WRB", told="Declared green in every return; cost and schedule have been red since spring.")
SILENT_REBASELINE = Story(key="silent re-baseline", project="NET", told="Between the returns of August and September the baseline moved by 30 days, with no change request.")  # noqa: E501
LATE_AND_DONE = Story(key="late with SPI 1", project="PAY", told="Done two months late: SPI is 1.00 at the end, SPI(t) stays below 0.90.")
RECENT_COLLAPSE = Story(key="recent collapse", project="DWH", told="Cumulative CPI 0.97 with 0.78 over the last three periods.")
THIN_RESERVE = Story(key="contingency below exposure", project="ERP", told="The contingency left does not cover the residual exposure of the open risks.")
STALE = Story(key="stale", project="LEG", told="Nothing was reported after July.")
NO_BASELINE = Story(key="no baseline", project="APP", told="Work packages without budget and dates: nothing can be measured against them.")
LEDGER_AHEAD = Story(key="ledger ahead of progress", project="CLD", told="Cost is booked to the end of October, progress is reported to 16 October.")
RESTATED = Story(key="restated", project="IAM", told="The October return lowers what it reported as done for September.")

STORIES: tuple[Story, ...] = (
    WATERMELON, SILENT_REBASELINE, LATE_AND_DONE, RECENT_COLLAPSE, THIN_RESERVE, STALE, NO_BASELINE, LEDGER_AHEAD, RESTATED,
)  # fmt: skip

REBASELINED_IN = 9  # the return of September
REBASELINE_DAYS = 30
LAST_REPORT_OF_STALE = 7
PROGRESS_OF_LEDGER_AHEAD = 16  # day of the month
RESTATED_MONTH = 9
RESTATED_BY = 0.06
