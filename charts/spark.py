"""Which way is one figure going? A line without axes, for a card."""

from collections.abc import Sequence

import altair as alt

from charts.layers import labels, line, marks, rules
from charts.palette import Palette
from charts.plane import Plane, framed, number_of
from charts.status import status_of
from metrics.display import number
from metrics.metric import Status

REACH = (0.7, 1.3)  # around 1.0, where an index is on plan; what lies beyond stands at the edge
LEAST = 3  # points


def spark(
    *, palette: Palette, width: int, height: int, values: Sequence[float | None] = (), status: str = Status.GREY.value
) -> alt.LayerChart:
    """``values`` of an index in order of time, on a domain that is the same for all: what hardly moves is seen to.

    The line has the colour of the figure's status, which its card says in words; fewer than :data:`LEAST` values are no course.
    """
    points = [(float(n), min(max(value, REACH[0]), REACH[1])) for n, raw in enumerate(values) if (value := number_of(raw)) is not None]
    points = points if len(points) >= LEAST else []
    plane = Plane(width=width, height=height, left=4, right=6, top=4, bottom=4, x=(0.0, max(len(values) - 1.0, 1.0)), y=REACH)
    colour = palette.of(status_of(status))
    end = [
        {"x": x, "y": y, "colour": colour, "edge": palette.card, "shape": "circle", "size": 40, "says": f"Latest: {number(y, decimals=2)}"}
        for x, y in points[-1:]
    ]
    par = [{"x": plane.x[0], "x2": plane.x[1], "y": 1.0, "y2": 1.0, "colour": palette.border}]
    course = line(plane, [{"x": x, "y": y} for x, y in points], colour=colour, width=2, straight=True)
    return framed(plane, palette, [rules(plane, par if points else []), course, marks(plane, end), labels(plane, [])])
