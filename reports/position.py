"""Where the portfolio stands: the cards of figures, the S-curve, the quadrant and the course of the indices."""

from dataclasses import dataclass, replace

from metrics import BY_KEY
from metrics.course import Point, course, index_course
from metrics.display import joined, short_day, write
from metrics.limits import of, overriding
from metrics.measure import Measured, measure
from metrics.metric import Status, Unit
from metrics.status import project_statuses
from metrics.view import View
from reports.report import Figure, Grid, GridColumn, Kpi, Kpis, Value
from reports.shown import CARD_DECIMALS, by_key, earlier, shown, words

_CARDS = ("cpi", "cpi_3", "spi", "spi_t", "eac", "vac", "vac_pct", "milestones_met", "milestones_due", "milestone_hit_rate",
          "risks_critical", "risk_exposure_residual", "reserve_adequacy", "contingency_left")  # fmt: skip


Figures = dict[tuple[str, str], Measured]


@dataclass(frozen=True, kw_only=True)
class _Cards:
    """The figures of the cards now and as the last committee saw them."""

    view: View
    before: View | None
    now: Figures
    then: Figures

    def value(self, key: str, *, signed: bool = False, plain: bool = False, decimals: int | None = None) -> Value:
        return shown(self.view, self.now[key, ""], signed=signed, plain=plain, decimals=decimals)

    def delta(self, key: str, *, decimals: int | None = None) -> Value | None:
        """What changed since the last committee; it leads to the figure that was shown then."""
        was, current = self.then.get((key, "")), self.now[key, ""]
        if self.before is None or was is None or was.value is None or current.value is None:
            return None
        change = current.value - was.value
        text = write(change, current.metric.unit, signed=True, decimals=decimals)
        return Value(text=text, number=change, unit=current.metric.unit, ref=earlier(key, "portfolio", "", self.before))


def cards(view: View, before: View | None) -> Kpis:
    """Six figures with status, what changed since the last committee, and the figure that belongs beside each."""
    then = by_key(measure(before, list(_CARDS))) if before else {}
    held = _Cards(view=view, before=before, now=by_key(measure(view, list(_CARDS))), then=then)
    courses = index_course(view)
    return Kpis(
        items=(
            _index(held, "cpi", "CPI, cost", "cpi_3", "last 3", courses),
            _index(held, "spi", "SPI, schedule", "spi_t", "SPI(t)", courses),
            _forecast(held),
            _met(held),
            _count(held, "risks_critical", "Critical risks", "risk_exposure_residual", "exposure"),
            _count(held, "reserve_adequacy", "Reserve adequacy", "contingency_left", "contingency"),
        )
    )


def partial(view: View) -> str:
    """Which of the cards' sums some projects are missing from, in a sentence; empty where all are in all."""
    named = {"cpi": "CPI", "spi": "SPI", "eac": "forecast", "reserve_adequacy": "reserve"}
    found: dict[tuple[int, int], list[str]] = {}
    for (key, _), measured in by_key(measure(view, list(named))).items():
        if measured.value is not None and measured.coverage.count < measured.coverage.of:
            found.setdefault((measured.coverage.count, measured.coverage.of), []).append(named[key])
    return "; ".join(f"{joined(names)} over {count} of {of} projects" for (count, of), names in found.items())


def _index(held: _Cards, key: str, label: str, beside: str, beside_label: str, courses: list[Point]) -> Kpi:
    return Kpi(
        label=label,
        value=held.value(key, decimals=CARD_DECIMALS),
        delta=held.delta(key, decimals=CARD_DECIMALS),
        beside=held.value(beside, decimals=CARD_DECIMALS),
        beside_label=beside_label,
        trend=tuple(point[key] for point in courses),
    )


def _count(held: _Cards, key: str, label: str, beside: str, beside_label: str) -> Kpi:
    return Kpi(label=label, value=held.value(key), delta=held.delta(key), beside=held.value(beside), beside_label=beside_label)


def _forecast(held: _Cards) -> Kpi:
    """The EAC, judged by what it leaves of the budget."""
    return Kpi(
        label="Forecast cost",
        value=replace(held.value("eac"), status=held.now["vac_pct", ""].status),
        delta=held.delta("eac"),
        beside=held.value("vac", signed=True, plain=True),
        beside_label="to budget",
    )


def _met(held: _Cards) -> Kpi:
    """How many of the milestones due were met, judged by the hit rate."""
    rate, due = held.now["milestone_hit_rate", ""], held.now["milestones_due", ""]
    met = held.value("milestones_met")
    return Kpi(
        label="Milestones met",
        value=replace(met, text=f"{met.text} of {write(due.value, Unit.COUNT)}", status=rate.status, reason=rate.reason),
        delta=held.delta("milestones_met"),
        beside=held.value("milestone_hit_rate", plain=True),
        beside_label="hit rate",
    )


def s_curve(view: View) -> Figure:
    """Planned, earned and actual to date, and the forecast with its range."""
    drawn = course(view)
    now = by_key(measure(view, ["cpi", "spi", "eac"]))
    title = _curve_title(now["spi", ""].value, now["cpi", ""].value)
    told = next((point for point in drawn if point["date"] == view.status_date.isoformat()), None)
    amounts = "".join(
        f", {name} {_money(view, told[key])}" for key, name in (("pv", "planned"), ("ev", "earned"), ("ac", "actual")) if told
    )
    return Figure(
        chart="s_curve",
        title=title,
        caption="Cumulative, where all three are known; shaded: range of EACs",
        data={"rows": drawn, "status_date": view.status_date.isoformat(), "currency": view.currency},
        values=tuple(shown(view, now[key, ""], plain=True) for key in ("cpi", "spi", "eac")),
        alt=f"{title}{amounts}; forecast {_money(view, now['eac', ''].value)}",
        empty="" if drawn else "No baseline and no progress is loaded. Load work packages and progress to see the curve.",
    )


