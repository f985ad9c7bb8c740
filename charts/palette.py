"""The colours and marks of the product, light and dark: status is mark, word and colour, everywhere the same."""

from dataclasses import dataclass

from metrics.metric import Status

MARK: dict[Status, str] = {Status.GREEN: "●", Status.AMBER: "▲", Status.RED: "■", Status.GREY: "○"}
WORD: dict[Status, str] = {Status.GREEN: "On track", Status.AMBER: "At risk", Status.RED: "Off track", Status.GREY: "Not computable"}
LETTER: dict[Status, str] = {Status.GREEN: "G", Status.AMBER: "A", Status.RED: "R", Status.GREY: "–"}
SHAPE: dict[Status, str] = {Status.GREEN: "circle", Status.AMBER: "triangle-up", Status.RED: "square", Status.GREY: "circle"}


@dataclass(frozen=True, kw_only=True)
class Palette:
    """One theme's colours; green, amber and red mean status and nothing else."""

    name: str
    ground: str
    card: str
    ink: str
    muted: str
    border: str
    blue: str
    green: str
    amber: str
    red: str
    grey: str
    heat: tuple[str, str, str, str]  # cells of the heatmap: low, medium, high, critical

    def of(self, status: Status) -> str:
        return {Status.GREEN: self.green, Status.AMBER: self.amber, Status.RED: self.red, Status.GREY: self.grey}[status]


LIGHT = Palette(
    name="light",
    ground="#ffffff",
    card="#ffffff",
    ink="#0f1722",
    muted="#5b6472",
    border="#d9dde3",
    blue="#1f4e8c",
    green="#1a7f5a",
    amber="#b45309",
    red="#b3261e",
    grey="#5b6472",
    heat=("#e1f0e9", "#f6eed6", "#fadcc0", "#f4b9b1"),
)
DARK = Palette(
    name="dark",
    ground="#12161c",
    card="#12161c",
    ink="#e8ebf0",
    muted="#9aa4b2",
    border="#323a46",
    blue="#7fb0ee",
    green="#4fc08d",
    amber="#f0a54a",
    red="#ff8a80",
    grey="#9aa4b2",
    heat=("#1d3b30", "#403a20", "#5a3a1c", "#6e2a2a"),
)
