"""What changed since the last committee, and why: the largest contributors to each change of cost and finish."""

from dataclasses import dataclass

from metrics.display import day, short_day, write
from metrics.measure import Measured, measure
from metrics.metric import Unit
from metrics.movement import BaselineMove, Restatement, baseline_moves, restatements
from metrics.view import View
from reports.report import Grid, GridColumn, Item, Note, Value
from reports.shown import by_key, shown, words

CONTRIBUTORS = 3  # the largest to each change
_MEASURES = ("eac", "bac", "cpi", "finish_slip", "spi_t")
_FIRST = "This is the first status date on record: there is nothing to compare with yet."


@dataclass(frozen=True, kw_only=True)
class Shift:
    """What became of one figure of one project between two committees."""

    project_id: str
    name: str
    metric: str
    then: Measured
    now: Measured
    because: str

    @property
    def change(self) -> float:
        return (self.now.value or 0.0) - (self.then.value or 0.0)


def shifts(view: View, before: View, metric: str) -> list[Shift]:
    """The projects whose figure changed, the largest change first; a figure known at one time only is no change."""
    now, then = (by_key(measure(each, list(_MEASURES), by="project")) for each in (view, before))
    found = []
    for (key, project), current in now.items():
        earlier = then.get((key, project))
        if key != metric or earlier is None or current.value is None or earlier.value is None:
            continue
        because = _because(view, metric, {k: now[k, project] for k in _MEASURES}, {k: then[k, project] for k in _MEASURES})
        found.append(Shift(project_id=project, name=current.label, metric=metric, then=earlier, now=current, because=because))
    least = 0.5 if metric == "finish_slip" else 0.005
    return sorted((s for s in found if abs(s.change) >= least), key=lambda s: (-abs(s.change), s.project_id))


def _because(view: View, metric: str, now: dict[str, Measured], then: dict[str, Measured]) -> str:
    """What moved with the figure: the budget and the cost index for an EAC, the earned schedule for a finish."""
    if metric == "eac":
        return ", ".join(part for part in (_budget(view, now["bac"], then["bac"]), _index("CPI", now["cpi"], then["cpi"])) if part)
    return _index("SPI(t)", now["spi_t"], then["spi_t"])


def _budget(view: View, now: Measured, then: Measured) -> str:
    change = (now.value or 0.0) - (then.value or 0.0)
    return f"budget {write(change, Unit.MONEY, currency=view.currency, signed=True)}" if abs(change) >= 0.5 else ""


def _index(name: str, now: Measured, then: Measured) -> str:
    if now.value is None or then.value is None:
        return ""
    decimals = 2 if abs(now.value - then.value) >= 0.01 else 3
    words_ = "fell" if now.value < then.value else "rose" if now.value > then.value else ""
    old, new = (write(m.value, Unit.INDEX, decimals=decimals) for m in (then, now))
    return f"{name} {words_} from {old} to {new}" if words_ and old != new else f"{name} steady at {new}"


def _value(view: View, shift: Shift) -> Value:
    unit = shift.now.metric.unit
    text = write(shift.change, unit, currency=view.currency, signed=True)
    return Value(text=text, number=shift.change, unit=unit, ref=f"{shift.metric}/project/{shift.project_id}")


def title(view: View, before: View | None) -> str:
    """The change in one sentence."""
    if before is None:
        return "Nothing to compare with yet"
    cost, finish = _total(view, before, "eac"), _total(view, before, "finish_slip")
    since = f"Since {day(before.status_date)}"
    parts = []
    if cost is not None:
        parts.append(f"forecast {write(cost, Unit.MONEY, currency=view.currency, signed=True)}" if abs(cost) >= 0.5 else "forecast unchanged")
    if finish is not None:
        parts.append(f"latest finish {write(finish, Unit.DAYS, signed=True)}" if abs(finish) >= 0.5 else "latest finish unchanged")
    return f"{since}: {', '.join(parts)}" if parts else f"{since}: no forecast to compare"


def _total(view: View, before: View, metric: str) -> float | None:
    now, then = (measure(each, [metric])[0].value for each in (view, before))
    return None if now is None or then is None else now - then


def brief(view: View, before: View | None) -> Note:
    """The three largest contributors to the change of cost, and in one line to that of the finish."""
    if before is None:
        return Note(title="What changed", empty=_FIRST)
    costs_ = shifts(view, before, "eac")[:CONTRIBUTORS]
    ends = shifts(view, before, "finish_slip")[:CONTRIBUTORS]
    silent = [move for move in baseline_moves(view, before) if move.silent]
    tail = [f"Finish: {', '.join(f'{s.project_id} {write(s.change, Unit.DAYS, signed=True)}' for s in ends)}"] if ends else []
    tail += [f"Baseline moved without a change request: {', '.join(sorted({m.project_id for m in silent}))}"] if silent else []
    return Note(
        title=title(view, before),
        items=tuple(Item(title=f"{s.project_id} {_value(view, s).text}", lines=(f"{s.because}.",) if s.because else (), values=(_value(view, s),)) for s in costs_),
        tail=" · ".join(tail),
        empty="No forecast of any project has changed.",
    )


def costs(view: View, before: View | None) -> Grid:
    """Each project's change of the cost forecast, the largest first."""
    return _grid(view, before, "eac", "Forecast cost at completion")


def finishes(view: View, before: View | None) -> Grid:
    """Each project's change of the finish, the largest first."""
    return _grid(view, before, "finish_slip", "Finish, working days after the baseline")


def _grid(view: View, before: View | None, metric: str, name: str) -> Grid:
    found = shifts(view, before, metric) if before else []
    then = short_day(before.status_date) if before else ""
    return Grid(
        title=name,
        columns=(
            GridColumn(label="Project", width=2),
            GridColumn(label=then or "Then", numeric=True),
            GridColumn(label=short_day(view.status_date), numeric=True),
            GridColumn(label="Change", numeric=True),
            GridColumn(label="With it", width=2.6),
        ),
        rows=tuple(
            (
                words(f"{s.project_id} {s.name}"),
                Value(text=write(s.then.value, s.then.metric.unit, currency=view.currency), number=s.then.value, unit=s.then.metric.unit),
                shown(view, s.now, plain=True),
                _value(view, s),
                words(s.because),
            )
            for s in found[:8]
        ),
        tail=f"{len(found) - 8} smaller changes" if len(found) > 8 else "",
        empty=_FIRST if before is None else "No project's figure has changed.",
    )


def baselines(view: View, before: View | None) -> Note:
    """Baselines that moved, with the change request that allows it or without one, and figures that were restated."""
    if before is None:
        return Note(title="Baselines and restatements", empty=_FIRST)
    moved, restated = baseline_moves(view, before), restatements(view, before)
    silent = sum(move.silent for move in moved)
    return Note(
        title=f"{silent} baseline {'move has' if silent == 1 else 'moves have'} no approved change request" if silent else "No baseline has moved in silence",
        items=(*(_moved(move) for move in moved[:6]), *(_restated(each) for each in restated[:4])),
        tail=f"{len(moved) + len(restated) - 10} more" if len(moved) + len(restated) > 10 else "",
        empty="No baseline has moved, and no earlier figure was restated.",
    )


def _moved(move: BaselineMove) -> Item:
    return Item(title=f"{move.project_id} {move.name}", lines=(move.says,), status=move.status)


def _restated(restated: Restatement) -> Item:
    return Item(title=f"{restated.project_id} restated", lines=(restated.says,))