def _money(view: View, amount: float | None) -> str:
    return write(amount, Unit.MONEY, currency=view.currency)


def _curve_title(spi: float | None, cpi: float | None) -> str:
    """The indices in words: how far earned is behind plan, and how far cost is above what was earned."""
    if spi is None:
        return "Planned, earned and actual"
    earned = f"Earned is {_share(1 - spi)} {'behind' if spi < 1 else 'ahead of'} plan" if abs(1 - spi) >= 0.0005 else "Earned is on plan"
    if not cpi:
        return earned
    over = 1 / cpi - 1
    return f"{earned}, cost {_share(over)} {'above' if over > 0 else 'below'} it" if abs(over) >= 0.0005 else f"{earned}, cost equal to it"


def _share(value: float) -> str:
    return write(abs(value), Unit.SHARE, decimals=1)


def quadrant(view: View) -> Figure:
    """Each project by schedule and cost index, its mark sized by budget."""
    measured = by_key(measure(view, ["cpi", "spi", "bac"], by="project"))
    statuses = project_statuses(view)
    points = [
        {
            "code": s.project_id,
            "name": s.name,
            "cpi": measured["cpi", s.project_id].value,
            "spi": measured["spi", s.project_id].value,
            "bac": measured["bac", s.project_id].value,
            "status": s.computed.value,
        }
        for s in statuses
    ]
    drawn = [point for point in points if point["cpi"] is not None and point["spi"] is not None]
    missing = [str(point["code"]) for point in points if point not in drawn]
    red_or_amber = {
        key: {m.key for m in measured.values() if m.metric.key == key and m.status in (Status.RED, Status.AMBER)} for key in ("cpi", "spi")
    }
    both = [
        str(p["code"])
        for p in drawn
        if all(p["code"] in found for found in red_or_amber.values()) and max(float(p["cpi"] or 0), float(p["spi"] or 0)) < 1
    ]
    return Figure(
        chart="quadrant",
        title=f"{_few(both)} the limits of cost and schedule" if both else "No project misses the limits of both cost and schedule",
        caption="Each mark is a project, its size the budget" + (f". Not computable: {', '.join(missing)}" if missing else ""),
        data={"points": drawn},
        values=tuple(shown(view, measured[key, str(p["code"])], plain=True) for p in drawn for key in ("cpi", "spi")),
        alt="; ".join(f"{p['code']}: CPI {write(p['cpi'], Unit.INDEX)}, SPI {write(p['spi'], Unit.INDEX)}" for p in drawn),  # type: ignore[arg-type]
        empty="" if drawn else "No project has both indices yet.",
    )


def _few(codes: list[str]) -> str:
    if len(codes) == 1:
        return f"{codes[0]} misses"
    return f"{joined(codes)} miss" if len(codes) <= 3 else f"{len(codes)} projects miss"


def index_trend(view: View) -> Figure:
    """CPI and SPI by period, cumulative and over the last three."""
    now = by_key(measure(view, ["cpi", "cpi_3", "spi", "spi_3"]))
    told = {key: measured.text() for (key, _), measured in now.items() if measured.value is not None}
    # the last point is the figure that is told elsewhere, over the projects that it covers
    last = {key: measured.value for (key, _), measured in now.items()}
    rows = [point | last if point["date"] == view.status_date.isoformat() else point for point in index_course(view)]
    marks = of(BY_KEY["cpi"], overriding(view))
    cumulative, recent = now["cpi", ""].value, now["cpi_3", ""].value
    title = "Cumulative and recent indices"
    if cumulative is not None and recent is not None:
        direction = "worsening" if recent < cumulative - 0.01 else "improving" if recent > cumulative + 0.01 else "steady"
        title = f"Cost performance is {direction}: last three periods {told['cpi_3']}, cumulative {told['cpi']}"
    return Figure(
        chart="index_trend",
        title=title,
        caption="Cumulative, and over the last three periods",
        data={"rows": rows, "told": told, "green": marks.green if marks else None, "amber": marks.amber if marks else None},
        values=tuple(shown(view, now[key, ""], plain=True) for key in ("cpi", "cpi_3", "spi", "spi_3")),
        alt=title,
        empty="" if len(rows) > 1 else "One period is known so far; a course needs two.",
    )


def forecasts(view: View) -> Grid:
    """Each way to estimate the cost at completion, beside what it assumes."""
    keys = [
        "eac",
        "eac_typical",
        "eac_atypical",
        "eac_composite",
        "eac_weighted",
        "eac_recent3",
        "eac_recent6",
        "eac_bottom_up",
        "tcpi_bac",
        "tcpi_eac",
        "eac_realism",
    ]
    measured = measure(view, keys)
    return Grid(
        title="The forecast by every method",
        columns=(GridColumn(label="Method", width=2.2), GridColumn(label="Value", numeric=True), GridColumn(label="Coverage", width=2.4)),
        rows=tuple((words(m.metric.label), shown(view, m), words(m.coverage.says if m.value is not None else m.reason)) for m in measured),
        caption=f"As of {short_day(view.status_date)}",
    )
