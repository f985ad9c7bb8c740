"""How each project stands, with everything that says it is not on plan: cost, schedule, risk, reserve, trend, freshness and trust."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.palette import WORD
from metrics import BY_KEY
from metrics.display import number, write
from metrics.incomplete import incomplete
from metrics.measure import Measured, measure
from metrics.metric import Status, Unit
from metrics.milestones import all_milestones
from metrics.risks import open_risks
from metrics.status import ProjectStatus, portfolio_status, project_statuses
from metrics.view import View
from reports.changes import LEAST, Changes, silent
from reports.lateness import graded
from reports.shown import by_key

RULE = "Worst first: by status, then by cost over budget, then by working days late"
SHORT_RULE = "Worst first by status, cost over budget, days late"
FIGURES = (
    "cpi", "cpi_3", "spi", "spi_t", "bac", "eac", "vac", "vac_pct", "finish_slip", "finish_slip_earned", "tcpi_eac", "eac_realism", "reserve_adequacy",
)  # fmt: skip
FINISH_TOLERANCE = 10  # working days, as the largest of a milestone
_RISE = 0.02  # of the budget, from which on a rise of the forecast since the last committee wants a word
_BAD = (Status.AMBER, Status.RED)
_EVEN = 0.9995  # of an index: what is shown as 1.000


@dataclass(frozen=True, kw_only=True)
class Health:
    """One project: its status, its figures, and in sentences why it is not on plan; without one it is."""

    status: ProjectStatus
    figures: Mapping[str, Measured]
    reasons: tuple[str, ...]

    @property
    def project_id(self) -> str:
        return self.status.project_id

    @property
    def fine(self) -> bool:
        return not self.reasons

    @property
    def judged(self) -> bool:
        """Whether both cost and schedule are known: of what is not, nobody can say that it is on plan."""
        return all(self.figures[key].value is not None for key in ("cpi", "spi"))

    @property
    def on_plan(self) -> bool:
        """Whether all is known and nothing at all says otherwise; what is fine beside that is within its limits."""
        behind = any(m.value is not None and m.value < _EVEN for m in (self.figures["cpi"], self.figures["spi"]))
        dear = over(self.figures["vac"]) if self.figures["vac"].value is not None else (self.figures["vac_pct"].value or 0) < 0  # no rate
        return self.fine and self.judged and not behind and not dear and not late(self.figures["finish_slip"])

    @property
    def standing(self) -> Status:
        """The computed status, or the declared one where none can be computed."""
        return self.status.declared if self.status.computed is Status.GREY and self.status.declared else self.status.computed

    @property
    def told(self) -> Status:
        """The computed status as it is shown everywhere: green only where nothing else wants attention, and of what is stale none."""
        if self.status.computed is not Status.GREEN or self.fine:
            return self.status.computed
        return Status.GREY if self.status.stale else Status.AMBER

    @property
    def _order(self) -> tuple[float, float, float, str]:
        over, late = self.figures["vac"].value, self.figures["finish_slip"].value
        severity = 0.5 if self.standing is Status.GREY else float(self.standing.rank)
        return (-severity, over or 0.0, -(late or 0.0), self.project_id)


def healths(view: View, changed: Changes | None) -> tuple[Health, ...]:
    """Every project in scope by :data:`RULE`; worked out once for each view."""
    key = ("healths", changed.before.status_date if changed else None)
    if key not in view.memo:
        view.memo[key] = _healths(view, changed)
    found: tuple[Health, ...] = view.memo[key]
    return found


def verdict(view: View, changed: Changes | None) -> Status | None:
    """The computed status of all together; none where of most of them nothing is computable: a few speak for no portfolio.

    It is green only where the heading has nothing else to tell: no project that needs attention, nothing over budget or late. What
    would be green with one of cost and schedule not known of most of them has no status: within limits as far as it is known.
    """
    every = healths(view, changed)
    if 2 * sum(health.status.computed is Status.GREY for health in every) > len(every):
        return Status.GREY
    partly = 2 * sum(not health.judged for health in every) > len(every)
    vac, slip = measure(view, ["vac", "finish_slip"])
    otherwise = over(vac) or late(slip) or not all(health.fine for health in every)
    status = portfolio_status(view)
    return status if status is not Status.GREEN else Status.AMBER if otherwise else None if partly else status


def over(vac: Measured) -> bool:
    """Whether a variance at completion is told as over budget."""
    return vac.value is not None and vac.value <= -LEAST


def late(slip: Measured) -> bool:
    """Whether a slip is told as late: a working day or more."""
    return slip.value is not None and slip.value >= 1


def by_performance(slip: Measured, earned: Measured) -> bool:
    """Whether the finish by performance wants to be told beside the manager's: it is later by more than the tolerance."""
    return earned.value is not None and earned.value > FINISH_TOLERANCE and earned.value - (slip.value or 0) > FINISH_TOLERANCE


