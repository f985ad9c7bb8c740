"""How each change came about: the figure as it is now against the one that the last committee saw, with the rows of both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from metrics.display import day, write
from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status, Unit
from metrics.movement import BaselineMove, CostMove, FinishMove, Moves
from metrics.view import View
from reports.shown import earlier

RESTS_ON = {"eac_change": "eac", "finish_change": "finish_slip", "baseline_change": "finish_slip"}  # whose rows stand behind the change
_SOURCE = "Definitions of Steerboard, section 1"


def ref(change: str, project: str) -> str:
    """The key of a change's explanation: ``eac_change/project/ERP``."""
    return f"{change}/project/{project}"


def rests_on(refs: Iterable[str], moved: Moves, before: View) -> set[str]:
    """The refs of the figures, now and before, whose rows explain these changes; a project that was not there has none."""
    found = set()
    for change, _, project in (one.split("/", 2) for one in refs):
        if project not in moved.gone:
            found.add(f"{RESTS_ON[change]}/project/{project}")
        if project not in moved.added:
            found.add(earlier(RESTS_ON[change], "project", project, before))
    return found


def explanations(refs: Iterable[str], moved: Moves, view: View, before: View, known: Mapping[str, Explanation]) -> dict[str, Explanation]:
    """The changes asked for; ``known`` holds the figures that :func:`rests_on` named, as far as they are known."""
    wanted = set(refs)
    when = (day(before.status_date), day(view.status_date))
    every = (*_costs(moved.costs, view, when), *_finishes(moved.finishes, when), *_baselines(moved.baselines))
    return {one.ref: _with_rows(one, before, known) for one in every if one.ref in wanted}


def _costs(moves: Iterable[CostMove], view: View, when: tuple[str, str]) -> Iterator[Explanation]:
    for move in moves:
        now, then, change = (
            write(amount, Unit.MONEY, currency=view.currency, compact=False, signed=signed)
            for amount, signed in ((move.now, False), (move.before, False), (move.change, True))
        )
        yield _explanation(
            "eac_change", move.project_id, f"{move.project_id}: change of the forecast", move.change, Unit.MONEY,
            formula=f"EAC on {when[1]} − EAC on {when[0]}", numbers=_because(f"{now} − {then} = {change}", move.cause),
            meaning="How much the estimate at completion changed since the last committee, and why.",
        )  # fmt: skip


def _finishes(moves: Iterable[FinishMove], when: tuple[str, str]) -> Iterator[Explanation]:
    for move in moves:
        yield _explanation(
            "finish_change", move.project_id, f"{move.project_id}: change of the expected finish", float(move.days), Unit.DAYS,
            formula=f"working days from the finish expected on {when[0]} to the one expected on {when[1]}",
            numbers=_because(f"{day(move.before)} → {day(move.now)} = {write(move.days, Unit.DAYS, signed=True)}", move.cause),
            meaning="How many working days the expected finish moved since the last committee, and why; later is positive.",
        )  # fmt: skip


def _baselines(moves: Iterable[BaselineMove]) -> Iterator[Explanation]:
    for move in moves:
        budget = " → ".join(
            write(amount, Unit.MONEY, currency=move.currency, compact=False) for amount in (move.budget_before, move.budget_now)
        )
        number, unit = move_told(move)
        yield _explanation(
            "baseline_change", move.project_id, f"{move.project_id}: move of the baseline", number, unit,
            formula="the baseline now against the baseline of the last committee",
            numbers=f"finish {day(move.finish_before)} → {day(move.finish_now)}; budget {budget}; work packages: {', '.join(move.packages) or 'none'}. {move.says}",
            meaning="How the baseline differs from what the last committee saw: its finish in working days, else its budget.",
        )  # fmt: skip


def _because(sum_told: str, cause: str) -> str:
    return f"{sum_told}. {cause}" if cause else sum_told


def move_told(move: BaselineMove) -> tuple[float, Unit]:
    """What a move of the baseline comes to: days where its finish moved, else money."""
    return (float(move.days), Unit.DAYS) if move.finish_before != move.finish_now else (move.budget_change, Unit.MONEY)


def _explanation(
    metric: str, project: str, label: str, value: float, unit: Unit, *, formula: str, numbers: str, meaning: str
) -> Explanation:
    return Explanation(
        metric=metric, label=label, level="project", key=project, formula=formula, numbers=numbers, expression="", inputs={}, value=value,
        unit=unit, status=Status.GREY, thresholds="", coverage="", reason="", meaning=meaning, source=_SOURCE,
    )  # fmt: skip


def _with_rows(change: Explanation, before: View, known: Mapping[str, Explanation]) -> Explanation:
    """The change with the rows of both figures, those of now first; a sheet that stands behind both is named once."""
    base = RESTS_ON[change.metric]
    refs = (f"{base}/project/{change.key}", earlier(base, "project", change.key, before))
    rows: dict[tuple[object, ...], SourceRows] = {}
    for one in (row for found in refs if found in known for row in known[found].rows):
        rows.setdefault((one.table, one.file, one.sheet, one.load), one)
    return replace(change, rows=tuple(rows.values()))
