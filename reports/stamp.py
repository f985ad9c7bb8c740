"""What every page and export prints about itself: of when, known when, over what, by which limits."""

from datetime import datetime

from metrics import BY_KEY
from metrics.display import number, write
from metrics.measure import measure
from metrics.metric import Thresholds, Unit
from metrics.status import JUDGED, limits
from metrics.view import View
from reports.report import Stamp


def stamp(view: View, *, report: str, known_at: datetime, loads: tuple[int, ...], sample: bool, filtered: str) -> Stamp:
    """The stamp of a report over ``view``; ``filtered`` says which projects are in it, empty for all."""
    bac = measure(view, ["bac"])[0]
    count = bac.coverage.of
    budget = f", {write(bac.value, Unit.MONEY, currency=view.currency)} approved" if bac.value is not None else ""
    return Stamp(
        report=report,
        status_date=view.status_date.isoformat(),
        known_at=known_at.isoformat(timespec="seconds"),
        currency=view.currency,
        scope=f"{count} {'project' if count == 1 else 'projects'}{budget}" + (f" ({filtered})" if filtered else ""),
        thresholds=tuple(f"{BY_KEY[key].label}: {limits_in_words(limits(view, key))}" for key in JUDGED),
        loads=loads,
        sample=sample,
    )


def limits_in_words(thresholds: Thresholds | None) -> str:
    """Thresholds as a sentence: "on track from 0.95, at risk from 0.90, off track below; at risk again above 1.10"."""
    if thresholds is None:
        return "no limits"
    side, beyond = ("from", "below") if thresholds.higher_is_better else ("to", "above")
    again = "above" if thresholds.higher_is_better else "below"
    too_good = f"; at risk again {again} {_number(thresholds.too_good)}" if thresholds.too_good is not None else ""
    return f"on track {side} {_number(thresholds.green)}, at risk {side} {_number(thresholds.amber)}, off track {beyond}{too_good}"


def _number(value: float) -> str:
    return number(value, decimals=2)
