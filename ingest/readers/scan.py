"""What a scan of a whole workbook gives: each sheet's marks and how its dates count."""

from dataclasses import dataclass

from ingest.readers.marks import Marks


@dataclass(frozen=True, kw_only=True)
class Scan:
    """``sheets`` stand in the workbook's order."""

    sheets: tuple[Marks, ...]
    from_1904: bool = False

    def of(self, name: str, index: int) -> Marks | None:
        """The marks of a sheet by its name, else by its place (old workbooks write names in alphabets of their own)."""
        for each in self.sheets:
            if each.sheet == name:
                return each
        return self.sheets[index] if index < len(self.sheets) else None
