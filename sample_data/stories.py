"""The stories planted in the sample, as data: what happened, to which project, and where it is to be seen."""

from dataclasses import dataclass
from datetime import date

WATERMELON = "WRB"
REBASELINED = "HRM"
REBASELINED_IN = 10  # the month of the return whose baseline differs in silence
REBASELINE_FROM = date(2026, 9, 30)  # what the old baseline had finishing after this day was moved
REBASELINE_DAYS = 60
FINISHED_LATE = "LEG"
FINISHED_ON = date(2026, 9, 11)
RECENTLY_BAD = "WEB"
CUMULATIVE_CPI, RECENT_CPI = 0.97, 0.78
UNDERCOVERED = "CLD"
DRAWN_TO = (1100, 1100, 1000, 1000, 850, 850, 700, 560, 430, 360)  # contingency left, month by month, in thousands
STALE = "NET"
STALE_SINCE = date(2026, 7, 31)
WITHOUT_BASELINE = "LOY"
MISMATCHED = "SOC"
PROGRESS_TO = date(2026, 10, 16)
MISMATCHED_CADENCE = 28
RESTATED, RESTATED_PACKAGE = "DWH", "DWH-2.1"
RESTATED_IN = 10
RESTATED_BY = {date(2026, 8, 31): 18, date(2026, 9, 30): 12}  # points of % complete taken back


@dataclass(frozen=True, kw_only=True)
class Story:
    """One planted story: its project, what happened, and where it is to be seen."""

    key: str
    project: str
    happened: str
    seen: str


STORIES: tuple[Story, ...] = (
    Story(
        key="watermelon", project=WATERMELON,
        happened="Declared green in every report, without a justification, while cost and schedule fell below 0.90.",
        seen="Exceptions: computed off track beside declared on track; CPI and SPI of October.",
    ),
    Story(
        key="silent re-baseline", project=REBASELINED,
        happened="October's return moves the baseline of everything that was still to come by twelve weeks; no change request says so.",
        seen="Changes since 30 September; on the upload page, under what changes: baseline dates moved. SPI recovers overnight.",
    ),
    Story(
        key="late with SPI 1", project=FINISHED_LATE,
        happened="Finished on 11 September, six weeks after its baseline of 31 July.",
        seen="SPI is 1.00 and SPI(t) 0.81: planned for 126 working days, done in 156.",
    ),
    Story(
        key="recent CPI", project=RECENTLY_BAD,
        happened="Good until July, then load tests at weekend rates.",
        seen="CPI 0.97 is on plan; the CPI of the last three months is 0.78.",
    ),
    Story(
        key="contingency too small", project=UNDERCOVERED,
        happened="Contingency was drawn while risks grew.",
        seen="Contingency left is smaller than the residual exposure of the open risks.",
    ),
    Story(
        key="stale", project=STALE,
        happened="Neither progress nor a report since 31 July; invoices go on.",
        seen="Exceptions: last reported to 31 July.",
    ),
    Story(
        key="no baseline", project=WITHOUT_BASELINE,
        happened="Work goes on while the business case is not approved: no budget, no baseline dates.",
        seen="PV, EV, SPI and CPI are not computable, and the reason is said; the coverage says 13 of 14.",
    ),
    Story(
        key="ledger ahead of progress", project=MISMATCHED,
        happened="October's progress is of 16 October, the ledger runs to 31 October.",
        seen="A warning beside its indices that names both days.",
    ),
    Story(
        key="restated", project=RESTATED,
        happened="October's return takes back 18 and 12 points of what August and September had reported for the finance mart.",
        seen="Changes since 30 September: EV of September restated. August as known in September differs from August as known now.",
    ),
)  # fmt: skip
