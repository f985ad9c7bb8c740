"""What changed since the last committee, and why: the largest contributors to each change of cost and finish."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.causes import change_beside
from metrics.display import GAP, NONE, beside, day, joined, narrow_day, number, short_day, write
from metrics.metric import Unit
from metrics.movement import BaselineMove, CostMove, FinishMove, Moves, Restatement, moves, restatements
from metrics.view import View
from reports.change_sources import move_told, ref
from reports.columns import in_columns
from reports.report import Grid, GridColumn, Item, Note, Value
from reports.shown import earlier, named, words
from schema.wording import counted

CONTRIBUTORS = 3  # the largest to each change
LISTED = 8  # projects a table; how many more there are is said
LEAST = 0.5  # a change of less is none
_NONE = {
    "eac": ("No project's forecast has changed.", "No project has a forecast of its cost then and now."),
    "expected_finish": ("No project's finish has changed.", "No project has an expected finish then and now."),
    "baseline_finish": ("No baseline has moved, and no earlier figure was restated.", "No project has a baseline then and now."),
}  # where nothing changed, and where there was nothing to change
_FIRST = "This is the first status date on record: there is nothing to compare with yet."


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What changed from what the last committee saw, worked out once for all that tells of it."""

    view: View
    before: View
    moved: Moves
    restated: tuple[Restatement, ...]


def since(view: View, before: View | None) -> Changes | None:
    """The changes since ``before``; None where there was no committee before."""
    return Changes(view=view, before=before, moved=moves(view, before), restated=restatements(view, before)) if before else None


def silent(found: Changes | None) -> frozenset[str]:
    """The projects whose baseline moved with no approved change request."""
    return frozenset(move.project_id for move in found.moved.baselines if move.silent) if found else frozenset()


def caption(found: Changes | None) -> str:
    """Since when the small figures of the cards count."""
    return f"small figures: change since {short_day(found.before.status_date)}" if found else ""


def title(found: Changes | None) -> str:
    """The change in one sentence."""
    return f"Since {day(found.before.status_date)}: {_summary(found.view, found.moved)}" if found else "Nothing to compare with yet"


def _summary(view: View, moved: Moves) -> str:
    """The change of the forecast over projects that have one then and now; a figure that cannot be computed is no saving."""
    parts = []
    if moved.eac_change is not None:
        apart = [move for move in moved.costs if _one_sided(moved, move)]
        change = moved.eac_change - sum(move.change for move in apart)
        names = joined([move.project_id for move in apart]) if len(apart) <= CONTRIBUTORS else f"{len(apart)} projects"
        without = f" without {names}: not computable then or now" if apart else ""
        parts.append(
            (
                f"forecast {beside(change, moved.eac_now, currency=view.currency, signed=True)}"
                if abs(change) >= LEAST
                else "forecast unchanged"
            )
            + without
        )
    later = sum(move.days > 0 for move in moved.finishes)
    if later:
        parts.append(f"{later} {'project ends' if later == 1 else 'projects end'} later")
    return ", ".join(parts) or "no forecast to compare"


def _one_sided(moved: Moves, move: CostMove) -> bool:
    """Whether a project that was and is in the portfolio has a forecast on one side alone."""
    there = move.project_id not in (*moved.added, *moved.gone)
    return there and (move.before is None or move.now is None)


def brief(found: Changes | None) -> Note:
    """Silent moves of the baseline, then the three largest contributors to the change of cost and of the finish."""
    if found is None:
        return Note(title="What changed", empty=_FIRST)
    view, moved = found.view, found.moved
    unasked = sorted(silent(found))
    alone = tuple(_told(move) for move in moved.baselines if move.silent)
    moved_alone = (Item(title=f"{joined(unasked)}: baseline moved, no change request", values=alone),) if unasked else ()
    ends = moved.finishes[:CONTRIBUTORS]
    finish = (
        (
            Item(
                title=f"Finish, working days: {joined([f'{m.project_id} {number(m.days, signed=True)}' for m in ends])}",
                values=tuple(map(_slip, ends)),
            ),
        )
        if ends
        else ()
    )
    return Note(
        title=f"Since {short_day(found.before.status_date)}: {_summary(view, moved)}",
        items=(*moved_alone, *(_cost_item(found, move) for move in moved.costs[:CONTRIBUTORS]), *finish),
        empty=_none(found, "eac"),
    )


def _none(found: Changes | None, what: str) -> str:
    """Why no change is told: there was none, or nothing that could have changed."""
    unchanged, nothing = _NONE[what]
    return _FIRST if found is None else unchanged if what in found.moved.compared else nothing


def _cost_item(found: Changes, move: CostMove) -> Item:
    """One line: how much, in the unit of its reason, and the first reason of several; all of them stand on the slide of the changes."""
    value = _cost(found, move)
    if value.number is not None:
        value = replace(value, text=f"{found.view.currency}{GAP}{change_beside(move.cause, move.change)}".lstrip(GAP))
    reason = move.cause.split(";")[0].split(":")[0].rstrip(".")
    return Item(
        title=f"{move.project_id} {value.text}"
        + (f", {reason[0].lower() if reason[1:2].islower() else reason[0]}{reason[1:]}" if reason else ""),
        values=(value,),
    )


