"""How a status is drawn: shape, colour and word together, never colour alone."""

from typing import Any

from charts.palette import SHAPE, WORD, Palette
from metrics.metric import Status


def status_of(value: object) -> Status:
    """The status named in a row; what is not one counts as not computable."""
    try:
        return Status(str(value))
    except ValueError:
        return Status.GREY


def look(status: Status, palette: Palette) -> dict[str, Any]:
    """The fields of a mark; not computable is hollow."""
    colour = palette.of(status)
    hollow = status is Status.GREY
    return {"shape": SHAPE[status], "colour": palette.card if hollow else colour, "edge": colour if hollow else palette.card}


def word(status: Status) -> str:
    return WORD[status]


def excepted(status: Status) -> bool:
    """Amber and red stand out; the rest steps back."""
    return status.rank > 0
