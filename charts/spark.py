"""Which way is one figure going? A line without axes, for a card."""

from collections.abc import Sequence

import altair as alt

from charts.layers import labels, line, marks
from charts.palette import Palette
from charts.plane import Plane, framed, number_of
from charts.status import status_of
from metrics.metric import Status


def spark(
    *, palette: Palette, width: int, height: int, values: Sequence[float | None] = (), status: str = Status.GREY.value
) -> alt.LayerChart:
    """``values`` in order of time; the line has the colour of the figure's status, which its card says in words."""
    points = [(float(n), value) for n, raw in enumerate(values) if (value := number_of(raw)) is not None]
    heights = [y for _, y in points] or [0.0]
    room = (max(heights) - min(heights)) * 0.12 or 1.0
    plane = Plane(
        width=width, height=height, left=4, right=6, top=4, bottom=4,
        x=(0.0, max(len(values) - 1.0, 1.0)), y=(min(heights) - room, max(heights) + room),
    )  # fmt: skip
    colour = palette.of(status_of(status))
    end = [
        {"x": x, "y": y, "colour": colour, "edge": palette.card, "shape": "circle", "size": 40, "says": "latest"} for x, y in points[-1:]
    ]
    return framed(
        plane, palette, [line(plane, [{"x": x, "y": y} for x, y in points], colour=colour, width=2), marks(plane, end), labels(plane, [])]
    )
