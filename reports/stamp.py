"""What every page and export prints about itself: of when, known when, over what, by which limits."""

from datetime import datetime

from metrics import BY_KEY
from metrics.display import joined, write
from metrics.limits import in_words, of, overriding
from metrics.measure import measure
from metrics.metric import Unit
from metrics.status import JUDGED
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
        thresholds=_limits(view),
        loads=loads,
        sample=sample,
    )


def _limits(view: View) -> tuple[str, ...]:
    """The limits that statuses are judged by; metrics with the same limits share a sentence."""
    own, shared = overriding(view), dict[str, list[str]]()
    for key in (*JUDGED, "vac_pct"):
        metric = BY_KEY[key]
        shared.setdefault(in_words(of(metric, own), metric.unit), []).append(metric.label)
    return tuple(f"{joined(labels)}: {limits}" for limits, labels in shared.items())