def _healths(view: View, changed: Changes | None) -> tuple[Health, ...]:
    figures = by_key(measure(view, FIGURES, by="project"))
    doubts = {each.project_id: each.reason for each in incomplete(view)}
    overdue = Counter(m.project_id for m in all_milestones(view) if m.actual_date is None and graded(m).status is Status.RED)
    risks = open_risks(view)
    critical = Counter(risk.project_id for risk in risks if risk.residual_band == "critical")
    unrated = Counter(risk.project_id for risk in risks if risk.residual_score is None)
    rises = {move.project_id: move.change for move in changed.moved.costs} if changed else {}
    found = []
    for status in project_statuses(view):
        key = status.project_id
        own = {metric: figures[metric, key] for metric in FIGURES}
        reasons = (
            _doubt(doubts.get(key, "")),
            *_status(status, own, doubted=key in doubts),
            "Its baseline moved with no approved change request." if key in silent(changed) else "",
            *_money(view, own, rises.get(key, 0.0)),
            *_time(own, overdue[key]),
            *_risk(view, own, critical[key], unrated[key]),
        )
        found.append(Health(status=status, figures=own, reasons=tuple(reason for reason in reasons if reason)))
    return tuple(sorted(found, key=lambda health: health._order))


def _doubt(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}." if reason else ""


def _status(status: ProjectStatus, own: Mapping[str, Measured], *, doubted: bool) -> Sequence[str]:
    """What its own indices, its trend and its reports say."""
    missing = own["cpi"].reason or own["spi"].reason or "nothing is reported to judge it by"
    grey, declared = status.computed is Status.GREY, status.declared
    differs = declared is not None and not grey and declared.rank != status.computed.rank
    return (
        f"Declared {_said(declared)}, computed {_said(status.computed)}." if declared and differs else "",
        f"Declared {_said(declared)}." if declared in _BAD and declared and grey else "",
        f"Not computable: {missing}." if grey and not doubted else "",
        _worst(status, own),
        "" if grey else status.adverse,  # a trend of what is not computable compares different days
        status.stale,
        "" if grey else status.mismatch,
    )


def _said(status: Status) -> str:
    return WORD[status].lower()


def _worst(status: ProjectStatus, own: Mapping[str, Measured]) -> str:
    """The index that the computed status comes from, with its value."""
    if status.worst_metric not in own or status.computed not in _BAD:
        return ""
    found = own[status.worst_metric]
    beyond = found.thresholds.too_good if found.thresholds else None
    told = f"{BY_KEY[status.worst_metric].label} is {found.text()}"
    if beyond is not None and found.value is not None and found.value > beyond:
        return f"{told}: above {number(beyond, decimals=2)} the plan is too easy, or cost is not booked yet."
    return f"{told}, {_said(status.computed)}."


def _money(view: View, own: Mapping[str, Measured], rise: float) -> Sequence[str]:
    over, budget = own["vac"].value, own["bac"].value
    beyond = over is not None and over < 0 and own["vac_pct"].status in _BAD
    risen = bool(budget) and budget is not None and rise >= _RISE * budget
    return (
        f"Its forecast is {_amount(view, -(over or 0))} over budget." if beyond else "",
        f"Its forecast rose by {_amount(view, rise)} since the last committee." if risen else "",
        _not_credible(own),
    )


def _amount(view: View, amount: float) -> str:
    return write(amount, Unit.MONEY, currency=view.currency)


def _not_credible(own: Mapping[str, Measured]) -> str:
    """Whether the estimate at completion asks of the rest what the work so far has not shown."""
    if own["eac_realism"].status not in _BAD:
        return ""
    return f"Its estimate is not credible: it takes a CPI of {own['tcpi_eac'].text()} from here, against {own['cpi'].text()} so far."


def _time(own: Mapping[str, Measured], overdue: int) -> Sequence[str]:
    slip, earned = own["finish_slip"].value, own["finish_slip_earned"].value
    later = by_performance(own["finish_slip"], own["finish_slip_earned"])
    return (
        f"Its manager expects the finish {write(slip, Unit.DAYS)} after the baseline."
        if slip is not None and slip > FINISH_TOLERANCE
        else "",
        f"By its performance so far it finishes {write(earned, Unit.DAYS)} after the baseline." if later else "",
        f"{overdue} of its milestones {'is' if overdue == 1 else 'are'} clearly late." if overdue else "",
    )


def _risk(view: View, own: Mapping[str, Measured], critical: int, unrated: int) -> Sequence[str]:
    short = own["reserve_adequacy"].value
    return (
        f"{critical} critical {'risk is' if critical == 1 else 'risks are'} open." if critical else "",
        f"{unrated} open {'risk is' if unrated == 1 else 'risks are'} not rated." if unrated else "",
        f"Its contingency falls {_amount(view, -short)} short of its open risks." if short is not None and short < 0 else "",
    )
