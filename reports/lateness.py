"""How late an open milestone is, in a word and a colour that tell two working days from two months."""

from dataclasses import dataclass

from metrics.metric import Status
from metrics.milestones import Milestone

RULE = (
    "Tolerance: 5 % of the working days left to the baseline date, at least 1 and at most 10. "
    "Late is amber up to two tolerances, red beyond; over a month is said"
)
_MONTH = 21  # working days


@dataclass(frozen=True, kw_only=True)
class Grade:
    """The state in words, and its colour."""

    says: str
    status: Status


def graded(milestone: Milestone) -> Grade:
    """What is late or overdue by how much; every other state as it is."""
    if milestone.state not in ("late", "overdue") or milestone.slip_days is None:
        return Grade(says=milestone.state, status=milestone.status)
    if milestone.slip_days <= 2 * milestone.tolerance_days:
        return Grade(says=f"slightly {milestone.state}", status=Status.AMBER)
    if milestone.slip_days <= _MONTH:
        return Grade(says=milestone.state, status=Status.RED)
    return Grade(says=f"{milestone.state} over a month", status=Status.RED)


def undated(milestone: Milestone) -> bool:
    """Whether its date has passed, it is not done and no new date is given: the day it was expected is no forecast."""
    return milestone.state == "overdue"


def behind(milestone: Milestone) -> bool:
    """Whether it is open and expected after its baseline date, however far ahead that is."""
    return milestone.actual_date is None and (milestone.state in ("late", "overdue") or (milestone.slip_days or 0) > 0)
