"""The cards of figures: what matters most, with status, what changed, and the figure that belongs beside each."""

from dataclasses import dataclass, replace
from datetime import date

from charts.spark import LEAST
from metrics.course import Point, index_course
from metrics.display import NONE, beside, joined, month, write
from metrics.measure import Measured, measure
from metrics.metric import Status, Unit
from metrics.view import View
from reports.health import over
from reports.report import Kpi, Kpis, Value
from reports.shown import CARD_DECIMALS, by_key, cut, earlier, shown

_CARDS = ("cpi", "cpi_3", "spi", "spi_t", "eac", "vac", "vac_pct", "milestones_met", "milestones_due", "milestone_hit_rate",
          "risks_critical", "risk_exposure_residual", "reserve_adequacy")  # fmt: skip
_REASON = 60  # characters on a card; the explanation of its figure has all of them


Figures = dict[tuple[str, str], Measured]


@dataclass(frozen=True, kw_only=True)
class _Cards:
    """The figures of the cards now and as the last committee saw them."""

    view: View
    before: View | None
    now: Figures
    then: Figures

    def value(self, key: str, *, signed: bool = False, plain: bool = False, decimals: int | None = None) -> Value:
        value = shown(self.view, self.now[key, ""], signed=signed, plain=plain, decimals=decimals)
        return replace(value, reason=cut(value.reason, _REASON))

    def delta(self, key: str, *, decimals: int | None = None) -> Value | None:
        """What changed since the last committee, over as many projects; it leads to the figure that was shown then."""
        was, current = self.then.get((key, "")), self.now[key, ""]
        if self.before is None or was is None or was.value is None or current.value is None:
            return None
        if was.coverage.of == current.coverage.of and was.coverage.count != current.coverage.count:
            return None  # some are not computable on one side: the difference would be theirs
        change = current.value - was.value
        unit = current.metric.unit
        if unit is Unit.MONEY:
            text = beside(change, current.value, currency=self.view.currency, signed=True)
        else:
            text = write(change, unit, signed=True, decimals=decimals)
        return Value(text=text, number=change, unit=unit, ref=earlier(key, "portfolio", "", self.before))


def cards(view: View, before: View | None) -> Kpis:
    """Six figures with status, what changed since the last committee, and the figure that belongs beside each."""
    then = by_key(measure(before, list(_CARDS))) if before else {}
    held = _Cards(view=view, before=before, now=by_key(measure(view, list(_CARDS))), then=then)
    courses = index_course(view)
    items = (
        _index(held, "cpi", "CPI, cost", "cpi_3", "last 3", courses),
        _index(held, "spi", "SPI, schedule", "spi_t", "SPI(t)", courses),
        _forecast(held),
        _met(held),
        _critical(held),
        _shortfall(held),
    )
    return Kpis(items=tuple(map(_reasoned, items)))


def _reasoned(card: Kpi) -> Kpi:
    """The second figure of a card as no bare dash: with its reason, or left out where the first says already why there is none."""
    second = card.beside
    if second is None or second.number is not None or not second.reason:
        return card
    return replace(card, beside=None if card.value.number is None else replace(second, text=f"{NONE} {second.reason}"))


def partial(view: View) -> str:
    """Which of the cards' sums some projects are missing from, in a sentence; empty where all are in all."""
    named = {"cpi": "CPI", "spi": "SPI", "eac": "forecast", "risk_exposure_residual": "exposure", "reserve_adequacy": "contingency"}
    found: dict[tuple[int, int], list[str]] = {}
    for (key, _), measured in by_key(measure(view, list(named))).items():
        if measured.value is not None and measured.coverage.count < measured.coverage.of:
            found.setdefault((measured.coverage.count, measured.coverage.of), []).append(named[key])
    rates = dict.fromkeys(
        m.reason for m in measure(view, ["eac"], by="project") if m.value is None and m.reason.startswith("no exchange rate")
    )
    parts = [f"{joined(names)} over {count} of {of} projects" for (count, of), names in found.items()]
    return "; ".join([*parts, *rates])