def _cost(found: Changes, move: CostMove) -> Value:
    key = ref("eac_change", move.project_id)
    if _one_sided(found.moved, move):
        return Value(text=NONE, unit=Unit.MONEY, reason=move.cause.rstrip("."), ref=key)
    return Value(text=_money(found.view, move.change), number=move.change, unit=Unit.MONEY, ref=key)


def costs(view: View, found: Changes | None) -> Grid:
    """Each project's change of the cost forecast, the largest first, and why."""
    rows = (
        [(words(named(m.project_id, m.name)), _before(found, m), _now(view, m), _cost(found, m), words(m.cause)) for m in found.moved.costs]
        if found
        else []
    )
    return _compared(view, found, "Forecast cost at completion", "Change", rows, _none(found, "eac"))


def finishes(view: View, found: Changes | None) -> Grid:
    """Each project's change of the expected finish, the largest first, and why."""
    moved = found.moved.finishes if found else ()
    rows = [
        (words(named(m.project_id, m.name)), words(narrow_day(m.before)), words(narrow_day(m.now)), _slip(m), words(m.cause)) for m in moved
    ]
    return _compared(view, found, "Expected finish", "Change", rows, _none(found, "expected_finish"))


def _compared(view: View, found: Changes | None, title: str, change: str, rows: Sequence[tuple[Value, ...]], none: str) -> Grid:
    """Then, now, the change and why, project by project."""
    grid = Grid(
        title=title,
        columns=(
            GridColumn(label="Project", width=2),
            GridColumn(label=_then(found), numeric=True),
            GridColumn(label=short_day(view.status_date), numeric=True),
            GridColumn(label=change, numeric=True),
            GridColumn(label="Why", width=3),
        ),
        rows=tuple(rows[:LISTED]),
        tail=_rest(len(rows)),
        empty=none,
    )
    return in_columns(grid, view.currency)


def _slip(move: FinishMove) -> Value:
    return Value(text=_days(move), number=float(move.days), unit=Unit.DAYS, ref=ref("finish_change", move.project_id))


def baselines(found: Changes | None) -> Note:
    """Baselines that moved, with the change request that allows it or without one, and figures told differently now."""
    if found is None:
        return Note(title="Baselines and restatements", empty=_FIRST)
    moved, restated = found.moved.baselines, found.restated
    count = len(silent(found))
    return Note(
        title=f"{count} baseline {'move has' if count == 1 else 'moves have'} no approved change request"
        if count
        else "No baseline has moved in silence"
        if "baseline_finish" in found.moved.compared
        else "Baselines and restatements",
        items=(*(_moved(move) for move in moved[:5]), *(_restated(found, each) for each in restated[:4])),
        tail=f"{len(moved) + len(restated) - 9} more" if len(moved) + len(restated) > 9 else "",
        empty=_none(found, "baseline_finish"),
    )


def _moved(move: BaselineMove) -> Item:
    return Item(
        title=f"Baseline of {named(move.project_id, move.name)}",
        lines=(move.says,),
        status=move.status,
        about="Change control",
        values=(_told(move),),
    )


def _told(move: BaselineMove) -> Value:
    number, unit = move_told(move)
    text = write(number, unit, currency=move.currency, signed=True)
    return Value(text=text, number=number, unit=unit, ref=ref("baseline_change", move.project_id))


def _restated(found: Changes, restated: Restatement) -> Item:
    """The figure leads to what the last committee saw."""
    was = Value(
        text=write(restated.before, Unit.MONEY, currency=restated.currency, compact=False),
        number=restated.before,
        unit=Unit.MONEY,
        ref=earlier(restated.figure, "project", restated.project_id, found.before),
    )
    return Item(title=f"{restated.project_id}: restated", lines=(restated.says,), values=(was,))


def _money(view: View, amount: float) -> str:
    return write(amount, Unit.MONEY, currency=view.currency, signed=True)


def _before(found: Changes | None, move: CostMove) -> Value:
    """The EAC that the last committee saw."""
    key = earlier("eac", "project", move.project_id, found.before) if found and move.before is not None else ""
    currency = found.view.currency if found else ""
    return Value(text=write(move.before, Unit.MONEY, currency=currency), number=move.before, unit=Unit.MONEY, ref=key)


def _now(view: View, move: CostMove) -> Value:
    key = f"eac/project/{move.project_id}" if move.now is not None else ""
    return Value(text=write(move.now, Unit.MONEY, currency=view.currency), number=move.now, unit=Unit.MONEY, ref=key)


def _days(move: FinishMove) -> str:
    return write(move.days, Unit.DAYS, signed=True)


def _then(found: Changes | None) -> str:
    return short_day(found.before.status_date) if found else "Before"


def _rest(count: int) -> str:
    return counted(count - LISTED, "smaller change") if count > LISTED else ""
