"""Figures of an earlier status date that are known differently by now."""

from dataclasses import dataclass
from datetime import date

from metrics.display import day, write
from metrics.metric import Unit
from metrics.moment import View
from metrics.project_rows import project_rows
from metrics.rebaseline import baseline_moves
from metrics.view import at
from schema.thresholds import HALF_A_CENT

_FIGURES = ("pv", "ev", "ac")


@dataclass(frozen=True, kw_only=True)
class Restatement:
    """One figure of one project, in the currency of the view; ``figure`` is a metric's key."""

    project_id: str
    name: str
    figure: str
    status_date: date
    currency: str
    before: float | None
    now: float | None

    @property
    def says(self) -> str:
        """The restatement in a sentence."""
        was, is_now = (write(value, Unit.MONEY, currency=self.currency, compact=False) for value in (self.before, self.now))
        then = f"it was shown as {was}" if self.before is not None else "it was not known then"
        return f"{self.figure.upper()} at {day(self.status_date)} is {is_now if self.now is not None else 'not known'} by now; {then}."


def restatements(now: View, before: View) -> tuple[Restatement, ...]:
    """What ``before`` showed for its status date, compared with what is known of that date now.

    A baseline that moved changes planned and earned value of the past with it; that is told as a move of the baseline, so of such a
    project only the cost is compared.
    """
    if now.version == before.version and now.known_at == before.known_at:
        return ()
    with at(now, before.status_date) as today:
        new, old = project_rows(today), project_rows(before)
        moved = {move.project_id for move in baseline_moves(today, before)}
    return tuple(
        Restatement(
            project_id=project,
            name=new[project].name,
            figure=figure,
            status_date=before.status_date,
            currency=before.currency,
            before=was,
            now=is_now,
        )
        for project in sorted(set(new) & set(old))
        for figure in (_FIGURES if project not in moved else ("ac",))
        if _differs(was := getattr(old[project], figure), is_now := getattr(new[project], figure))
    )


def _differs(was: float | None, is_now: float | None) -> bool:
    if was is None or is_now is None:
        return was is not is_now
    return abs(was - is_now) >= HALF_A_CENT