def _index(held: _Cards, key: str, label: str, other: str, other_label: str, courses: list[Point]) -> Kpi:
    trend = tuple(point[key] for point in courses)
    judged = held.now[key, ""]
    beyond = judged.thresholds.too_good if judged.thresholds else None
    too_good = beyond is not None and judged.value is not None and judged.value > beyond  # amber, and not for being low
    return Kpi(
        label=label,
        value=held.value(key, decimals=CARD_DECIMALS),
        delta=held.delta(key, decimals=CARD_DECIMALS),
        beside=held.value(other, decimals=CARD_DECIMALS),
        beside_label=f"too easy? {other_label}" if too_good else other_label,
        trend=trend if sum(value is not None for value in trend) >= LEAST else (),
        trend_labels=tuple(month(date.fromisoformat(point["date"])) for point in courses),
    )


def _critical(held: _Cards) -> Kpi:
    """The critical risks, of how many rated where some are not."""
    critical = held.value("risks_critical")
    coverage = held.now["risks_critical", ""].coverage
    rated = f" of {coverage.count} rated" if critical.number is not None and coverage.count < coverage.of else ""
    return Kpi(
        label="Critical risks",
        value=replace(critical, text=f"{critical.text}{rated}"),
        delta=held.delta("risks_critical"),
        beside=held.value("risk_exposure_residual"),
        beside_label="exposure",
    )


def _shortfall(held: _Cards) -> Kpi:
    """What the contingency of projects falls short of their own open risks; the surplus of another project covers none of it."""
    measured, value, delta = held.now["reserve_adequacy", ""], held.value("reserve_adequacy"), held.delta("reserve_adequacy")
    short = sum(1 for m in measure(held.view, ["reserve_adequacy"], by="project") if m.value is not None and m.value < 0)
    count = measured.coverage.count
    told = f"in {short or 'none'} of {count} projects" if count > 1 else f"in {'the one' if short else 'no'} project"
    return Kpi(
        label="Contingency shortfall",
        value=_turned(held.view, value),
        delta=_turned(held.view, delta, to=value.number) if delta else None,
        beside=Value(text=told) if value.number is not None else None,
    )


def _turned(view: View, value: Value, *, to: float | None = None) -> Value:
    """What is missing, where the figure says what is left; a change stands in the scale of the figure that it led ``to``."""
    if value.number is None:
        return value
    missing = -value.number or 0.0
    text = write(missing, Unit.MONEY, currency=view.currency) if to is None else beside(missing, to, currency=view.currency, signed=True)
    return replace(value, text=text, number=missing)


def _forecast(held: _Cards) -> Kpi:
    """The EAC, judged by what it leaves of the budget: over budget is never green, though it be within the limit."""
    vac, judged = held.now["vac", ""], held.now["vac_pct", ""].status
    return Kpi(
        label="Forecast cost",
        value=replace(held.value("eac"), status=Status.AMBER if judged is Status.GREEN and over(vac) else judged),
        delta=held.delta("eac"),
        beside=_in_scale(held, "vac", "eac"),
        beside_label="" if vac.value is None else "over budget" if vac.value < 0 else "under budget",
    )


def _in_scale(held: _Cards, key: str, of: str) -> Value:
    """The size of a card's second amount in the scale of the first."""
    value = held.value(key, plain=True)
    size = None if value.number is None else abs(value.number)
    return replace(value, text=beside(size, held.now[of, ""].value, currency=held.view.currency), number=size)


def _met(held: _Cards) -> Kpi:
    """How many of the milestones due were met, judged by the hit rate."""
    rate, due = held.now["milestone_hit_rate", ""], held.now["milestones_due", ""]
    met = held.value("milestones_met")
    told = f"{met.text} of {write(due.value, Unit.COUNT)}" if due.value is not None else met.text
    return Kpi(
        label="Milestones met",
        value=replace(met, text=told, status=rate.status, reason=rate.reason),
        delta=held.delta("milestones_met"),
        beside=held.value("milestone_hit_rate", plain=True),
        beside_label="hit rate",
    )
