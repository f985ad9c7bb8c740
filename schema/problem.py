"""A fault in somebody's file, as data: where it is, what was found, what it means and how to mend it."""

from dataclasses import asdict, dataclass

from schema.table import Severity


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault. ``row`` is the sheet's own row number (1 is the first), ``column`` its heading or letter.

    ``found`` is the cell's text, shortened; ``says`` one sentence for the sender; ``mend`` what to do.
    An ``error`` rejects its row (or its file, when ``row`` is None); a ``warning`` wants a yes; a
    ``notice`` only tells.
    """

    file: str
    says: str
    mend: str
    severity: Severity = "error"
    sheet: str = ""
    row: int | None = None
    column: str = ""
    found: str = ""

    def as_dict(self) -> dict[str, str | int | None]:
        return asdict(self)
