"""Plans of months to come that begin where the actual values end: what is still expected, as a rolling forecast gives it, or the baseline of those months."""

from collections.abc import Iterator
from datetime import date

from ingest.cell import one_line, show
from ingest.layouts.layout import a1, row_of, told
from ingest.layouts.totals import number
from ingest.layouts.values import Value, Values
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from schema import Problem

TOPIC, EXPECTED = "outlook", "expected"
CHOICES = (
    (EXPECTED, "what is still expected (the estimate to complete), which is left out"),
    ("baseline", "the baseline, which counts as planned value"),
)
ASKED = "Is that what is still expected (the estimate to complete), or the baseline of those periods?"
TAKEN = {
    EXPECTED: "As said, it is left out, being what is still expected.",
    "baseline": "As said, it is taken as the baseline of those periods.",
}
DONE = frozenset({"ac", "ac_to_date", "ev", "ev_to_date"})


def begins(values: Values) -> Value | None:
    """The first planned value, where it lies in a period after all of actual values; zeros are none."""
    done, plans = list[date](), list[tuple[date, Value]]()
    for group, there in values.cells.items():
        end: date = group[-2]  # type: ignore[assignment]
        for column in there:
            cells = [value for value in there[column] if number(value[0]) != 0]
            if column in DONE and cells:
                done.append(end)
            elif column == "pv":
                plans += [(end, value) for value in cells]
    first = min(plans, key=lambda each: each[0], default=None)
    return first[1] if first and done and first[0] > max(done) else None


def without(values: Values) -> Values:
    """The values without those planned."""
    kept = {group: {name: cells for name, cells in there.items() if name != "pv"} for group, there in values.cells.items()}
    series = {name: lines for name, lines in values.series.items() if name != "pv"}
    return Values(
        cells={group: there for group, there in kept.items() if there},
        series=series,
        left=values.left,
        nothing=values.nothing,
        unknown=values.unknown,
    )


def ask(file: str, sheet: Sheet, top: int, found: Value) -> Question:
    says = f"{_says(sheet, top, found)} {ASKED}"
    return Question(
        key=key(TOPIC, file, sheet.label),
        topic=TOPIC,
        file=file,
        sheet=sheet.name,
        row=row_of(sheet, top),
        says=says,
        choices=CHOICES,
        default=EXPECTED,
    )


def tell(file: str, sheet: Sheet, top: int, found: Value, answer: str) -> Iterator[Problem]:
    yield told(file, sheet, f"{_says(sheet, top, found)} {TAKEN[answer]}", row=row_of(sheet, top))


def _says(sheet: Sheet, top: int, found: Value) -> str:
    heading = one_line(sheet.rows[top][found[2]])
    first = f"{a1(sheet, *found[1:])}{f', “{show(heading)}”' if heading else ''} ({show(found[0])})"
    return f"Sheet “{sheet.name}” has a plan only for the periods after those with actual values, the first in {first}."
